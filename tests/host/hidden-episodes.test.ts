import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tagsOf } from '../../functions/changes/tags.ts';
import { buildSearchIndex } from '../../functions/search/build.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createFilePlace } from '../../shared/search/place.ts';
import { episodeKey } from '../../shared/table/keys.ts';
import { threadId } from '../../shared/thread.ts';
import { testFolder } from '../search/invented.ts';
import { postOf, somebody } from '../support/discussion.ts';
import { harbour, idOf, lighthouse, storedEpisode, syncItems } from '../support/harbour.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

const onlyHere = 'https://paper.example/2026/11/19/harbour-toll-doubles';
const onBoth = 'https://paper.example/2026/11/20/lighthouse-goes-dark';
const cited = (...addresses: string[]) =>
  addresses.map((address) => `<p>A story of the coast <a href="${address}">[Link]</a></p>`).join('');

let test: HostTest;
let host: HostBrowser;
let id: string;
beforeEach(async () => {
  test = await createHostTest();
  host = await test.signedIn('host');
  await sync();
  id = await idOf(test, 'The harbour');
});

const sync = (notes = cited(onlyHere, onBoth)) =>
  syncItems(test, [
    { ...harbour, notes },
    { ...lighthouse, notes: `<p>More in see also #12.</p>${cited(onBoth)}` },
  ]);
const listed = async () => (await test.reader.latest({ limit: 10 })).items;
const revOf = async () => (await storedEpisode(test, id)).rev;
const say = async (what: 'hide' | 'show') =>
  host.post(`/host/episodes/${id}/${what}`, { ifRev: String(await revOf()) });

/** Everything that anybody can read of the episode, without what counts writes. */
async function seen() {
  const { reader } = test;
  const other = await idOf(test, 'The lighthouse');
  const articles = (await reader.articles({ limit: 10 })).items;
  const place = createFilePlace(join(testFolder(), 'search.sqlite'));
  await buildSearchIndex({ site: test.site, table: test.table, reader, now: () => test.clock.now, place });
  const search = createSearch(place);
  const found = (await search.search({ text: 'harbour' }))?.items ?? [];
  search.close();
  const { headline } = (await reader.episode(id)) ?? {};
  return {
    page: headline,
    listed: (await listed()).map(({ title }) => title),
    ofShow: (await reader.episodes('my-show')).items.map(({ title }) => title),
    ofSeason: (await reader.episodes('my-show', { season: 2 })).items.map(({ title }) => title),
    afterIt: (await reader.episodeAfter(id))?.title,
    facts: await reader.facts('my-show'),
    people: (await reader.people()).items.map(({ name, episodeCount }) => ({ name, episodeCount })),
    guest: (await reader.person('ann-pilot'))?.episodes.items.map(({ title }) => title),
    seeAlso: (await reader.episode(other))?.seeAlso.map((episode) => episode.headline),
    articles: articles.map(({ address }) => address).sort(),
    discussions: await Promise.all(
      articles.map(async (article) => (await reader.article(article.id))?.discussedOn.items.length),
    ),
    articlesOf: await reader.articlesOf(id),
    subject: (await reader.subject(threadId('episode', id)))?.title,
    comments: (await reader.recentComments()).items.map(({ body }) => body),
    found: found.map(({ url }) => url),
  };
}

describe('An episode that a host hides', () => {
  it('is nowhere, and stands where it was once it is shown again', async () => {
    const posted = await test.discussions.post(
      postOf(threadId('episode', id), 'Words about the harbour.'),
      somebody(),
    );
    const comment = posted.outcome === 'stored' ? posted.comment.id : '';
    await host.post(`/host/comments/${comment}/approve`, { ifRev: '1' });
    const before = await seen();
    expect(before).toMatchObject({
      page: 'The harbour',
      ofSeason: ['The harbour'],
      afterIt: 'The lighthouse',
      guest: ['The harbour'],
      seeAlso: ['The harbour'],
      articles: [onlyHere, onBoth],
      subject: 'The harbour',
      comments: ['Words about the harbour.'],
    });

    expect((await say('hide')).headers.get('location')).toBe(`/host/episodes/${id}?done=hide`);
    const hidden = await seen();
    expect(hidden).toMatchObject({
      page: undefined,
      listed: ['The lighthouse'],
      ofShow: ['The lighthouse'],
      ofSeason: [],
      afterIt: undefined,
      guest: undefined,
      seeAlso: [],
      articles: [onBoth],
      discussions: [1],
      articlesOf: undefined,
      subject: undefined,
      comments: [],
      facts: { episodeCount: 1, seasons: [] },
    });
    expect(hidden.found.join()).not.toContain(id);
    expect(hidden.people.map(({ name }) => name)).not.toContain('Ann Pilot');

    await say('show');
    expect(await seen()).toEqual(before);
  });

  it('stays hidden whatever the feed says, and comes back as the feed has it by then', async () => {
    await say('hide');
    const next = 'https://paper.example/2026/11/22/ferry-returns';
    await sync(cited(onBoth, next));
    const hidden = await seen();
    expect(hidden).toMatchObject({ page: undefined, articles: [onBoth], seeAlso: [], guest: undefined });
    expect(await sync(cited(onBoth, next))).toMatchObject({ outcome: 'unchanged' });
    await say('show');
    expect(await seen()).toMatchObject({
      page: 'The harbour',
      articles: [next, onBoth].sort(),
      seeAlso: ['The harbour'],
      guest: ['The harbour'],
    });
  });

  it('is found by the people of the console, who can show it again', async () => {
    await say('hide');
    expect(await (await host.get('/host/episodes')).text()).not.toContain('The harbour');
    expect(await (await host.get('/host/episodes?list=hidden')).text()).toContain(`/host/episodes/${id}`);
    const page = await (await host.get(`/host/episodes/${id}`)).text();
    expect(page).toContain('Show it again');
    expect(page).not.toContain('>Its page<');
    expect(await (await host.get('/host/log')).text()).toContain('episode hidden');
  });

  it('has every page forgotten that showed it', async () => {
    const before = await test.table.get(episodeKey(id));
    await say('hide');
    const after = await test.table.get(episodeKey(id));
    expect(tagsOf({ ...episodeKey(id), before, after })).toEqual([`episode:${id}`, 'show:my-show', 'latest']);
  });

  it('takes no comments, and hidden twice it is hidden once', async () => {
    await say('hide');
    const rev = await revOf();
    await expect(
      test.discussions.post(postOf(threadId('episode', id), 'Hello?'), somebody()),
    ).rejects.toMatchObject({ status: 404 });
    expect((await say('hide')).status).toBe(303);
    expect(await revOf()).toBe(rev);
  });
});
