import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { WrittenEntry } from '../../shared/articles/writing/entry.ts';
import { articleFromPage } from '../../shared/articles/writing/from-page.ts';
import { largestPage, tooLarge } from '../../shared/articles/writing/open-page.ts';
import { type ExistingEntry, placeEntry } from '../../shared/articles/writing/place-entry.ts';
import { readStated } from '../../shared/articles/writing/stated.ts';
import { WritingError } from '../../shared/articles/writing/writing-error.ts';
import { loadSite } from '../../shared/site/load.ts';
import type { Site } from '../../shared/site/schema.ts';
import { describeEntry, describeOutcome } from './article-words.ts';
import { explainAndExit } from './explain.ts';

const usage = `npm run article -- <file> [options]
npm run article -- -          reads what is pasted, until Ctrl-D

Makes a Markdown entry of an article's page, copied as text or saved as HTML. What it finds on the page it does
not ask for; what it cannot find can be stated:
  --date 2026-08-15     when it was published
  --url https://…       where it was first published: the canonical address
  --outlet my-outlet    an outlet of the configuration, by slug or name
  --author "A Name"     somebody in people, or a name
  --kind opinion        or news
  --out <folder>        instead of web/content/articles
  --dry-run             shows the entry and writes nothing
  --overwrite           replaces an entry that was edited by hand`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      url: { type: 'string' },
      outlet: { type: 'string' },
      author: { type: 'string' },
      kind: { type: 'string' },
      out: { type: 'string', default: 'web/content/articles' },
      'dry-run': { type: 'boolean', default: false },
      overwrite: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [source] = positionals;
  if (values.help || (source === undefined && process.stdin.isTTY)) {
    console.log(usage);
    return;
  }
  if (positionals.length > 1) throw new WritingError('usage', 'One article at a time: name one file.');
  const site = await loadSite();
  const stated = readStated(values, site);
  const page = await readPage(source ?? '-');
  const written = articleFromPage(page, stated, site, new Date().toISOString().slice(0, 10));
  await store(written, site, values.out, { isDry: values['dry-run'], overwrite: values.overwrite });
}

async function store(
  written: WrittenEntry,
  { people }: Pick<Site, 'people'>,
  folder: string,
  { isDry, overwrite }: { isDry: boolean; overwrite: boolean },
): Promise<void> {
  const placed = placeEntry(written, await entriesIn(folder), overwrite);
  const file = join(folder, `${placed.slug}.md`);
  if (isDry) process.stdout.write(placed.text);
  else if (placed.outcome === 'created' || placed.outcome === 'updated') {
    await mkdir(folder, { recursive: true });
    await writeFile(file, placed.text, placed.outcome === 'created' ? { flag: 'wx' } : {});
  }
  // A dry run leaves standard output to the entry itself.
  const say = isDry ? console.error : console.log;
  say(describeOutcome(placed.outcome, file, isDry));
  say(describeEntry(placed.entry, written, people));
  if (placed.outcome === 'edited') process.exitCode = 1;
}

async function entriesIn(folder: string): Promise<ExistingEntry[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    files.map(async (name) => ({
      slug: name.slice(0, -'.md'.length),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

async function readPage(source: string): Promise<Uint8Array> {
  if (/^https?:\/\//i.test(source)) {
    throw new WritingError(
      'address',
      'Pages are not fetched: save the page or copy its text, and give --url with it.',
    );
  }
  if (source !== '-') await refuseNoFile(source);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source === '-' ? process.stdin : createReadStream(source)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestPage) throw tooLarge();
  }
  return Buffer.concat(chunks);
}

async function refuseNoFile(source: string): Promise<void> {
  const found = await stat(source).catch(() => undefined);
  if (!found?.isFile()) throw new WritingError('no-file', `There is no file ${source}.`);
  if (found.size > largestPage) throw tooLarge();
}

await main().catch(explainAndExit);
