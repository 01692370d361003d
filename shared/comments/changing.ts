// All that changes a discussion, together, so that it is loaded when somebody writes: reading needs none of it.
export { confirmSubscription, endSubscription } from '../mail/subscribe.ts';
export { editComment } from './edit.ts';
export { eraseGuest } from './erase.ts';
export { postComment } from './post.ts';
export { removeComment } from './remove.ts';
export { reportComment } from './report.ts';
