import { html } from 'hono/html';
import type { SampleUser } from './login.ts';

/** Asks who of the sample users signs in. It is no page of the site, and carries none of its styles. */
export const choicePage = (path: string, users: SampleUser[]) => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Sign in as …</title>
    </head>
    <body>
      <main>
        <h1>Sign in as …</h1>
        <p>This is the OpenID provider of the local site. It asks for no password and exists on this machine alone.</p>
        ${users.map(
          ({ subject, name, groups }) => html`<form method="post" action="${path}?user=${subject}">
            <p><button type="submit">${name}</button> ${groups.join(', ') || 'in no group'}</p>
          </form>`,
        )}
      </main>
    </body>
  </html>`;
