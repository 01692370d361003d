import { describe, expect, it } from 'vitest';
import { ImportError } from '../../shared/import/import-error.ts';
import { corpusText, hasCorpus, malformedFiles } from '../feed/corpus.ts';
import { siteWithEpisodes } from './support/site.ts';

const open = '<disqus xmlns:dsq="x">\n<thread dsq:id="1"><link>https://old.example/0</link></thread>\n';
const post = (words: string) =>
  `<post dsq:id="1"><createdAt>2020-01-01T00:00:00Z</createdAt><message>${words}</message><thread dsq:id="1"/></post>\n`;
const close = '</disqus>\n';
const sound = `${open}${post('Words')}${close}`;
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => [Buffer.from(text, encoding)];

/** The error of a file, after which nothing of the table is changed. */
async function refused(file: string | Uint8Array[]): Promise<ImportError> {
  const site = await siteWithEpisodes(['https://old.example/0']);
  const before = await site.dump();
  const error = await site.import(file).catch((caught: unknown) => caught);
  expect(await site.dump()).toEqual(before);
  if (!(error instanceof ImportError))
    throw new TypeError(`Expected a refusal, got ${JSON.stringify(error)}`);
  return error;
}

const files: [string, string | Uint8Array[], object][] = [
  [
    'is cut within a comment',
    open + post('Words').slice(0, 60),
    { code: 'cut-short', place: { line: 3, column: 61 } },
  ],
  [
    'is cut between comments',
    `${open}${post('Words')}`,
    { code: 'cut-short', place: { line: 4, column: 1 } },
  ],
  ['is cut within a tag', sound.replace(close, '</disq'), { code: 'cut-short' }],
  ['is empty', '', { code: 'not-well-formed', place: { line: 1, column: 1 } }],
  ['has tags that cross', `${open}<post><message></post></message>${close}`, { code: 'not-well-formed' }],
  [
    'closes what is not open',
    `${open}</post>${close}`,
    { code: 'not-well-formed', place: { line: 3, column: 3 } },
  ],
  ['goes on after its end', `${sound}<disqus/>`, { code: 'not-well-formed', place: { line: 5, column: 1 } }],
  ['is JSON', '{"comments": []}', { code: 'not-well-formed', place: { line: 1, column: 1 } }],
  [
    'is a web page',
    '<!doctype html><html><body></body></html>',
    { code: 'wrong-format', place: { line: 1, column: 16 } },
  ],
  ['is a feed', '<rss version="2.0"><channel></channel></rss>', { code: 'wrong-format' }],
  [
    'has entities of its own',
    `<!DOCTYPE d [\n<!ENTITY a "aaaa">\n<!ENTITY b "&a;&a;&a;">\n]>${sound}`,
    { code: 'declarations', place: { line: 1, column: 1 } },
  ],
  ['is nested deep', open + '<a>'.repeat(100_000), { code: 'too-deep', place: { line: 3, column: 190 } }],
  [
    'has a text without an end',
    `${open}<post dsq:id="1"><message>${'long '.repeat(400_000)}`,
    { code: 'too-large', place: { line: 3, column: 18 } },
  ],
  ['has character data without an end', `${open}<![CDATA[${'x'.repeat(9_000_000)}`, { code: 'too-large' }],
  [
    'is in Latin-1 and says UTF-8',
    bytes(`${open}${post('Größe')}${close}`, 'latin1'),
    { code: 'encoding', place: { line: 3, column: 72 } },
  ],
  [
    'is in an encoding that nobody knows',
    `<?xml version="1.0" encoding="klingon"?>${sound}`,
    { code: 'encoding' },
  ],
];

describe('a damaged file changes nothing and says where', () => {
  it.each(files)('when it %s', async (_, file, error) => {
    expect(await refused(file)).toMatchObject(error);
  });

  it.skipIf(!hasCorpus)('whatever it is: damaged feeds and web pages from elsewhere', async () => {
    for (const file of malformedFiles) expect((await refused(corpusText(file))).message).toMatch(/^Line \d+/);
  });

  it('says it in one sentence with the line in front', async () => {
    expect((await refused(`${open}${post('Words')}`)).message).toBe(
      'Line 4, column 1: the file ends while <disqus> of line 1 is open: a part of it is missing.',
    );
  });
});

describe('a file that can be read', () => {
  it.each([
    ['in UTF-8 with a mark', bytes(`\ufeff${open}${post('Größe')}${close}`)],
    ['in UTF-16', bytes(`\ufeff${open}${post('Größe')}${close}`, 'utf16le')],
    [
      'in Latin-1 that says so',
      bytes(`<?xml version="1.0" encoding="ISO-8859-1"?>${open}${post('Größe')}${close}`, 'latin1'),
    ],
    ['with entities of XML', `${open}${post('Gr&#246;&#xdf;e')}${close}`],
    ['with a document type without declarations', `<!DOCTYPE disqus>${open}${post('Größe')}${close}`],
  ])('is read %s', async (_, file) => {
    const site = await siteWithEpisodes(['https://old.example/0']);
    expect(await site.import(file)).toMatchObject({ imported: 1 });
    expect((await site.reader.recentComments(site.threads[0])).items).toMatchObject([{ body: 'Größe' }]);
  });

  it('leaves entities that nobody knows as they are written', async () => {
    const site = await siteWithEpisodes(['https://old.example/0']);
    await site.import(`${open}${post('a &unknown; b')}${close}`);
    expect((await site.reader.recentComments(site.threads[0])).items).toMatchObject([
      { body: 'a \\&unknown; b' },
    ]);
  });
});
