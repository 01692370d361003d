import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSite } from '../../shared/export/export.ts';
import { restoreSite } from '../../shared/export/restore.ts';
import { importComments } from '../../shared/import/import.ts';
import { loadSite } from '../../shared/site/load.ts';
import { inventedDisqus } from '../import/support/disqus-file.ts';
import { entry, type WholeSite, wholeSite } from './support/whole-site.ts';

const built = existsSync(entry);
if (!built) console.log('Pages are not tested: build them first with "npm run build".');

const folder = mkdtempSync(join(tmpdir(), 'companion-pages-'));
const sites: WholeSite[] = [];
let before: WholeSite;
let guest: string;
let exported: string;
let pages: Map<string, string>;

async function newSite(): Promise<WholeSite> {
  const name = String(sites.length);
  const site = await wholeSite(await loadSite(), join(folder, name), `a secret of place ${name}`);
  sites.push(site);
  return site;
}

/** What people did on the site: comments that came from elsewhere, conversations, removals, picks and settings. */
async function discuss({ site, table, reader, discussions, moderation, post }: WholeSite): Promise<string> {
  const [episode, other, quiet] = (await reader.latest()).items.map(({ id }) => `episode-${id}`);
  const article = `article-${(await reader.articles({ outlet: 'here' })).items[0]?.id}`;
  if (!episode || !other || !quiet) throw new TypeError('The samples have episodes.');
  await importComments(
    { table, site, now: () => new Date('2026-11-24T12:00:00Z') },
    (async function* () {
      yield* inventedDisqus(120, ['https://old.example/a', 'https://old.example/b']);
    })(),
    { map: [`https://old.example/a=${other}`, `https://old.example/b=${article}`] },
  );
  const approved = async (thread: string, body: string, more = {}) => {
    const sent = await post(thread, body, more);
    if (sent.state === 'pending') {
      await moderation.approve({ comment: sent.id, ifRev: sent.rev, moderator: 'ada' });
    }
    return sent;
  };
  const first = await approved(episode, 'At 0:12 there is *the* harbour, and `a < b`.');
  const own = { guest: first.guest };
  await approved(episode, 'An answer to it.', { replyTo: first.id });
  const removed = await approved(episode, 'Words that were taken back.', own);
  await approved(episode, 'Somebody had answered.', { replyTo: removed.id });
  await discussions.remove(removed.id, first.guest);
  await approved(article, 'Under an article, with a link to https://example.org/.', own);
  await post(quiet, 'Waits for a moderator.');
  await moderation.pin({ comment: first.id, moderator: 'ada' });
  await moderation.setThread({ thread: quiet, ifRev: 0, moderator: 'ada', isClosed: true });
  return first.guest;
}

/** Pages that lead to all others, and those of one person alone. */
const begins = [
  '/',
  '/shows',
  '/people',
  '/articles',
  '/search?q=harbour',
  '/sitemap.xml',
  '/articles/feed.xml',
];
const personal = ['/api/comments/mine', '/api/comments/erase', '/api/comments/export'];
const show = '/the-kyle-anzalone-show';
const expectedKinds = [
  ...[
    '/',
    '/shows',
    '/people',
    '/people/…',
    '/people/…?cursor',
    '/search?q',
    '/search?q&page',
    '/sitemap.xml',
  ],
  ...['/articles', '/articles/…', '/articles/elsewhere/…', '/articles/feed.json', `${show}/feed.xml`],
  ...[
    show,
    `${show}?cursor`,
    `${show}/…`,
    `${show}/…/clip`,
    `${show}/…/transcript`,
    `${show}/…/transcript.vtt`,
  ],
  ...[`${show}/season/…`, `${show}/archive/…`, '/discuss/…', '/discuss/…/…', '/discuss/…?order&cursor'],
  ...['/api/threads/…/comments.atom', 'own /api/comments/mine', 'own /api/comments/…/edit'],
];
/** Pages of one kind that are opened: all of them have the same parts. */
const mostOfAKind = 8;

