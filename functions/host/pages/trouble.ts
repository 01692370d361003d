import type { Context } from 'hono';
import { html } from 'hono/html';
import { signInPath } from '../../../shared/host/way-back.ts';
import type { ConsolePage } from '../console-page.ts';

const headings: Record<number, string> = {
  401: 'Host console',
  403: 'Not allowed',
  404: 'There is nothing here',
};

/**
 * What went wrong, as a page; for those who are not signed in, the door of the console.
 * @param sentence as a problem body has it
 */
export const troublePage = (c: Context, status: number, sentence: string): ConsolePage => {
  const heading = headings[status] ?? 'That did not work';
  return {
    title: heading,
    content: html`<header class="console-opening"><h1>${heading}</h1><p>${sentence}</p></header>
      <p class="console-actions">${
        status === 401
          ? html`<a class="button" href="${signInPath(wayBack(c))}">Sign in</a>`
          : html`<a class="button" href="/host">To the overview</a>`
      }</p>`,
  };
};

/** Only what was asked for can be asked for again; what was sent has to be sent again from its page. */
const wayBack = (c: Context): string => (c.req.method === 'GET' ? c.req.path : '/host');
