import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readPublished } from '../../shared/articles/page/published.ts';
import { readArticlePage } from '../../shared/articles/page/read.ts';
import { plainText } from '../../shared/text/plain.ts';
import { titleKey } from '../../shared/text/title-key.ts';
import { corpusFile, corpusText, hasCorpus } from '../feed/corpus.ts';

const stated = z.object({
  file: z.string(),
  kind: z.string(),
  ogtitle: z.nullable(z.string()),
  canonical: z.nullable(z.string()),
  published: z.nullable(z.string()),
});
const pages = hasCorpus ? z.array(stated).parse(JSON.parse(corpusText('articles/index.json'))) : [];

const readings = pages.map((page) => {
  const address = URL.parse(page.canonical ?? '')?.href ?? 'https://outlet.example/2020/a-page';
  return { ...page, address, page: readArticlePage(corpusFile(page.file), address) };
});
const share = <T>(all: T[], isRight: (one: T) => boolean): number => all.filter(isRight).length / all.length;

/** What a plain look at the page finds in its title, its headings and its JSON-LD. */
const seen = (file: string): string[] =>
  [
    ...corpusText(file).matchAll(
      /<(?:title|h1)[^>]*>([\s\S]*?)<\/(?:title|h1)>|"headline"\s*:\s*"((?:[^"\\]|\\.)*)"/gi,
    ),
  ].map(([, element, headline]) => titleKey(plainText(element ?? headline ?? '')));

describe.runIf(hasCorpus)('real pages of articles', () => {
  it('have their title, as Open Graph states it or the page shows it, on 95 of 100', () => {
    const titled = readings.filter(({ ogtitle, file }) => ogtitle !== null || seen(file).some(Boolean));
    const right = share(titled, ({ ogtitle, file, page }) => {
      const key = titleKey(page.title ?? '');
      return (
        key !== '' &&
        [titleKey(ogtitle ?? ''), ...seen(file)].some((title) => title.startsWith(key) || title.endsWith(key))
      );
    });
    expect(right).toBeGreaterThanOrEqual(0.95);
  });

  it('have the canonical address that they state on 95 of 100', () => {
    const canonical = readings.filter((reading) => reading.canonical !== null);
    const right = share(
      canonical,
      ({ canonical: address, page, address: base }) =>
        page.canonical === URL.parse(address ?? '', base)?.href,
    );
    expect(right).toBeGreaterThanOrEqual(0.95);
  });

  it('have the date that they state on 90 of 100', () => {
    const dated = readings.filter(({ published }) => published !== null);
    const right = share(
      dated,
      ({ published, page }) =>
        page.publishedAt?.slice(0, 10) === readPublished(published ?? '')?.slice(0, 10),
    );
    expect(right).toBeGreaterThanOrEqual(0.9);
  });

  it('with broken JSON-LD give what else they hold, and what of it can be mended', () => {
    const broken = readings.filter(({ kind }) => kind === 'broken-jsonld');
    expect(broken.length).toBeGreaterThan(3);
    for (const { page, ogtitle } of broken) if (ogtitle) expect(page.title).toBeTruthy();
    expect(broken.filter(({ page }) => page.canonical).length).toBeGreaterThanOrEqual(4);
  });

  it('have no generic card as their picture', () => {
    for (const { page } of readings) {
      expect(page.image ?? '').not.toMatch(/fallback|blank|gravatar|logo_|\/logo\b/i);
    }
    expect(readings.filter(({ page }) => page.image).length).toBeGreaterThan(20);
  });
});
