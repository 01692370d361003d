import { html } from 'hono/html';
import { confirmMailPath, endMailPath, minePath } from '../../../shared/comments/addresses.ts';
import type { MailWish } from '../../../shared/mail/subscription.ts';
import { formKind } from './form.ts';
import type { Html, PersonalPage } from './frame.ts';
import { page } from './sending.ts';

const onePress = (path: string, token: string, label: string, instead: Html | string): Html => html`
  <form class="comment-actions" method="post" action="${path}?token=${encodeURIComponent(token)}"
    enctype="${formKind}">
    <button class="play" type="submit">${label}</button>
    ${instead}
  </form>`;

export const confirmPage = (token: string): PersonalPage =>
  page('Shall we tell you of replies?', undefined, [
    html`<p class="comment-state">When somebody answers a comment of yours, you get a mail with what they wrote. Each
        mail has a link that ends them. If you left no comment here, close this page: then no further mail comes.</p>`,
    onePress(confirmMailPath, token, 'Yes, write to me', ''),
  ]);

export const confirmedPage: PersonalPage = page('You will be told of replies', undefined, [
  html`<p class="comment-state">Thank you. Each mail has a link that ends them, and so has the page of your comments.</p>
    <p class="comment-actions"><a href="${minePath}">My comments</a> <a href="/">Home</a></p>`,
]);

export const endPage = (token: string): PersonalPage =>
  page('No more mails about replies?', undefined, [
    html`<p class="comment-state">The site then forgets this address. Your comments stay as they are.</p>`,
    onePress(endMailPath, token, 'No more mails', html`<a href="/">Go on writing to me</a>`),
  ]);

export const endedPage: PersonalPage = page('No more mails', undefined, [
  html`<p class="comment-state">The site has forgotten the address and sends nothing about replies any more.</p>
    <p class="comment-actions"><a href="/">Home</a></p>`,
]);

/** For a link that is cut short, has run out, or whose wish was taken back. */
export const oldLinkPage: PersonalPage = page('This link holds no more', undefined, [
  html`<p class="comment-state">It was cut short, or it is old. To be told of replies, leave your address with your next
      comment. Mails that you do not want are ended by the link in the newest of them.</p>
    <p class="comment-actions"><a href="${minePath}">My comments</a> <a href="/">Home</a></p>`,
]);

const happens: Record<MailWish['state'], string> = {
  wanted: 'Once a comment of yours is in the discussion, a mail asks whether you want to be told of replies.',
  asked: 'A mail has asked whether you want to be told of replies. Say yes there, and you will be.',
  confirmed: 'You are told of replies by mail.',
};

/** What becomes of an address that somebody left. */
export const mailWords = ({ state }: Pick<MailWish, 'state'>): string => happens[state];

/** One's own address on a page that nobody else sees, with the way to have it forgotten. */
export const mailWish = (wish: MailWish & { endUrl: string }): Html => html`
  <p class="comment-state">${wish.address}: ${mailWords(wish)} <a href="${wish.endUrl}">Send it no mail</a></p>`;
