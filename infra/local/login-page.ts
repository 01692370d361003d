import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { SampleUser } from './login.ts';

const style = `
  body { max-width: 30rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
  button { min-height: 2.75rem; padding: 0 1rem; margin-inline-end: 0.5rem; font: inherit; }
`;

/** Lets the page have its own style and nothing else. */
export const choicePolicy = `default-src 'none'; frame-ancestors 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** Asks who of the sample users signs in. It is no page of the site, and does not look like one. */
export const choicePage = (path: string, users: SampleUser[]) => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Sign in as …</title>
      <style>${raw(style)}</style>
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
