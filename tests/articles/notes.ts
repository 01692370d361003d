import { type FoundLinks, findArticleLinks, type LinkContext } from '../../shared/articles/find-links.ts';
import { cleanNotes } from '../../shared/feed/notes.ts';

export const context: LinkContext = {
  outlets: [
    { slug: 'gazette', name: 'The Gazette', hosts: ['gazette.example', 'nyti.ms'], boilerplate: [] },
    { slug: 'institute', name: 'Harbour Institute', hosts: ['institute.example'], boilerplate: [] },
  ],
  show: { title: 'Conflicts of Interest', link: 'https://listen.example/coi' },
  siteUrl: 'https://companion.example',
  boilerplate: new Set(),
};

/** What is found in notes as a feed would carry them. */
export const find = (html: string, changes: Partial<LinkContext> = {}): FoundLinks =>
  findArticleLinks(cleanNotes(html, { web: 'https://listen.example/coi/12', sitePaths: false }).html, {
    ...context,
    ...changes,
  });

export const addressesOf = (html: string, changes: Partial<LinkContext> = {}): string[] =>
  find(html, changes).articles.map(({ address }) => address);
export const headlinesOf = (html: string, changes: Partial<LinkContext> = {}): (string | undefined)[] =>
  find(html, changes).articles.map(({ headline }) => headline);
