import type { Part } from '../../../shared/search/excerpt.ts';
import type { SearchResult } from '../../../shared/search/search.ts';
import { shortDate } from '../text/dates.ts';
import { clock } from '../text/durations.ts';
import { kindLabels } from '../text/search-words.ts';

type Child = Node | string;

function element(name: string, attributes: Record<string, string>, children: Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const marked = (parts: Part[]): Child[] =>
  parts.map(({ text, hit }) => (hit ? element('mark', {}, [text]) : text));

const excerpt = (parts: Part[]) => element('p', { class: 'excerpt', dir: 'auto' }, marked(parts));

/** Results name addresses in whole; here they are followed on the site that is open. */
function pathOf(address: string): string {
  const { pathname, hash } = new URL(address, location.href);
  return pathname + hash;
}

/**
 * A result as the search page shows it.
 * @param showTitle of its show; absent for an article
 */
export function resultElement(result: SearchResult, showTitle: string | undefined): HTMLElement {
  const { kind, show, publishedAt, titleParts, people, moments, second } = result;
  const date = element('time', { datetime: publishedAt }, [shortDate(publishedAt)]);
  return element('article', { class: show ? `hit show-${show}` : 'hit' }, [
    element('p', { class: 'kick' }, [
      element('b', {}, [kindLabels[kind]]),
      ...(showTitle ? [element('span', {}, [showTitle])] : []),
      element('span', {}, [date]),
    ]),
    element('h2', { dir: 'auto' }, [element('a', { href: pathOf(result.url) }, marked(titleParts))]),
    ...(people.length > 0
      ? [
          element('p', { class: 'with' }, [
            'with ',
            ...people.flatMap((parts, at) => [...(at > 0 ? [', '] : []), ...marked(parts)]),
          ]),
        ]
      : []),
    ...(second === undefined ? [excerpt(result.parts)] : []),
    ...(moments.length > 0 ? [momentList(moments)] : []),
  ]);
}

const momentList = (moments: SearchResult['moments']): HTMLElement =>
  element(
    'ul',
    { class: 'moments' },
    moments.map(({ second, url, parts }) => {
      const time = clock(second);
      const attributes = { class: 'at', href: pathOf(url), 'aria-label': `Play from ${time}` };
      return element('li', {}, [element('a', attributes, [time]), excerpt(parts)]);
    }),
  );
