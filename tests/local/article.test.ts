import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const name = 'an-hour-in-the-tower-of-port-ambrel.md';
const page = `An hour in the tower of Port Ambrel

What the clock says when nobody is there to hear it

The tower has a hundred and twelve steps, and whoever climbs them is told by a plate on the wall that they are being counted. Nobody knows by whom.

“It is only a plate,” says the keeper — and counts along.

Kyle Anzalone is a writer. He hosts The Kyle Anzalone Show.

Join the Discussion!

We welcome thoughtful and respectful comments.
`;
let folder: string;
let out: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-article-'));
  out = join(folder, 'articles');
  file = join(folder, 'page.txt');
  writeFileSync(file, page);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function article(args: string[], input = '') {
  const child = spawn(process.execPath, ['infra/local/article.ts', ...args], {
    env: { ...process.env, SITE_CONFIG: 'site.config.ts' },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (output.stdout += text));
  child.stderr.on('data', (text) => (output.stderr += text));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, ...output };
}

describe('npm run article', () => {
  it('makes one entry of a page, from a file and from standard input, however often', async () => {
    const first = await article([file, '--out', out]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(`Written: ${join(out, name)}`);
    expect(first.stdout).toMatch(/author +kyle-anzalone \(from the bio\)/);
    expect(first.stdout).toMatch(/date +.*not found: .*--date/);
    const text = readFileSync(join(out, name), 'utf8');
    const second = await article(['-', '--out', out], page);
    expect(second.stdout).toContain('Already there');
    expect(readdirSync(out)).toEqual([name]);
    expect(readFileSync(join(out, name), 'utf8')).toBe(text);
  });

  it('says where the canonical link leads when it is told', async () => {
    await article([file, '--out', out]);
    const address = 'https://news.antiwar.com/2026/11/03/tower/';
    const { stdout } = await article([file, '--out', out, '--url', address]);
    expect(stdout).toContain('Updated');
    expect(readFileSync(join(out, name), 'utf8')).toContain(
      `date: 2026-11-03\nkind: news\noutlet: antiwar-com\noriginalUrl: "${address}"\n`,
    );
  });

  it('writes nothing in a dry run, and shows what it would write', async () => {
    const { code, stdout } = await article([file, '--out', out, '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^---\nheadline: An hour in the tower/);
    expect(readdirSync(folder)).toEqual(['page.txt']);
  });

  it('leaves an entry alone that a person has edited', async () => {
    await article([file, '--out', out]);
    const edited = readFileSync(join(out, name), 'utf8').replace('only a plate', 'merely a plate');
    writeFileSync(join(out, name), edited);
    writeFileSync(file, page.replace('Nobody knows', 'Everybody knows'));
    const refused = await article([file, '--out', out]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('edited by hand');
    expect(readFileSync(join(out, name), 'utf8')).toBe(edited);
    expect((await article([file, '--out', out, '--overwrite'])).stdout).toContain('Updated');
  });

  it.each([
    ['a file that is not there', ['nowhere.txt'], ''],
    ['a folder', ['tests'], ''],
    ['an address', ['https://lamp.example/a'], ''],
    ['nothing', ['-'], ''],
    ['an unknown option', ['-', '--colour', 'red'], page],
    ['a date that is none', ['-', '--date', 'soon'], page],
    ['too much of it', ['-'], 'a'.repeat(10_000_001)],
  ])('says in one sentence what is wrong with %s, and writes nothing', async (_, args, input) => {
    const { code, stdout, stderr } = await article([...args, '--out', out], input);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['page.txt']);
  });
});
