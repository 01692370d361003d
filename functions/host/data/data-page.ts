import { html } from 'hono/html';
import type { HostSession } from '../../../shared/host/session.ts';
import type { Html } from '../../fill-frame.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { uploadResult } from './report-part.ts';
import type { Upload } from './take-upload.ts';

export const dataRoom = '/host/data';

/** A person who was looked for and not found: what was typed, and why there is nobody. */
export type NotFound = { typed: string; refusal: string };

type Done = { upload?: Upload; erased?: number | undefined; notFound?: NotFound };

/** Moving in, moving out, erasing: each with what the command line can do beyond it. */
export const dataPage = (session: HostSession, { upload, erased, notFound }: Done): ConsolePage => ({
  title: 'Data',
  room: dataRoom,
  content: html`<header class="console-opening">
      <h1>Data</h1>
      <p>Everything here is yours: bring it in, take it with you, take it away.</p>
    </header>
    ${upload ? uploadResult(upload) : ''}
    ${importPart(session, upload)}
    ${exportPart(session)}
    ${erasePart(session, erased, notFound)}`,
});

const importPart = (session: HostSession, upload: Upload | undefined): Html =>
  html`<section class="console-part" id="import">
    <h2>Bring in comments</h2>
    <p>An export of Disqus (XML or .gz) or WordPress (WXR), up to 4 MB. Look first: nothing is stored by looking. Larger
      files: <code>npm run import -- file.xml</code>.</p>
    <import-form><form id="import-file" class="console-form" method="post" action="${dataRoom}/import" enctype="multipart/form-data">
      ${formTokenFor(session)}
      <label><span>File</span><input name="file" type="file" required accept=".xml,.gz,text/xml"></label>
      <label><span>Where discussions belong, one a line, when they are not found: <code>old=new</code></span>
        <textarea name="map" rows="3" spellcheck="false" autocomplete="off">${upload?.map ?? ''}</textarea></label>
      <div class="console-actions">
        <button class="button" type="submit" name="what" value="look">Look</button>
        <button class="quiet" type="submit" name="what" value="import">Bring in</button>
      </div>
    </form></import-form>
  </section>`;

const exportPart = (session: HostSession): Html =>
  html`<section class="console-part" id="export">
    <h2>Take everything with you</h2>
    <p>One file of JSON Lines with every episode, article and comment, and what was decided about them. Sessions and logs
      of who sent what lately are not in it. Large sites: <code>npm run export -- site.jsonl.gz</code>.</p>
    <form method="post" action="${dataRoom}/export">
      ${formTokenFor(session)}<button class="button" type="submit">Download</button>
    </form>
  </section>`;

const erasePart = (
  session: HostSession,
  erased: number | undefined,
  { typed, refusal }: NotFound = { typed: '', refusal: '' },
): Html =>
  html`<section class="console-part" id="erase">
    <h2>Erase a person</h2>
    ${erased === undefined ? '' : html`<p role="status">${erased} ${erased === 1 ? 'comment was' : 'comments were'} erased.</p>`}
    <p>By one of their comments, by the guest, or, when their comments were brought in, by the mail address that they had
      there. You see whom before anything is done.</p>
    ${refusal ? html`<p class="refusal" id="person-refusal" role="alert">${refusal}</p>` : ''}
    <form class="console-line" method="post" action="${dataRoom}/person">
      ${formTokenFor(session)}
      <label><span>Address of a comment, guest, or mail address</span>
        <input name="person" required maxlength="320" autocomplete="off" spellcheck="false" value="${typed}"
          ${refusal ? html`aria-invalid="true" aria-describedby="person-refusal" autofocus` : ''}></label>
      <button class="quiet" type="submit">Find</button>
    </form>
  </section>`;
