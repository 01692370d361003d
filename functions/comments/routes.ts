import { pageQuery } from '../episodes/schemas.ts';
import type { DocumentedRoute } from '../search/routes.ts';
import * as schemas from './schemas.ts';

/** The addresses that the API of comments answers, as a web server and the door of the API tell them apart. */
export const commentsPaths = ['/api/threads', '/api/threads.atom', '/api/threads/*', '/api/comments/*'];

const problems = 'With a problem body that says why and, for words that were not taken, `reasons`.';

/** Every address of the API of comments; `createCommentsApi` serves them. */
export const commentsRoutes: DocumentedRoute[] = [
  {
    path: '/api/threads',
    summary: 'How many comments everybody can read in each of up to 100 discussions.',
    query: schemas.countsQuery,
    response: schemas.apiCounts,
  },
  {
    path: '/api/threads.atom',
    summary: 'The newest comments of the site.',
    media: 'application/atom+xml',
  },
  {
    path: '/api/threads/{thread}',
    summary: 'One page of a discussion: comments at the top level, each with its first replies.',
    query: schemas.threadQuery,
    response: schemas.apiThread,
  },
  {
    path: '/api/threads/{thread}/comments.atom',
    summary: 'The newest comments of a discussion.',
    media: 'application/atom+xml',
  },
  {
    path: '/api/threads/{thread}/replies/{comment}',
    summary: 'Replies under a comment, oldest first.',
    query: pageQuery,
    response: schemas.apiReplies,
  },
  {
    path: '/api/threads/{thread}/comments',
    summary: 'Leads to the page of the discussion.',
    media: 'text/html',
  },
  {
    method: 'post',
    path: '/api/threads/{thread}/comments',
    summary: `Sends a comment, as JSON or as a form; stored once, however often it is sent. ${problems}`,
    body: schemas.newComment,
    response: schemas.apiOwnComment,
    status: 201,
  },
  {
    path: '/api/comments/form',
    summary: 'What a comment is sent with: a token, a name for the attempt, a small calculation.',
    query: schemas.formQuery,
    response: schemas.apiForm,
  },
  {
    path: '/api/comments/mine',
    summary: 'One’s own comments, newest first, whatever became of them.',
    query: pageQuery,
    response: schemas.apiMine,
  },
  {
    path: '/api/comments/export',
    summary: 'All that the site holds about the guest who asks.',
    response: schemas.apiExport,
  },
  {
    path: '/api/comments/erase',
    summary: 'A page that asks whether all of one’s own comments are to be taken out of the site.',
    media: 'text/html',
  },
  {
    method: 'post',
    path: '/api/comments/erase',
    summary: 'Takes every comment and the name of the guest who asks out of the site.',
    body: schemas.erasure,
    status: 204,
  },
  {
    path: '/api/comments/mail/confirm',
    summary: 'A page that asks whether replies are wanted by mail; mails lead to it.',
    query: schemas.mailQuery,
    media: 'text/html',
  },
  {
    method: 'post',
    path: '/api/comments/mail/confirm',
    summary: 'Says yes to mails about replies.',
    query: schemas.mailQuery,
    media: 'text/html',
  },
  {
    path: '/api/comments/mail/end',
    summary: 'A page that asks whether mails about replies are to end; mails lead to it.',
    query: schemas.mailQuery,
    media: 'text/html',
  },
  {
    method: 'post',
    path: '/api/comments/mail/end',
    summary:
      'Ends mails about replies (RFC 8058): the token of the mail is all that it takes, from anywhere.',
    query: schemas.mailQuery,
    media: 'text/html',
  },
  {
    path: '/api/comments/{id}',
    summary:
      'One published comment by its permanent id, with the discussion and the comment that it stands under.',
    response: schemas.apiPlace,
  },
  {
    method: 'patch',
    path: '/api/comments/{id}',
    summary: `Changes the words of one’s own comment, for ten minutes and until it is answered. ${problems}`,
    body: schemas.editedComment,
    response: schemas.apiOwnComment,
  },
  {
    method: 'delete',
    path: '/api/comments/{id}',
    summary: 'Removes one’s own comment.',
    status: 204,
  },
  {
    path: '/api/comments/{id}/receipt',
    summary: 'What became of one’s own comment.',
    response: schemas.apiOwnComment,
  },
  {
    path: '/api/comments/{id}/edit',
    summary: 'A page with the words of one’s own comment, to be changed.',
    media: 'text/html',
  },
  {
    method: 'post',
    path: '/api/comments/{id}/edit',
    summary: 'The same as PATCH, for forms.',
    body: schemas.editedComment,
    media: 'text/html',
  },
  {
    path: '/api/comments/{id}/delete',
    summary: 'A page that asks whether one’s own comment is to be removed.',
    media: 'text/html',
  },
  {
    method: 'post',
    path: '/api/comments/{id}/delete',
    summary: 'The same as DELETE, for forms.',
    media: 'text/html',
  },
  {
    path: '/api/comments/{id}/report',
    summary: 'A page with a form to report a comment.',
    media: 'text/html',
  },
  {
    method: 'post',
    path: '/api/comments/{id}/report',
    summary: 'Reports a published comment; each reporter counts once.',
    body: schemas.reportedComment,
    status: 204,
  },
];
