const most = 3;

/**
 * The names of a byline, at most three.
 * @example namesIn('By Ann Lee, Bo Ray and Cy Day') // ['Ann Lee', 'Bo Ray', 'Cy Day']
 */
export const namesIn = (byline: string): string[] =>
  byline
    .replace(/^\s*by:?\s+/i, '')
    .split(/\s*(?:,|;|&|\band\b)\s*/i)
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, most);
