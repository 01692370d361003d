import { html } from 'hono/html';
import { articlePath, articleSchema } from '../../../shared/article.ts';
import { episodePath, episodeSchema } from '../../../shared/episode.ts';
import type { CountKind, DayTotals, Top } from '../../../shared/insight/count.ts';
import { readInsight } from '../../../shared/insight/read.ts';
import type { Row, TableClient } from '../../../shared/table/client.ts';
import { articleKey, episodeKey } from '../../../shared/table/keys.ts';
import type { Html } from '../../fill-frame.ts';
import { showPage } from '../console-page.ts';
import type { HostContext } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { plot } from './plot.ts';

export const insightRoom = '/host/insight';

/** `short`: at the head of a column. */
const measures: { kind: CountKind | 'comment'; label: string; short: string }[] = [
  { kind: 'play', label: 'Plays started', short: 'Plays' },
  { kind: 'article', label: 'Articles followed', short: 'Articles' },
  { kind: 'comment', label: 'Comments', short: 'Comments' },
  { kind: 'search', label: 'Searches', short: 'Searches' },
];

/** What is done on the site, day by day, with nothing about anybody. */
export async function showInsight(parts: HostParts, c: HostContext): Promise<Response> {
  const { days, top } = await readInsight(parts.table, parts.now());
  const [plays, articles] = await Promise.all([
    named(parts.table, top.play, episodeKey, episodeLink),
    named(parts.table, top.article, articleKey, articleLink),
  ]);
  return showPage(parts, c, {
    title: 'Insight',
    room: insightRoom,
    content: html`<header class="console-opening">
        <h1>The last four weeks</h1>
        <p>Totals of each day, in UTC. Nobody is followed: no cookie, no address and no browser is counted, and whoever
          asks not to be tracked is left out.</p>
      </header>
      <div class="insight-plots">${measures.map(({ kind, label }) =>
        plot(
          label,
          days.map((day) => ({ day: day.day, count: day[kind] })),
        ),
      )}</div>
      <div class="insight-tops">${topList('Most played', plays)}${topList('Most followed', articles)}
      ${topList(
        'Searched for',
        top.search.map(({ of, count }) => ({
          label: html`<a href="/search?q=${encodeURIComponent(of)}">${of}</a>`,
          count,
        })),
      )}</div>
      <p class="console-note">Lists hold the days that are over. Words that fewer than three searched for on a day are not
        kept, and comments of a day are counted in its night.</p>
      ${table(days)}`,
  });
}

type Named = { label: Html; count: number };

async function named(
  table: TableClient,
  top: Top[],
  keyOf: (id: string) => ReturnType<typeof episodeKey>,
  link: (row: Row) => Html,
): Promise<Named[]> {
  const rows = await table.getMany(top.map(({ of }) => keyOf(of)));
  return top.flatMap(({ of, count }) => {
    const row = rows.find(({ pk }) => pk === keyOf(of).pk);
    return row ? [{ label: link(row), count }] : [];
  });
}

const episodeLink = (row: Row): Html => {
  const episode = episodeSchema.parse(row);
  return html`<a href="${episodePath(episode)}">${episode.title}</a>`;
};

const articleLink = (row: Row): Html => {
  const article = articleSchema.parse(row);
  return html`<a href="${articlePath(article)}">${article.headline}</a>`;
};

const topList = (heading: string, items: Named[]): Html => html`<section class="console-part">
  <h2>${heading}</h2>
  ${
    items.length === 0
      ? html`<p class="empty">Nothing yet.</p>`
      : html`<ol class="insight-top">${items.map(
          ({ label, count }) => html`<li>${label} <b>${count.toLocaleString('en')}</b></li>`,
        )}</ol>`
  }
</section>`;

const table = (days: DayTotals[]): Html => html`<details class="console-part">
  <summary>Every day in numbers</summary>
  <table>
    <thead><tr><th scope="col">Day</th>${measures.map(({ short }) => html`<th scope="col">${short}</th>`)}</tr></thead>
    <tbody>${days
      .toReversed()
      .map(
        (day) =>
          html`<tr><th scope="row">${day.day}</th>${measures.map(({ kind }) => html`<td>${day[kind]}</td>`)}</tr>`,
      )}</tbody>
  </table>
</details>`;
