const adopted = new Map<string, Promise<void>>();

/**
 * Fetches a style sheet once and keeps it over navigations, which exchange what stands in the page's head.
 * @throws {Error} when it cannot be had; the next call tries again
 */
export function adoptStyles(href: string): Promise<void> {
  const adopting = adopted.get(href) ?? adopt(href);
  adopted.set(href, adopting);
  adopting.catch(() => adopted.delete(href));
  return adopting;
}

async function adopt(href: string): Promise<void> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`There are no styles at ${href}.`);
  const sheet = await new CSSStyleSheet().replace(await response.text());
  document.adoptedStyleSheets.push(sheet);
}
