import { html, raw } from 'hono/html';
import type { PublicComment } from '../../shared/comment.ts';
import type { OwnComment } from '../../shared/comments/discussion.ts';
import type { Page } from '../../shared/reader.ts';
import type { Site } from '../../shared/site/schema.ts';
import { permalinkOf, type ThreadSubject } from '../../shared/thread.ts';
import type { PresentedOwn } from './present.ts';

/** Markup that was made here, from parts that were escaped. */
type Markup = ReturnType<typeof html>;
type Told = { code: string; sentence: string };

/** Pages for one person alone: never kept by anybody. Each works without scripts. */
const shell = (site: Site, title: string, content: Markup): Markup => html`<!doctype html>
<html lang="${site.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${title} · ${site.title}</title></head>
<body><main><h1>${title}</h1>${content}<p><a href="/">${site.title}</a></p></main></body>
</html>`;

const list = (reasons: Told[]): Markup =>
  reasons.length === 0
    ? html``
    : html`<ul role="alert">${reasons.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`;

type FormPage = {
  site: Site;
  thread: string;
  subject: ThreadSubject;
  fields: {
    attempt: string;
    token: string;
    name: string;
    body: string;
    replyTo?: string | undefined;
    second?: number | undefined;
  };
  /** The comment as it will look. */
  preview: string;
  reasons: Told[];
  isReconsidering?: boolean;
};

/** The form with everything that was in it, the comment as it will look, and what spoke against it. */
export const formPage = ({
  site,
  thread,
  subject,
  fields,
  preview,
  reasons,
  isReconsidering,
}: FormPage): Markup =>
  shell(
    site,
    reasons.length === 0 ? 'Your comment, before it is sent' : 'Your comment is not sent yet',
    html`<p>On <a href="${subject.path}">${subject.title}</a></p>
${list(reasons)}
<blockquote>${raw(preview)}</blockquote>
<form method="post" action="/api/threads/${thread}/comments">
${hidden({ attempt: fields.attempt, token: fields.token, replyTo: fields.replyTo, second: fields.second, policyVersion: site.comments.policyVersion, reconsidered: isReconsidering ? '1' : undefined })}
<p><label>Name <input name="name" required maxlength="60" autocomplete="nickname" value="${fields.name}"></label></p>
<p><label>Comment <textarea name="body" required maxlength="5000" rows="8">${fields.body}</textarea></label></p>
<p hidden><label>Leave this empty <input name="site" tabindex="-1" autocomplete="off"></label></p>
<p>By sending it you accept the <a href="/comment-policy">comment policy</a>.</p>
<p><button>${isReconsidering ? 'Send it as it is' : 'Send the comment'}</button></p>
</form>`,
  );

const hidden = (fields: Record<string, string | number | undefined>): Markup[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${String(value)}">`],
  );

const standing: Record<OwnComment['state'], string> = {
  published: 'It is published.',
  pending: 'A moderator reads it before it appears. You need not do anything.',
  rejected: 'A moderator decided not to publish it.',
  deleted: 'You removed it.',
};

const ownEntry = (comment: PresentedOwn): Markup => html`<article>
<p>${standing[comment.state]}</p>${list(comment.reasons)}
<blockquote>${raw(comment.html)}</blockquote>
${comment.state === 'published' ? html`<p><a href="${permalinkOf(comment)}">Its permanent address</a></p>` : ''}
${comment.editableUntil ? html`<p><a href="/api/comments/${comment.id}/edit">Change it</a></p>` : ''}
${comment.state === 'deleted' ? '' : html`<p><a href="/api/comments/${comment.id}/delete">Remove it</a></p>`}
</article>`;

export const receiptPage = (site: Site, comment: PresentedOwn): Markup =>
  shell(
    site,
    'Thank you for your comment',
    html`${ownEntry(comment)}<p><a href="/api/comments/mine">All my comments</a></p>`,
  );

export const minePage = (site: Site, { items, cursor }: Page<PresentedOwn>): Markup =>
  shell(
    site,
    'My comments',
    html`${items.length === 0 ? html`<p>This browser has sent none.</p>` : items.map(ownEntry)}
${cursor ? html`<p><a href="/api/comments/mine?cursor=${cursor}">Older</a></p>` : ''}
<p><a href="/api/comments/export">Take them with you (JSON)</a></p>
<form method="post" action="/api/comments/erase"><p><label><input type="checkbox" name="confirmed" value="yes" required> Take every comment and my name out of this site, for good</label></p><p><button>Erase me</button></p></form>`,
  );

export const editPage = (
  site: Site,
  comment: PresentedOwn,
  { reasons, isReconsidering }: { reasons: Told[]; isReconsidering?: boolean },
): Markup =>
  shell(
    site,
    'Change your comment',
    html`${list(reasons)}<form method="post" action="/api/comments/${comment.id}/edit">
${hidden({ reconsidered: isReconsidering ? '1' : undefined })}
<p><label>Comment <textarea name="body" required maxlength="5000" rows="8">${comment.body}</textarea></label></p>
<p><button>Keep the change</button></p></form>`,
  );

export const deletePage = (site: Site, comment: PresentedOwn): Markup =>
  shell(
    site,
    'Remove your comment?',
    html`<blockquote>${raw(comment.html)}</blockquote>
<form method="post" action="/api/comments/${comment.id}/delete"><p><button>Remove it</button></p></form>`,
  );

export const reportPage = (site: Site, comment: PublicComment & { html: string }): Markup =>
  shell(
    site,
    'Report a comment',
    html`<blockquote>${raw(comment.html)}</blockquote><p>${comment.name}</p>
<form method="post" action="/api/comments/${comment.id}/report">
<p><label>What is wrong with it? <textarea name="note" maxlength="500" rows="3"></textarea></label></p>
<p><button>Report it</button></p></form>`,
  );

/** What is said when there is nothing more to do. */
export const sayPage = {
  reported: (site: Site): Markup =>
    shell(site, 'Thank you', html`<p>A moderator will see your report. You need not do anything more.</p>`),
  erased: (site: Site): Markup =>
    shell(site, 'Done', html`<p>Your comments and your name are gone from this site.</p>`),
};
