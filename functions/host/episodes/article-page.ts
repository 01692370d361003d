import { html } from 'hono/html';
import { type Article, articlePath } from '../../../shared/article.ts';
import type { Told } from '../../../shared/articles/sources.ts';
import { hasRole } from '../../../shared/host/role.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import type { Html } from '../../fill-frame.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { episodesRoom } from './episodes-page.ts';

/** What a host says of an article, as its form holds it. */
export type TypedArticle = { headline: string; dek: string; authors: string; publishedAt: string };

export const typedOf = ({ headline = '', dek = '', authors = [], publishedAt = '' }: Told): TypedArticle => ({
  headline,
  dek,
  authors: authors.join(', '),
  publishedAt: publishedAt.slice(0, 10),
});

/** The words of an external article: as they are shown, and what a host says in their place. */
export const articlePage = (
  article: Article,
  typed: TypedArticle,
  session: HostSession,
  trouble?: string,
): ConsolePage => ({
  title: article.headline,
  room: episodesRoom,
  content: html`<header class="console-opening">
      <h1>${article.headline}</h1>
      <p><a href="${articlePath(article)}">Its page</a> <span>${article.outlet?.name ?? ''}</span></p>
    </header>
    ${trouble ? html`<p class="console-warning" role="alert">${trouble}</p>` : ''}
    <dl class="facts">
      <div><dt>Dek</dt><dd>${article.dek ?? 'not known'}</dd></div>
      <div><dt>Authors</dt><dd>${article.authors.map(({ name }) => name).join(', ') || 'not known'}</dd></div>
      <div><dt>Published</dt><dd>${article.publishedAt?.slice(0, 10) ?? 'not known'}</dd></div>
      <div><dt>Address</dt><dd>${article.address ?? 'on this site'}</dd></div>
    </dl>
    ${hasRole(session.role, 'host') ? wordsForm(article.id, typed, session) : ''}`,
});

const wordsForm = (
  id: string,
  typed: TypedArticle,
  session: HostSession,
): Html => html`<section class="console-part">
  <h2>In your words</h2>
  <p>What you write here is shown in place of what was found. An empty field shows what was found again.</p>
  <form class="console-form" method="post" action="/host/articles/${id}">
    ${formTokenFor(session)}
    ${field('headline', 'Headline', typed.headline, 300)}
    ${field('dek', 'Dek', typed.dek, 600)}
    ${field('authors', 'Authors, with commas between', typed.authors, 300)}
    ${field('publishedAt', 'Published, as 2026-11-24', typed.publishedAt, 30)}
    <button class="button" type="submit">Save</button>
  </form>
</section>`;

const field = (name: string, label: string, value: string, most: number): Html =>
  html`<label><span>${label}</span>
    <input name="${name}" maxlength="${most}" value="${value}" autocomplete="off"></label>`;
