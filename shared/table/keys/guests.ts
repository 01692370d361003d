import type { Key } from '../client.ts';

export const guestKey = (guest: string): Key => ({ pk: `GUEST#${guest}`, sk: 'GUEST' });
/** What moderators noted about a guest. */
export const guestNoteKey = (guest: string): Key => ({ pk: `GUEST#${guest}`, sk: 'NOTE' });
/** All comments of a guest, whatever their state, by time. */
export const commentsOfGuest = (guest: string): string => `GUEST#${guest}`;
export const banKey = (of: 'guest' | 'address', value: string): Key => ({
  pk: `BAN#${of}#${value}`,
  sk: 'BAN',
});
/** Guests who may not post at present, or whose comments all wait, by when that was decided. */
export const restrictedGuests = 'RESTRICTED';
/** Where a guest wants to be told of replies; links in mails know it by its id alone. */
export const subscriptionKey = (guest: string, id: string): Key => ({
  pk: `GUEST#${guest}`,
  sk: `SUBSCRIPTION#${id}`,
});
/** Bounds of a guest's subscriptions. */
export const subscriptionsOf = (guest: string): { partition: string; from: string; to: string } => ({
  partition: `GUEST#${guest}`,
  from: 'SUBSCRIPTION#',
  to: 'SUBSCRIPTION#~',
});
export const subscriberKey = (id: string): Key => ({ pk: `SUBSCRIPTION#${id}`, sk: 'SUBSCRIPTION' });
/** That a reply was mailed to a subscription. */
export const mailedKey = (reply: string, subscription: string): Key => ({
  pk: `COMMENT#${reply}`,
  sk: `MAILED#${subscription}`,
});
/** When mails went to one mailbox lately. */
export const mailPaceKey = (mailbox: string): Key => ({ pk: `MAILBOX#${mailbox}`, sk: 'MAILBOX' });
/** A comment that mails could not be sent about yet. */
export const unsentKey = (comment: string): Key => ({ pk: 'UNSENT', sk: comment });
