import { html } from 'hono/html';
import { adviceFor } from '../../../shared/feed/advice.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';
import type { FeedPreview } from '../../../shared/sync/feed-preview.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { feedsRoom } from './feeds-page.ts';

const proofs = {
  guid: 'It is the same podcast: its own id is the same.',
  episodes: 'It holds episodes that are known here, so it may well be the same podcast.',
  none: 'Nothing shows that it is the same podcast. All its episodes would be new ones here.',
} as const;

/** What reading a feed elsewhere would do, and the button that does it. */
export const previewPage = (show: SiteShow, preview: FeedPreview, session: HostSession): ConsolePage => ({
  title: `Another address for ${show.title}`,
  room: feedsRoom,
  content: html`<header class="console-opening">
      <p><a href="${feedsRoom}/${show.slug}">Feed of ${show.title}</a></p>
      <h1>What would change</h1>
      <p>${preview.address}</p>
    </header>
    <p class="${preview.proof === 'none' ? 'console-warning' : 'console-note'}">${proofs[preview.proof]}</p>
    <dl class="facts">
      <div><dt>Calls itself</dt><dd>${preview.title || 'nothing'}</dd></div>
      <div><dt>Items</dt><dd>${preview.items.toLocaleString('en')}</dd></div>
      <div><dt>New episodes</dt><dd>${preview.created.toLocaleString('en')}</dd></div>
      <div><dt>Changed episodes</dt><dd>${preview.updated.toLocaleString('en')}</dd></div>
      <div><dt>As they are</dt><dd>${preview.unchanged.toLocaleString('en')}</dd></div>
      <div><dt>Known, but not there</dt><dd>${preview.missing.toLocaleString('en')}; they stay on the site</dd></div>
      <div><dt>Problems</dt><dd>${preview.problemCount.toLocaleString('en')}</dd></div>
    </dl>
    ${
      preview.newest.length > 0
        ? html`<section class="console-part"><h2>First of the new ones</h2>
            <ul>${preview.newest.map((title) => html`<li>${title}</li>`)}</ul></section>`
        : ''
    }
    ${
      preview.problems.length > 0
        ? html`<section class="console-part"><h2>First of the problems</h2>
            <ol class="problems">${preview.problems.map(
              ({ code, sentence }) =>
                html`<li><p>${sentence}</p><p class="advice">${adviceFor(code) ?? ''}</p></li>`,
            )}</ol></section>`
        : ''
    }
    <form class="console-actions" method="post" action="${feedsRoom}/${show.slug}/move">
      ${formTokenFor(session)}<input type="hidden" name="address" value="${preview.address}">
      <button class="button" type="submit">Read it here from now on</button>
      <a href="${feedsRoom}/${show.slug}">Leave it as it is</a>
    </form>`,
});
