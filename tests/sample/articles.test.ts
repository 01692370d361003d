import { describe, expect, test } from 'vitest';
import { feedNames, feedXml, readArticle, realPeople, textsIn } from './sample-files.ts';

describe('the sample articles', () => {
  // Beside them may stand articles of the author’s own.
  const articles = textsIn('content/articles')
    .map(({ name, text }) => ({ name, ...readArticle(text) }))
    .filter(({ head }) => head.sample);

  test('are six, three of them published elsewhere first', () => {
    expect(articles).toHaveLength(6);
    expect(articles.filter(({ head }) => head.outlet && head.originalUrl)).toHaveLength(3);
  });

  test.each(articles)('$name has a complete head and 350 to 900 words', ({ head, body }) => {
    const { headline, dek, author, date, kind, outlet, originalUrl, sample, ...unknown } = head;
    expect(sample).toBe('true');
    expect(unknown).toEqual({});
    expect(headline && dek).toBeTruthy();
    expect(author).toBe('sample-author');
    expect(date).toMatch(/^202[56]-\d\d-\d\d$/);
    expect(['news', 'opinion']).toContain(kind);
    expect(['antiwar-com', 'libertarian-institute', undefined]).toContain(outlet);
    expect(originalUrl ?? 'https://example.com/none').toMatch(/^https:\/\/example\.com\/\S+$/);
    const words = body.split(/\s+/).length;
    expect(words).toBeGreaterThan(350);
    expect(words).toBeLessThan(900);
  });

  test.each(articles)('$name shows what an article can hold and names no real person', ({ head, body }) => {
    for (const shape of [/^## /m, /^> /m, /^(?:- |1\. )/m, /\]\(/, /“[^”]+”/, /’/, /—/])
      expect(body).toMatch(shape);
    expect(`${head.headline} ${head.dek} ${body}`).not.toMatch(realPeople);
  });

  test('are cited by the episodes, which cite no others', () => {
    const own = feedNames.flatMap((name) => [
      ...feedXml(name).matchAll(/https:\/\/show-companion\.example\/articles\/([\w-]+)/g),
    ]);
    const cited = [...new Set(own.map(([, slug]) => `${slug}.md`))].sort();
    expect(cited).toEqual(articles.map(({ name }) => name).sort());
  });
});
