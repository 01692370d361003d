import { describe, expect, it } from 'vitest';
import {
  addLink,
  editArticle,
  removeLink,
  reorderLinks,
  restoreLink,
  setMoment,
} from '../../functions/articles/edit-links.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const jobs = [jobOfShow(testSite, testSite.shows[0])];
const cite = (path: string, words: string) =>
  `<li>${words} <a href="https://gazette.example/2026/${path}">[Link]</a></li>`;
const ferry = cite('11/ferry-late-again', 'The ferry is late again');
const bridge = cite('10/bridge-for-sale', 'The bridge is for sale');
const clock = cite('09/clock-stopped', 'The clock has stopped');
const swan = 'https://swans.example/2025/12/the-swan-wrote-back';

async function siteWith(notes: string) {
  const { table } = await createTestTable();
  const sync = (told: string, title = 'An episode') =>
    syncFeeds(jobs, {
      ...syncToolsOf(table, feedOf([item({ guid: 'a', title, notes: `<ul>${told}</ul>` })])),
      site: testSite,
    });
  await sync(notes);
  const reader = testReader(table);
  const [{ id: episode } = { id: '' }] = (await reader.latest()).items;
  const linked = async () => (await reader.articlesOf(episode)) ?? [];
  const headlines = async () => (await linked()).map(({ article }) => article.headline);
  const idOf = async (headline: string) =>
    (await linked()).find(({ article }) => article.headline === headline)?.article.id ?? '';
  const tools = { table, site: testSite, now: () => new Date('2026-11-24T12:00:00Z') };
  return { sync, reader, episode, linked, headlines, idOf, tools };
}

describe('What a host decides about the articles of an episode', () => {
  it('takes a link away for good, whatever later syncs find', async () => {
    const { sync, reader, episode, headlines, idOf, tools } = await siteWith(ferry + bridge);
    const article = await idOf('The ferry is late again');
    await removeLink(tools, { episode, article });
    expect(await headlines()).toEqual(['The bridge is for sale']);
    await sync(clock + ferry + bridge);
    await sync(ferry + bridge, 'Another title');
    expect(await headlines()).toEqual(['The bridge is for sale']);
    expect(await reader.article(article)).toBeUndefined();
  });

  it('comes back when the host leaves it to the notes again', async () => {
    const { sync, episode, headlines, idOf, tools } = await siteWith(ferry + bridge);
    const article = await idOf('The ferry is late again');
    await removeLink(tools, { episode, article });
    await restoreLink(tools, { episode, article });
    await sync(ferry + bridge + clock);
    expect(await headlines()).toEqual([
      'The ferry is late again',
      'The bridge is for sale',
      'The clock has stopped',
    ]);
  });

  it('adds an article that the notes do not name, and keeps it when they change', async () => {
    const { sync, reader, episode, headlines, tools } = await siteWith(ferry);
    const id = await addLink(tools, { episode, address: `${swan}?utm_source=x`, second: 61 });
    expect(await headlines()).toEqual(['The ferry is late again', 'The swan wrote back']);
    await sync(bridge);
    expect(await headlines()).toEqual(['The bridge is for sale', 'The swan wrote back']);
    expect((await reader.article(id))?.discussedOn.items).toMatchObject([{ second: 61 }]);
    expect((await reader.articles({ show: 'my-show' })).items).toHaveLength(2);
  });

  it('refuses what is no address and no episode', async () => {
    const { episode, tools } = await siteWith(ferry);
    await expect(addLink(tools, { episode, address: 'the swan' })).rejects.toMatchObject({ status: 400 });
    await expect(addLink(tools, { episode: 'none', address: swan })).rejects.toMatchObject({ status: 404 });
  });

  it('sets the moment, or clears it, against what the notes say', async () => {
    const timed =
      '<li>12:34 The ferry is late again <a href="https://gazette.example/2026/11/ferry-late-again">[Link]</a></li>';
    const { sync, episode, linked, idOf, tools } = await siteWith(timed);
    const article = await idOf('The ferry is late again');
    await setMoment(tools, { episode, article, second: 90 });
    await sync(bridge + timed);
    expect((await linked()).map(({ second }) => second)).toEqual([undefined, 90]);
    await setMoment(tools, { episode, article, second: null });
    await sync(timed, 'Another title');
    expect((await linked()).map(({ second }) => second)).toEqual([undefined]);
  });

  it('orders them, and syncs keep the order', async () => {
    const { sync, episode, headlines, idOf, tools } = await siteWith(ferry + bridge + clock);
    await reorderLinks(tools, {
      episode,
      articles: [await idOf('The clock has stopped'), await idOf('The ferry is late again')],
    });
    const wanted = ['The clock has stopped', 'The ferry is late again', 'The bridge is for sale'];
    expect(await headlines()).toEqual(wanted);
    await sync(bridge + ferry + clock, 'Another title');
    expect(await headlines()).toEqual(wanted);
  });

  it('words an article, wherever it is shown, and syncs keep the words', async () => {
    const { sync, reader, headlines, idOf, tools } = await siteWith(ferry);
    const article = await idOf('The ferry is late again');
    await editArticle(tools, article, { headline: 'Ferry late', authors: ['A Host'] });
    await sync(ferry + bridge);
    expect(await headlines()).toEqual(['Ferry late', 'The bridge is for sale']);
    expect((await reader.articles({ author: 'a-host' })).items.map(({ headline }) => headline)).toEqual([
      'Ferry late',
    ]);
  });

  it('told twice is told once', async () => {
    const { episode, headlines, tools } = await siteWith(ferry);
    await addLink(tools, { episode, address: swan });
    await addLink(tools, { episode, address: `${swan}/` });
    expect(await headlines()).toEqual(['The ferry is late again', 'The swan wrote back']);
  });
});
