import { beforeEach, describe, expect, it } from 'vitest';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { feedOf, item, syncToolsOf } from '../support/feeds.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

const one = 'https://paper.example/2026/11/19/harbour-toll-doubles';
const other = 'https://paper.example/2026/11/20/lighthouse-goes-dark';
const notes = (...addresses: string[]) =>
  addresses.map((address) => `<p>A story of the coast <a href="${address}">[Link]</a></p>`).join('');

let test: HostTest;
let host: HostBrowser;
let page: string;
beforeEach(async () => {
  test = await createHostTest();
  host = await test.signedIn('host');
  await sync(one, other);
  page = `/host/episodes/${(await episode()).id}`;
});

async function sync(...addresses: string[]) {
  const [show] = test.site.shows;
  const tools = syncToolsOf(
    test.table,
    feedOf([item({ guid: 'one', title: 'The harbour', notes: notes(...addresses) })]),
  );
  await syncFeed(jobOfShow(test.site, show), { ...tools, links: { site: test.site, own: [] } });
}
async function episode() {
  const found = (await test.reader.latest({ limit: 10 })).items.find(({ title }) => title === 'The harbour');
  const whole = found && (await test.reader.episode(found.id));
  if (!whole) throw new Error('The test has no such episode.');
  return whole;
}
const linked = async () =>
  (await episode()).articles.map(({ article, second }) => ({
    address: article.address,
    ...(second !== undefined && { second }),
  }));
const idOf = async (address: string) =>
  (await episode()).articles.find(({ article }) => article.address === address)?.article.id ?? '';
const html = async () => (await host.get(page)).text();

describe('The articles of an episode, in a host’s hands', () => {
  it('are listed with where each comes from', async () => {
    expect(await (await host.get('/host/episodes')).text()).toContain('The harbour');
    expect(await html()).toContain('in the notes');
  });

  it('are added by an address, with the moment at which they are discussed', async () => {
    const address = 'https://elsewhere.example/a-ferry-story';
    const answer = await host.post(`${page}/links`, { address, moment: '12:34' });
    expect(answer.status).toBe(303);
    expect(await linked()).toContainEqual({ address, second: 754 });
    expect(await html()).toContain('added by a host');
  });

  it('stay away once they are taken away, whatever the notes say, until they are brought back', async () => {
    const id = await idOf(one);
    await host.post(`${page}/links/${id}/remove`);
    await sync(other, one);
    expect(await linked()).toEqual([{ address: other }]);
    expect(await html()).toContain('Taken away');
    await host.post(`${page}/links/${id}/restore`);
    expect((await linked()).map(({ address }) => address)).toContain(one);
  });

  it('keep the moment that a host gave them, and say what was found', async () => {
    await host.post(`${page}/links/${await idOf(one)}/moment`, { moment: '1:02:03' });
    await sync(other, one);
    expect(await linked()).toContainEqual({ address: one, second: 3723 });
    await host.post(`${page}/links/${await idOf(one)}/moment`, { moment: '' });
    expect(await linked()).toContainEqual({ address: one });
  });

  it('change places', async () => {
    expect((await linked()).map(({ address }) => address)).toEqual([one, other]);
    await host.post(`${page}/links/${await idOf(other)}/place`, { to: 'up' });
    expect((await linked()).map(({ address }) => address)).toEqual([other, one]);
    await host.post(`${page}/links/${await idOf(other)}/place`, { to: 'up' });
    expect((await linked()).map(({ address }) => address)).toEqual([other, one]);
  });

  it('are corrected in words, and show what was found when the host says nothing any more', async () => {
    const id = await idOf(one);
    const words = {
      headline: 'The toll of the harbour',
      dek: '',
      authors: 'Ann Pilot, Bo Mate',
      publishedAt: '2026-11-19',
    };
    await host.post(`/host/articles/${id}`, words);
    const article = async () => (await episode()).articles.find((link) => link.article.id === id)?.article;
    expect(await article()).toMatchObject({
      headline: 'The toll of the harbour',
      authors: [{ name: 'Ann Pilot' }, { name: 'Bo Mate' }],
      publishedAt: '2026-11-19T00:00:00.000Z',
    });
    await host.post(`/host/articles/${id}`, { headline: '', dek: '', authors: '', publishedAt: '' });
    expect((await article())?.headline).not.toBe('The toll of the harbour');
  });

  it('are refused with the reason when what is sent makes no sense', async () => {
    const before = await linked();
    for (const [path, fields, status] of [
      ['links', { address: 'javascript:alert(1)', moment: '' }, 400],
      ['links', { address: one, moment: 'soon' }, 400],
      ['links/nothing/remove', {}, 404],
    ] as const) {
      expect((await host.post(`${page}/${path}`, fields)).status, path).toBe(status);
    }
    expect(await linked()).toEqual(before);
    expect((await host.post(`/host/articles/${await idOf(one)}`, { headline: 'x' })).status).toBe(400);
  });

  it('come back as they were typed when they cannot be taken', async () => {
    const address = 'https://elsewhere.example/a-ferry-story';
    const added = await (await host.post(`${page}/links`, { address, moment: 'soon' })).text();
    expect(added).toContain('Write a time as 12:34 or 1:02:03. Nothing was stored.');
    expect(added).toContain(`value="${address}"`);
    expect(added).toContain('value="soon"');
    const words = { headline: 'The toll', dek: 'A dek.', authors: 'Ann Pilot', publishedAt: 'soon' };
    const worded = await (await host.post(`/host/articles/${await idOf(one)}`, words)).text();
    expect(worded).toContain('Write a day as 2026-11-24. Nothing was stored.');
    for (const value of Object.values(words)) expect(worded).toContain(`value="${value}"`);
  });

  it('are read by moderators, and changed by hosts alone', async () => {
    const moderator = await test.signedIn('moderator');
    expect((await moderator.get(page)).status).toBe(200);
    expect(await (await moderator.get(page)).text()).not.toContain('Take away</button>');
    expect((await moderator.post(`${page}/links`, { address: one, moment: '' })).status).toBe(403);
  });
});
