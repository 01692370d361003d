import { createApp } from 'astro/app/entrypoint';

const app = createApp({ streaming: false });

/** Renders one request for a page that is made on demand. Errors become the site's own 404 and 500 pages. */
export const render = (request: Request, locals: App.Locals): Promise<Response> =>
  app.render(request, { locals });
