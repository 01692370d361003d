import { html } from 'hono/html';
import type { ImportReport, UnmappedThread } from '../../../shared/import/import.ts';
import type { Html } from '../../fill-frame.ts';
import type { Upload } from './take-upload.ts';

const toldThreads = 50;
const count = (number: number): string => number.toLocaleString('en');
const inComments = (number: number): string => `${count(number)} ${number === 1 ? 'comment' : 'comments'}`;

/** What became of an upload, or what would become of it. */
export const uploadResult = ({ failure, report, isTooMuch }: Upload): Html =>
  html`<section class="console-part" id="result" role="status">
    ${failure ? html`<div class="console-warning"><p>${failure}</p><p>Nothing was changed.</p></div>` : ''}
    ${
      isTooMuch
        ? html`<div class="console-warning"><p>These are too many for one request. Bring them in by the command:
      <code>npm run import -- file.xml</code>. Nothing was changed.</p></div>`
        : ''
    }
    ${report ? reported(report) : ''}
    ${
      report?.isDryRun && report.imported > 0 && !isTooMuch
        ? html`<p class="import-again">To bring them in, choose the file once more below and press “Bring in”: browsers
            keep no file from one page to the next.</p>`
        : ''
    }
  </section>`;

const reported = (report: ImportReport): Html => html`<h2>${
  report.isDryRun ? 'What would be brought in' : 'What was brought in'
}</h2>
  <dl class="facts">
    ${fact('Comments in the file', report.comments)}
    ${fact(report.isDryRun ? 'New' : 'Brought in', report.imported)}
    ${fact('Here already', report.unchanged)}
    ${fact('In discussions without a place here', report.unmapped)}
    ${fact('Set aside', report.setAside)}
    ${report.pings > 0 ? fact('Notes of other sites that link here, left out', report.pings) : ''}
  </dl>
  ${
    report.problems.length > 0
      ? html`<h3>What was mended or set aside</h3>
        <ul>${report.problems.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`
      : ''
  }
  ${report.threads.unmapped.length > 0 ? unmapped(report.threads.unmapped) : ''}`;

const fact = (name: string, value: number): Html => html`<div><dt>${name}</dt><dd>${count(value)}</dd></div>`;

const unmapped = (threads: UnmappedThread[]): Html => html`<h3>Discussions without a place here</h3>
  <p>Say below where each belongs, such as <code>${threads[0]?.name}=${threads[0]?.perhaps[0] ?? '/articles/a-headline'}</code>.</p>
  <ul>${threads
    .slice(0, toldThreads)
    .map(
      ({ name, title, comments, perhaps }) =>
        html`<li><code>${name}</code> ${title}: ${inComments(comments)}${
          perhaps.length > 0 ? `; perhaps ${perhaps.join(' or ')}` : ''
        }</li>`,
    )}</ul>
  ${threads.length > toldThreads ? html`<p>And ${count(threads.length - toldThreads)} more.</p>` : ''}`;
