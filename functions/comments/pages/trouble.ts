import { html } from 'hono/html';
import { minePath } from '../../../shared/comments/addresses.ts';
import type { PersonalPage } from './frame.ts';
import { page } from './sending.ts';

/**
 * What went wrong, as a page.
 * @param sentence as a problem body has it
 */
export const troublePage = (status: number, sentence: string): PersonalPage =>
  page(status === 404 ? 'There is nothing here' : 'That did not work', undefined, [
    html`<p class="comment-state">${sentence}</p>
      <p class="comment-actions"><a href="${minePath}">My comments</a> <a href="/">Home</a></p>`,
  ]);
