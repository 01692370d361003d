import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { createTokens } from '../../../shared/comments/tokens.ts';
import { solveProof } from '../../../web/src/discussion/solve-proof.ts';

/** A discussion, and the page of what it is about. */
export type Discussed = { thread: string; path: string; title: string };

const discussed = (episode: { id: string; url: string; headline: string }): Discussed => ({
  thread: `episode-${episode.id}`,
  path: new URL(episode.url).pathname,
  title: episode.headline,
});

/** The discussion of an episode of the show whose comments appear at once, by the episode's number. */
export async function openDiscussion(request: APIRequestContext, number: number): Promise<Discussed> {
  const { items } = await (await request.get('/api/shows/conflicts-of-interest/episodes?limit=100')).json();
  return discussed(items.find((episode: { number?: number }) => episode.number === number));
}

/** The discussion of an episode of the show whose first comments wait for a moderator, counted from the newest. */
export async function watchedDiscussion(request: APIRequestContext, at: number): Promise<Discussed> {
  const { items } = await (await request.get('/api/shows/the-kyle-anzalone-show/episodes?limit=100')).json();
  return discussed(items[at]);
}

export type SentComment = {
  id: string;
  thread: string;
  state: string;
  reasons: { code: string }[];
  guest: string;
};

/** What signs the forms of the site that is tested. */
const siteTokens = () =>
  createTokens([readFileSync(join(process.env.E2E_DATA ?? '', 'secret'), 'utf8').trim()]);

/**
 * Sends a comment as somebody who was never here before, as a browser with scripts does whose form has been open for
 * a minute.
 */
export async function sendAsGuest(
  origin: string | undefined,
  thread: string,
  words: { name: string; body: string; replyTo?: string; second?: number; mail?: string },
): Promise<SentComment> {
  const form = await (await fetch(`${origin}/api/comments/form?thread=${thread}`)).json();
  const { policyVersion, challenge } = form;
  const token = siteTokens().make('form', thread, new Date(Date.now() - 60_000));
  const proof = challenge && (await solveProof(challenge));
  const response = await fetch(`${origin}/api/threads/${thread}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ ...words, token, policyVersion, proof, attempt: randomUUID() }),
  });
  if (response.status !== 201) throw new Error(`Not stored: ${await response.text()}`);
  const guest = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { ...(await response.json()), guest };
}

/** Takes everybody else's look at a discussion: how often some words stand in it. */
export async function timesSaid(request: APIRequestContext, thread: string, words: string): Promise<number> {
  const html = await (await request.get(`/discuss/${thread}/latest`)).text();
  return html.split(words).length - 1;
}

/**
 * Fills in the first form that a selector names and sends it as a browser without scripts does; gives the answer's
 * heading. Done in one step, because with scripts off nothing in the page can wait.
 */
export async function sendForm(
  page: Page,
  selector: string,
  fields: Record<string, string>,
): Promise<string> {
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.evaluate(
      ([wanted, values]) => {
        const form = document.querySelector<HTMLFormElement>(wanted);
        for (const [name, value] of Object.entries(values)) {
          const field = form?.elements.namedItem(name);
          const isField =
            field instanceof HTMLInputElement ||
            field instanceof HTMLTextAreaElement ||
            field instanceof RadioNodeList;
          if (isField) field.value = value;
        }
        // As a browser does it whose scripts are off, whatever scripts are there.
        form?.submit();
      },
      [selector, fields] as const,
    ),
  ]);
  await page.waitForLoadState('load');
  return page.evaluate(() => document.querySelector('h1')?.textContent.trim() ?? '');
}
