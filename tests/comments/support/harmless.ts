import { Parser } from 'htmlparser2';

/** What a comment's text may be made of, and what its elements may say. */
const elements = new Set('p br em strong code a ul ol li blockquote span time-button'.split(' '));
const attributes = new Set('href rel class start data-at'.split(' '));
const address = /^(?:https?:\/\/[^\s@]+|\/[^/]\S*)$/;

const never = new Set('iframe object embed base applet frame frameset'.split(' '));
const neverInMain = new Set('meta link style title math'.split(' '));

type Attributes = { [name: string]: string };

/** What a parser of HTML finds in a page that acts without being asked, and in comments that is more than words. */
export function harmIn(html: string): string[] {
  const harm: string[] = [];
  const open: { isMain: boolean; isWords: boolean }[] = [];
  let isScript = false;
  const parser = new Parser({
    onopentag(name, said) {
      const { isMain = false, isWords = false } = open.at(-1) ?? {};
      if (
        isActing(said) ||
        never.has(name) ||
        (isMain && neverInMain.has(name)) ||
        (isWords && !isWord(name, said))
      )
        harm.push(`<${name} ${JSON.stringify(said)}>`);
      isScript = name === 'script' && said.type !== 'application/ld+json';
      open.push({
        isMain: isMain || name === 'main',
        isWords: isWords || (said.class?.split(' ').includes('comment-text') ?? false),
      });
    },
    ontext(text) {
      if (isScript && text.trim()) harm.push(text);
    },
    onclosetag() {
      isScript = false;
      open.pop();
    },
  });
  parser.end(html);
  return harm;
}

const isActing = (said: Attributes): boolean =>
  Object.keys(said).some((name) => /^on|^style$|^srcdoc$/i.test(name)) ||
  ['href', 'src', 'action', 'formaction'].some((name) =>
    /^\W*(?:javascript|data|vbscript):/i.test(said[name] ?? ''),
  ) ||
  /^(?!\/[^/])/.test(said.src ?? '/this-site');

const isWord = (name: string, said: Attributes): boolean =>
  elements.has(name) &&
  Object.keys(said).every((attribute) => attributes.has(attribute)) &&
  (said.href === undefined || address.test(said.href));
