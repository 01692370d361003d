import { html } from 'hono/html';
import type { HostSession } from '../../../shared/host/session.ts';
import { dayAndTime } from '../../../shared/text/day-and-time.ts';
import type { Html } from '../../fill-frame.ts';
import { ago } from '../ago.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';

/** Where somebody is signed in. */
export const sessionsPage = (own: HostSession, all: HostSession[], now: Date): ConsolePage => ({
  title: 'Sessions',
  content: html`<header class="console-opening">
      <h1>Where you are signed in</h1>
      <p>A session ends after half an hour without use, and eight hours after it began.</p>
    </header>
    <ul class="rows">${all.map((session) => sessionRow(session, own, now))}</ul>
    <form class="console-actions" method="post" action="/host/sign-out-everywhere">
      ${formTokenFor(own)}<button class="button" type="submit">Sign out everywhere</button>
      <span>Ends all of them, this one too.</span>
    </form>`,
});

const sessionRow = ({ id, browser, startedAt, usedAt }: HostSession, own: HostSession, now: Date): Html =>
  html`<li>
    <div>
      <h2>${browser}</h2>
      <p>${id === own.id ? html`<b>This one</b>` : `Last used ${ago(usedAt, now)}`}
        <span>since ${dayAndTime(startedAt)} UTC</span></p>
    </div>
    ${
      id === own.id
        ? ''
        : html`<form method="post" action="/host/sessions/${id}/end">
            ${formTokenFor(own)}<button class="quiet" type="submit">End<span
              class="out-of-sight"> the session in ${browser}</span></button>
          </form>`
    }
  </li>`;
