import sanitizeHtml from 'sanitize-html';
import type { AddressBase } from './address.ts';
import { webAddress } from './address.ts';

/** Bytes of HTML that one episode's notes may have. */
const longest = 100_000;
const allowedTags = [
  'p',
  'br',
  'a',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'blockquote',
  'h3',
  'h4',
  'code',
  'pre',
  'hr',
];
const renamed: Record<string, string> = {
  ...{ b: 'strong', i: 'em', h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4' },
  ...{ div: 'p', section: 'p', article: 'p', tr: 'p', dt: 'p', dd: 'p', center: 'p' },
};
const markup = /<(?:\/?[a-z][a-z0-9]*\b|!--)|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i;
const blockInParagraph = /<p>(?:(?!<\/?p>)[\s\S])*<(?:p|ul|ol|h3|h4|pre|blockquote|hr)\b/;
const blocks = /<(?:p|br|div|ul|ol|li|h[1-6]|table|tr|blockquote|pre|hr)\b/i;

/** Show notes as they may be printed. `clipped` when they were too long to keep whole. */
export type Notes = { html: string; clipped: boolean };

/**
 * Turns what a feed says of an episode into HTML that is safe to print: a short list of tags, no attributes
 * but the address of a link (http, https or mailto), everything else dropped. Plain text becomes paragraphs
 * with its addresses linked.
 * @param source hostile HTML or plain text
 * @example cleanNotes('Read on: https://example.org/a', base).html // '<p>Read on: <a href="https://example.org/a" …'
 */
export function cleanNotes(source: string, base: AddressBase): Notes {
  const text = source.toWellFormed().replace(/\r\n?/g, '\n').trim();
  let limit = longest;
  let html = sanitise(asHtml(cut(text, limit)), base);
  let clipped = text.length > limit;
  // Escapes and link attributes add bytes; a few rounds bring any text under the limit.
  for (let size = byteLength(html); size > longest; size = byteLength(html)) {
    clipped = true;
    limit = Math.floor(Math.min(limit, text.length) * Math.min(0.9, longest / size));
    html = sanitise(asHtml(cut(text, limit)), base);
  }
  return { html, clipped };
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Cuts before a tag or an entity that would be left in two. */
function cut(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : text.slice(0, limit).replace(/(?:<[^<>]{0,4000}|&[^;\s]{0,10}|\S{0,100})$/, '');
}

function asHtml(text: string): string {
  if (!markup.test(text)) return paragraphs(linkAddresses(escapeHtml(text)));
  return blocks.test(text) ? text.replace(/<\/t[dh]\b/gi, ' $&') : paragraphs(text);
}

const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('\n');

/** By names, which `linkAddresses` knows. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const linkAddresses = (escaped: string): string =>
  escaped.replace(/\bhttps?:\/\/(?:(?!&(?:lt|gt|quot);)\S){3,1000}/gi, (match) => {
    const address = match.replace(/(?:[.,;:!?'’”)\]*]|&amp;)+$/, '');
    return `<a href="${address}">${address}</a>${match.slice(address.length)}`;
  });

/** Divisions become paragraphs, which cannot hold blocks: a second pass closes each before the next begins. */
function sanitise(html: string, base: AddressBase): string {
  const once = allowOnly(html, base);
  return blockInParagraph.test(once) ? allowOnly(once, base) : once;
}

function allowOnly(html: string, base: AddressBase): string {
  const clean = sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    enforceHtmlBoundary: false,
    nestingLimit: 60,
    transformTags: {
      ...Object.fromEntries(
        Object.entries(renamed).map(([from, to]) => [from, sanitizeHtml.simpleTransform(to, {}, false)]),
      ),
      a: (_tag, { href }) => link(href, base),
    },
    exclusiveFilter: ({ tag, text }) => tag !== 'br' && tag !== 'hr' && !text.trim(),
  });
  return withoutEmptyLinks(clean)
    .replace(/(?:\s*<br \/>){3,}/g, '<br /><br />')
    .trim();
}

/** Takes off link tags that lead nowhere, and those inside another link. */
function withoutEmptyLinks(balanced: string): string {
  const kept: boolean[] = [];
  return balanced.replace(/<(\/?)a(?: [^>]*)?>/g, (tag, slash) => {
    if (slash) return kept.pop() ? tag : '';
    kept.push(tag !== '<a>' && !kept.includes(true));
    return kept.at(-1) ? tag : '';
  });
}

/** A link with an address that pages may carry; otherwise a bare tag, which is taken off afterwards. */
function link(href: string | undefined, base: AddressBase): sanitizeHtml.Tag {
  const address = /^\s*mailto:[^\s<>"]{3,320}$/i.test(href ?? '') ? href?.trim() : webAddress(href, base);
  if (!address) return { tagName: 'a', attribs: {} };
  return { tagName: 'a', attribs: { href: address, rel: 'nofollow noopener noreferrer' } };
}
