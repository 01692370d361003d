import { sendReport } from './api.ts';
import { element, say } from './build.ts';

/** Opens a small form under a comment to report it. */
export function openReport(comment: HTMLElement, id: string, close: () => void): HTMLFormElement {
  const note = element('textarea', { name: 'note', rows: '2', maxlength: '500' });
  const leave = element('button', { type: 'button', class: 'quiet' }, 'Cancel');
  const form = element(
    'form',
    { class: 'comment-form', 'aria-label': 'Report this comment' },
    element('label', {}, element('span', {}, 'What is wrong with it? Only moderators read this.'), note),
    element(
      'div',
      { class: 'comment-send' },
      element('p', {}, 'Disagreement alone is no reason to remove a comment; answering it may be better.'),
      leave,
      element('button', { class: 'play' }, 'Report it'),
    ),
  );
  leave.onclick = close;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const sentence = await sendReport(id, note.value);
    if (sentence) return say(form, [sentence]);
    const thanks = element('p', { class: 'comment-state', role: 'status' });
    form.replaceWith(thanks);
    thanks.textContent = 'Thank you. A moderator will read this comment.';
    comment.querySelector(':scope > footer [data-report]')?.remove();
  });
  return form;
}
