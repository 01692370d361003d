import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { type Stage, step } from './step.ts';

const episodesSchema = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
});
const searchSchema = z.object({ isReady: z.boolean(), items: z.array(z.unknown()) });

/** A feed becomes episodes, and readers find them: each function with its own role. Gives the latest episode. */
export async function readSite({ deployed, api }: Stage) {
  await step('Sync reads the feeds into the table and builds the search index', () =>
    deployed.invoke('Sync', {}),
  );

  const episode = await step('the API of episodes answers what came through the distribution', async () => {
    const answer = await api('/api/episodes?limit=1');
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('cache-control') ?? '', /s-maxage=86400/);
    const [latest] = episodesSchema.parse(await answer.json()).items;
    assert.ok(latest, 'There is no episode.');
    return latest;
  });

  await step('the API refuses what came by another way', async () => {
    const answer = await api('/api/episodes?limit=1', { direct: true });
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  });

  await step('pages show the latest episode, with the tags to forget them by', async () => {
    const page = await deployed.page(new URL(episode.url).pathname);
    assert.equal(page.statusCode, 200);
    assert.ok(page.body.includes('<main'), 'The page has no main part.');
    assert.ok(page.headers['cache-tag']?.split(',').includes(`episode:${episode.id}`));
    assert.match((await deployed.page('/')).body, new RegExp(`/[^"]*${episode.id}`));
  });

  await step('a page that does not exist is the site’s own, and no cache keeps it', async () => {
    const page = await deployed.page('/no-such-show/no-such-episode');
    assert.equal(page.statusCode, 404);
    assert.ok(!page.headers['cache-control']?.includes('s-maxage'));
  });

  await step('the search finds the episode by its title', async () => {
    const answer = await api(`/api/search?q=${encodeURIComponent(episode.title)}`);
    const { isReady, items } = searchSchema.parse(await answer.json());
    assert.ok(isReady && items.length > 0);
  });
  return episode;
}
