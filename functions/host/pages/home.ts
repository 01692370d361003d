import { html } from 'hono/html';
import type { HostSession } from '../../../shared/host/session.ts';
import type { ConsolePage } from '../console-page.ts';

const duties = {
  host: 'You are signed in as a host: everything here is yours to run.',
  moderator: 'You are signed in as a moderator: discussions are in your care.',
};

/** Where the console begins. */
export const homePage = ({ name, role }: HostSession): ConsolePage => ({
  title: 'Overview',
  room: '/host',
  content: html`<header class="console-opening"><h1>${name}</h1><p>${duties[role]}</p></header>`,
});
