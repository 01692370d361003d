import { html } from 'hono/html';
import { signInPath } from '../../../shared/host/way-back.ts';
import type { ConsolePage } from '../console-page.ts';

export const signedOutPage: ConsolePage = {
  title: 'Signed out',
  content: html`<header class="console-opening">
      <h1>You are signed out</h1>
      <p>Nothing of the console can be opened from this browser any more.</p>
    </header>
    <p class="console-actions"><a class="button" href="${signInPath('/host')}">Sign in again</a>
      <a href="/">To the site</a></p>`,
};
