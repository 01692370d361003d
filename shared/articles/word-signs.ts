import { isAddress, isCode, isGeneric, namesHost } from './anchor.ts';
import type { NoteLine, NoteLink } from './note-lines.ts';

const writing =
  /(?<!\p{L})(?:articles?|blog ?posts?|essay|op-?ed|column|report(?:s|ed)?|wrote|writes|paper|study|news story|piece|press release|full text|artikel|beitrag|bericht|studie|meldung|kommentar|artigo|articolo|artículo|сообщает|пишет)(?!\p{L})/iu;
const discussed =
  /\b(?:discussed|mentioned|referenced|covered) (?:on|in) (?:the |this |today.s )?(?:show|podcast|episode)\b/i;
/** Linked words in quotation marks, which are a title. */
const quotedTitle = /^.{0,2}[“„"«‘'].+[”“"»’'].{0,2}$/su;
const doing =
  /(?<!\p{L})(?:download\w*|herunterladen|listen\w*|hören|play|stream|watch|subscri\w+|abonnieren|donat\w+|spende\w*|support|unterstütz\w+|sign ?up|register|buy|purchase|order|pre-?order|kaufen|shop|store|vote|follow|contact|e-?mail|share|tweet|permalink|comments?|embedded video|discount|coupon|tickets?|rabatt\w*|giveaway|bonus|offer|transcript|slides?|folien|video|mp3|itunes|rss|trailer|sponsor\w*|affiliate|show ?notes|website|homepage)(?!\p{L})/iu;
const doingBefore =
  /(?<!\p{L})(?:download|subscribe|buy|order|vote|donate|sponsor\w*|follow|show ?notes|transcri\w+|podcasts?|web ?site|homepage|watch|listen|tickets?|register|slides|charts)(?!\p{L})[^.!?]{0,30}$/iu;
const placeNoun =
  /(?<!\p{L})(?:page|site|repo|repository|github|group|channel|profile|account|forum|app|seite)\W*$/iu;
const thingNoun =
  /(?<!\p{L})(?:books?|e-?book|novel|buch|hörbuch|film|movie|album|ep|cd|dvd|app|game|single|petition)(?!\p{L})/iu;
const selling =
  /(?<!\p{L})(?:promo code|use code|coupon|discount|% off|free trial|sponsored by|rabattcode|affiliate|ad choices)(?!\p{L})/iu;
const invitation = /^\W*(?:click here|get your|sign up|find out more)\b/i;
const sayingMore =
  /(?<!\p{L})(?:related (?:posts?|episodes?)|similar posts?|more like this|you may also like|ähnliche beiträge|verwandte artikel|following posts|previous episodes?)(?!\p{L})/iu;
const near = 80;

/** What the words around a link say about its being an article, in the measure of `weighAddress`. */
export function weighWords(host: string, line: NoteLine, link: NoteLink, isRelated: boolean): number {
  const { anchor } = link;
  const before = line.text.slice(Math.max(0, link.start - near), link.start);
  const after = line.text.slice(link.end, link.end + near / 2);
  const words = anchor.split(' ').length;
  const isSpoken = !isGeneric(anchor) && !isAddress(anchor);
  let weight = 0;
  if (isSpoken && isDoing(anchor)) weight -= 3;
  else if (doingBefore.test(before)) weight -= 1.5;
  if (selling.test(before + anchor + after)) weight -= 3;
  if (thingNoun.test(`${before.slice(-25)} ${isSpoken ? anchor : ''}`)) weight -= 1.5;
  if (isSpoken && placeNoun.test(anchor)) weight -= 2;
  if (writing.test(`${before} ${anchor} ${after}`)) weight += 1.5;
  if (isRelated) weight -= 3;
  if (discussed.test(line.text.slice(0, link.end))) weight += 3;
  if (speaksOfEpisode(anchor)) weight -= 2;
  if (/^\W*link\W*$/i.test(anchor)) weight += 2.5;
  else if (isSpoken && endsSentence(before) && namesHost(anchor, host)) weight += 2.5;
  else if (isCode(anchor)) weight += 1.5;
  else if (isSpoken && quotedTitle.test(`${before.slice(-2)}${anchor}${after.slice(0, 2)}`)) weight += 1;
  else if (isSpoken && words >= 5) weight += 1;
  return weight;
}

/** True where a sentence has just come to its end: then a link tells its source. */
const endsSentence = (before: string): boolean => /\p{L}\S*[.!?:;)”"’']\s*[([–—-]*\s*$/u.test(before);

/** True for linked words that ask to do something, not to read. */
export const isDoing = (anchor: string): boolean =>
  invitation.test(anchor) ||
  doing.test(anchor.split(' ').length <= 4 ? anchor : anchor.split(' ').slice(0, 2).join(' '));

/** True for words that name an episode. @example speaksOfEpisode('COI #168') // true */
export const speaksOfEpisode = (words: string): boolean =>
  /(?<!\p{L})(?:episodes?|folge|podcast|ausgabe|ep\.? ?\d+)(?!\p{L})|#\s?\d+/iu.test(words) ||
  /^\p{Lu}{2,5} ?\d{2,4}(?!\d)/u.test(words);

/** True for words that are nothing but the name and number of an episode. */
export const isEpisodeNumber = (words: string): boolean =>
  /^\W*(?:episodes?|folge|ausgabe|ep\.?|show|part)\s*#?\s*\d{1,5}\W*$|^\W*(?:[\p{L}&]+\s+){0,4}#\s?\d{1,5}\W*$/iu.test(
    words,
  );

/** True below a line such as “Related posts:”, which a site adds by itself. */
export const isBelowRelated = (lines: NoteLine[], at: number): boolean =>
  lines.slice(Math.max(0, at - 6), at + 1).some(({ text }) => sayingMore.test(text.slice(0, 200)));
