import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { openDatabase } from '../../infra/local/database.ts';
import { readLocalSettings } from '../../infra/local/settings.ts';
import { storeComments } from '../comments/support/hostile-words.ts';
import { ordinaryComments } from '../comments/support/ordinary.ts';
import { type Measured, report } from './figures.ts';
import type { RunningSite } from './site.ts';
import { weighPage } from './weight.ts';

/** What reading and writing in a discussion costs, printed; gives what exceeds its budget. */
export async function checkTalking(browser: Browser, site: RunningSite, episode: string): Promise<string[]> {
  const address = site.origin + episode;
  const thread = `episode-${/\/([a-z0-9]{10})-/.exec(episode)?.[1]}`;
  await sayHundred(site.dataDir, thread);
  const { html } = await weighPage(address);
  const reading = await measureReading(browser, address);
  const writing = await measureWriting(browser, address);
  const styles = await stylesOfDiscussions(address);
  const figures: Measured[] = [
    { what: 'page of an episode with 100 comments', value: html, unit: 'KB br', budget: 30 },
    { what: 'reading comments: scripts that it takes', value: reading, unit: 'KB gz', budget: 0 },
    { what: 'what listens for the first focus in a form', value: writing.loader, unit: 'KB gz', budget: 1 },
    {
      what: 'writing a comment: scripts, with what listens',
      value: writing.scripts,
      unit: 'KB gz',
      budget: 6,
    },
    { what: 'writing a comment: its worker', value: writing.worker, unit: 'KB gz', budget: 2 },
    { what: 'discussions: styles, reading and writing', value: styles, unit: 'KB gz', budget: 2 },
    { what: 'writing a comment: requests beyond the site', value: writing.elsewhere, unit: '', budget: 0 },
  ];
  return report(figures);
}

/** Two ordinary comments each, as people write them, in conversations of four. */
async function sayHundred(dataDir: string, thread: string): Promise<void> {
  const { table, close } = await openDatabase(readLocalSettings({ DATA_DIR: dataDir }));
  const room = { threads: [thread], guest: '0123456789abcdef', from: new Date(Date.now() - 3_600_000) };
  await storeComments(table, room, [...ordinaryComments, ...ordinaryComments.toReversed()]);
  await close();
}

/** Scripts that a browser fetches for comments it shows while its scripts are off. */
async function measureReading(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  const { scripts } = filesOf(page);
  await page.goto(address);
  const comments = await page.locator('.comment').count();
  if (comments < 80) throw new Error(`With scripts off, ${address} shows ${comments} comments.`);
  await page.close();
  return weigh(scripts);
}

/** Writes a comment from the first focus to its place in the page. */
async function measureWriting(browser: Browser, address: string) {
  const page = await browser.newPage();
  const { scripts, elsewhere } = filesOf(page);
  await page.goto(address, { waitUntil: 'networkidle' });
  const before = new Set(scripts);
  const loader = await thoseWith([...before], '[data-report]');
  if (loader.length !== 1) throw new Error('The script that listens for the first focus was not found.');
  const form = page.locator('comment-thread > form');
  await form.getByLabel('Your comment').fill('The second half is the better one.');
  await form.getByLabel('Your name').fill('Mara');
  await page.waitForLoadState('networkidle');
  if (isAny(scripts, /worker/)) throw new Error('The worker was fetched before it was needed.');
  await form.getByRole('button').click();
  await page.locator('.comment', { hasText: 'The second half is the better one.' }).waitFor();
  const added = scripts.filter((file) => !before.has(file));
  const workers = added.filter((file) => /worker/.test(file));
  if (workers.length !== 1) throw new Error('A comment is sent with one worker.');
  await page.close();
  return {
    loader: await weigh(loader),
    scripts: await weigh([...loader, ...added.filter((file) => !/worker/.test(file))]),
    worker: await weigh(workers),
    elsewhere: elsewhere.length,
  };
}

/** Those of some files that hold some words. */
async function thoseWith(files: string[], words: string): Promise<string[]> {
  const texts = await Promise.all(files.map(async (file) => (await fetch(file)).text()));
  return files.filter((_, at) => texts[at]?.includes(words));
}

const isAny = (files: string[], pattern: RegExp): boolean => files.some((file) => pattern.test(file));

/** Addresses that a page asks for, as it does. */
function filesOf(page: Page): { scripts: string[]; elsewhere: string[] } {
  const files = { scripts: [] as string[], elsewhere: [] as string[] };
  page.context().on('request', (request) => {
    const { pathname, origin } = new URL(request.url());
    if (pathname.endsWith('.js') && !files.scripts.includes(request.url())) files.scripts.push(request.url());
    if (origin !== new URL(request.frame().url()).origin && page.url().startsWith('http'))
      files.elsewhere.push(request.url());
  });
  return files;
}

/** The rules of discussions alone, wherever the build put them. */
async function stylesOfDiscussions(address: string): Promise<number> {
  const html = await (await fetch(address)).text();
  const hrefs = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(
    ([, href = '']) => href,
  );
  const sheets = hrefs.map((href) => new URL(href, address).href);
  return weigh(await thoseWith(sheets, '.comment-form'));
}

async function weigh(files: string[]): Promise<number> {
  const bodies = await Promise.all(files.map(async (file) => (await fetch(file)).text()));
  return bodies.reduce((total, body) => total + gzipSync(body).byteLength, 0) / 1000;
}
