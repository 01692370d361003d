import { html } from 'hono/html';
import type { HostSession } from '../../../../shared/host/session.ts';
import { dayAndTime } from '../../../../shared/text/day-and-time.ts';
import {
  commentModes,
  threadPath as publicPath,
  type Thread,
  type ThreadStatus,
  type ThreadSubject,
} from '../../../../shared/thread.ts';
import type { ConsolePage } from '../../console-page.ts';
import { formTokenFor } from '../../form-token.ts';
import { commentPath, queueAddress, queuePath, threadPath } from '../query.ts';

const modes = {
  open: 'everything appears at once',
  trusted: 'newcomers are read first',
  'pre-moderated': 'everything is read first',
  closed: 'closed',
};

/** What moderators choose for one discussion. */
export function threadPage(
  { thread, subject, status }: { thread: Thread; subject: ThreadSubject; status: ThreadStatus },
  session: HostSession,
): ConsolePage {
  const choice = (name: string, value: string, isChosen: boolean, words: string) =>
    html`<label><input type="radio" name="${name}" value="${value}" ${isChosen ? html`checked` : ''}> ${words}</label>`;
  const { isClosed, mode, pinned, rev, id, comments } = thread;
  return {
    title: subject.title,
    room: queuePath,
    content: html`<div class="queue">
      <header class="console-opening"><h1>${subject.title}</h1>
        <p>${status.isOpen ? 'Open' : 'Closed'}, ${modes[status.mode]}${
          status.closesAt ? `; closes by itself on ${dayAndTime(status.closesAt)}` : ''
        }. ${comments === 1 ? '1 comment' : `${comments} comments`}.</p></header>
      <p class="queue-ways"><a href="${publicPath(id)}">The discussion</a>
        <a href="${queueAddress({ list: 'pending', thread: id })}">What waits in it</a>
        ${pinned ? html`<a href="${commentPath(pinned)}">The pinned comment</a>` : ''}</p>
      <form class="thread-settings" method="post" action="${threadPath(id)}">
        ${formTokenFor(session)}<input type="hidden" name="ifRev" value="${rev}">
        <fieldset><legend>Does it take comments?</legend>
          ${choice('closed', '', isClosed === undefined, 'as the site says')}
          ${choice('closed', 'no', isClosed === false, 'yes, whatever its age')}
          ${choice('closed', 'yes', isClosed === true, 'no')}
        </fieldset>
        <fieldset><legend>Who is read first?</legend>
          ${choice('mode', '', mode === undefined, 'as the site says')}
          ${commentModes
            .filter((one) => one !== 'closed')
            .map((one) => choice('mode', one, mode === one, modes[one]))}
        </fieldset>
        <button class="button">Save these settings</button>
      </form>
    </div>`,
  };
}
