// Pages about a guest's own comments are made for one person, and never kept by anybody else.

/** Takes the form of a new comment. */
export const sendPath = (thread: string): string => `/api/threads/${thread}/comments`;

/** One's own comments; a copy of all that is held of oneself; taking it all out of the site. */
export const minePath = '/api/comments/mine';
export const exportPath = '/api/comments/export';
export const erasePath = '/api/comments/erase';

/**
 * What became of a comment of one's own, or what can be done with a comment.
 * @example ownCommentPath('01kb0f6m80ab12cd34', 'report') // '/api/comments/01kb0f6m80ab12cd34/report'
 */
export const ownCommentPath = (id: string, page: 'receipt' | 'edit' | 'delete' | 'report'): string =>
  `/api/comments/${id}/${page}`;

/** Where mails lead: to say yes to further ones, and to end them. */
export const confirmMailPath = '/api/comments/mail/confirm';
export const endMailPath = '/api/comments/mail/end';
