/** One address of a sitemap. */
export type SitemapEntry = { path: string; lastmod?: string | undefined };

/** A sitemap (https://www.sitemaps.org/protocol.html). */
export const sitemap = (siteUrl: string, entries: SitemapEntry[]): Response =>
  answer('urlset', 'url', siteUrl, entries);

/** A list of sitemaps. */
export const sitemapIndex = (siteUrl: string, entries: SitemapEntry[]): Response =>
  answer('sitemapindex', 'sitemap', siteUrl, entries);

function answer(root: string, element: string, siteUrl: string, entries: SitemapEntry[]): Response {
  const lines = entries.map(
    ({ path, lastmod }) =>
      `<${element}><loc>${escapeXml(siteUrl + path)}</loc>${lastmod ? `<lastmod>${escapeXml(lastmod)}</lastmod>` : ''}</${element}>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  );
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
