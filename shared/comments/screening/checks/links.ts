import { sentenceOf } from '../../reason-words.ts';
import { addressesIn, linksIn, walletsIn } from '../../text/links-found.ts';
import { type Check, known } from '../check.ts';
import { knownAfter } from '../risk.ts';
import type { ScreeningSettings } from '../settings.ts';

const mostLinks = 2;

/** Links of people who are new here are read first, and more than two of anybody's. */
export const links: Check = ({ body, name }, { guest }, { ownHosts }) => {
  const text = `${name}\n${body}`;
  const found = linksIn(text).filter(({ host }) => !isOwn(host, ownHosts));
  const matched = [...found.map(({ text }) => text), ...addressesIn(text), ...walletsIn(text)];
  if (matched.length === 0) return [];
  const isKnown = known(guest, 'Who is writing').approved >= knownAfter;
  if (isKnown && matched.length <= mostLinks) return [];
  const code = isKnown ? 'many-links' : 'link-from-newcomer';
  return [{ check: 'links', code, effect: 'hold', sentence: sentenceOf(code), matched }];
};

const isOwn = (host: string, ownHosts: ScreeningSettings['ownHosts']): boolean =>
  ownHosts.some((own) => host === own || host.endsWith(`.${own}`));
