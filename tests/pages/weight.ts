import { promisify } from 'node:util';
import { brotliCompress, gzipSync } from 'node:zlib';

/** Kilobytes (of 1,000 bytes) as they travel: HTML in Brotli, scripts and styles in gzip, fonts as they are. */
export type Weight = { html: number; styles: number; scripts: number; fonts: number };

/** What a page loads before anybody touches it: itself, and what it names, and what that imports. */
export async function weighPage(address: string): Promise<Weight> {
  const html = await textOf(address);
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(
    ([, href = '']) => href,
  );
  const fonts = [...html.matchAll(/<link[^>]+href="([^"]+\.woff2)"/g)].map(([, href = '']) => href);
  const first = [
    ...html.matchAll(/<script[^>]+src="([^"]+)"|<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
  ];
  const scripts = await withImports(
    address,
    first.map(([, src, href]) => src ?? href ?? ''),
  );
  return {
    html: (await promisify(brotliCompress)(html)).byteLength / 1000,
    styles: await sum(styles, async (href) => gzipSync(await textOf(new URL(href, address).href)).byteLength),
    scripts: [...scripts.values()].reduce((total, text) => total + gzipSync(text).byteLength, 0) / 1000,
    fonts: await sum(
      fonts,
      async (href) => (await (await fetch(new URL(href, address))).arrayBuffer()).byteLength,
    ),
  };
}

async function withImports(address: string, sources: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = sources.map((source) => new URL(source, address).href);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    const text = await textOf(next);
    found.set(next, text);
    // Static imports only: what a script loads later, on a press, is no part of the page's first weight.
    for (const [, from = ''] of text.matchAll(
      /(?:^|[;}\s])import\s*(?:[\w*{}$,\s]+from\s*)?["']([^"']+)["']/g,
    )) {
      waiting.push(new URL(from, next).href);
    }
  }
  return found;
}

const textOf = async (address: string): Promise<string> => (await fetch(address)).text();

async function sum(hrefs: string[], size: (href: string) => Promise<number>): Promise<number> {
  const sizes = await Promise.all([...new Set(hrefs)].map(size));
  return sizes.reduce((total, bytes) => total + bytes, 0) / 1000;
}