/** Pages of every kind that links lead to, by their kind and address, from the front page on. */
async function everyPage(site: WholeSite): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  const kinds = new Map<string, number>();
  const wanted = new Set(begins);
  const open = async (path: string, whose?: string) => {
    const { status, body } = await site.page(path, whose);
    read.set(
      `${whose ? 'own ' : ''}${kindOf(path)} ${withoutSecrets(path)}`,
      `${status}\n${withoutSecrets(body)}`,
    );
    return body;
  };
  for (const path of wanted) {
    for (const [, link = ''] of (await open(path)).matchAll(/\shref="(\/[^"#]*)/g)) {
      const address = link.replaceAll('&amp;', '&');
      const kind = kindOf(address);
      const count = kinds.get(kind) ?? 0;
      if (isFile(address) || wanted.has(address) || count >= mostOfAKind) continue;
      kinds.set(kind, count + 1);
      wanted.add(address);
    }
  }
  for (const path of personal) await open(path, guest);
  for (const { id } of (await site.discussions.mine(guest)).items) {
    for (const what of ['edit', 'delete', 'report', 'receipt'])
      await open(`/api/comments/${id}/${what}`, guest);
  }
  return read;
}

/** Addresses that answer otherwise than before, or that one of both sites has alone. */
async function differences(after: WholeSite): Promise<string[]> {
  const others = await everyPage(after);
  const names = new Set([...pages.keys(), ...others.keys()]);
  return [...names].filter((name) => pages.get(name) !== others.get(name));
}

/** What has to differ between two deployments, because each signs it with its own secret: cursors and tokens. */
const withoutSecrets = (text: string): string =>
  text.replace(/(?<=[?&;]cursor=)[\w.%-]+/g, '…').replace(/(?<=name="token" value=")[\w.-]+/g, '…');

/** What the build made beforehand, which no table has a part in. */
const isFile = (path: string) =>
  ['', '.html'].some(
    (end) => existsSync(join('dist/client', `${path.replace(/\?.*/, '')}${end}`)) && path !== '/',
  );

const words =
  /^(api|comments|threads|shows|people|articles|elsewhere|archive|season|discuss|clip|search|mine|latest|erase|export|edit|delete|report|receipt|the-kyle-anzalone-show|conflicts-of-interest|.*\.(xml|json|vtt|atom)|transcript)?$/;
/** @example kindOf('/conflicts-of-interest/0k1-the-harbour/clip') // '/conflicts-of-interest/…/clip' */
const kindOf = (path: string): string => {
  const [place = '', query] = path.split('?');
  const parts = place.split('/').map((part) => (words.test(part) ? part : '…'));
  return parts.join('/') + (query ? `?${query.replace(/=[^&]*/g, '')}` : '');
};

describe.skipIf(!built)('A site that was taken along', () => {
  beforeAll(async () => {
    before = await newSite();
    await before.sync();
    guest = await discuss(before);
    await before.index();
    exported = '';
    const { objects, site, dump } = before;
    const rows = (async function* () {
      yield* await dump();
    })();
    for await (const line of exportSite({ rows, objects, site, now: () => new Date() })) exported += line;
    pages = await everyPage(before);
  });
  afterAll(() => {
    for (const site of sites) site.close();
    rmSync(folder, { recursive: true });
  });

  async function* file() {
    yield Buffer.from(exported);
  }

  it('has pages of every kind to be compared', () => {
    const kinds = new Set([...pages.keys()].map((page) => page.replace(/ [^ ]*$/, '')));
    expect(kinds).toEqual(new Set([...kinds, ...expectedKinds]));
    const failed = [...pages].filter(([, page]) => !page.startsWith('200\n'));
    // One's own comment is nothing to report.
    expect(failed.map(([name]) => name.replace(/ [^ ]*$/, ''))).toEqual(['own /api/comments/…/report']);
    const all = [...pages.values()].join('\n');
    for (const said of ['Number 119.', 'An answer to it.', 'Its author removed this comment.', 'Picked by']) {
      expect(all).toContain(said);
    }
  });

  it('has the same pages in an empty place, byte for byte', async () => {
    const after = await newSite();
    await restoreSite(after, file);
    await after.index();
    expect(await differences(after)).toEqual([]);
  });

  it('has the same pages where the same feeds were read before, and after they are read again', async () => {
    const after = await newSite();
    await after.sync();
    await restoreSite(after, file);
    await after.index();
    expect(await differences(after)).toEqual([]);
    const reports = await after.sync();
    expect(reports.map(({ outcome }) => outcome)).toEqual(reports.map(() => 'unchanged'));
    expect(await differences(after)).toEqual([]);
  });
});
