const hour = 3_600_000;

/** How many mails of a kind one address gets at most, so that nobody can be buried in them. */
const most = {
  /** The question whether replies are wanted; whoever did not ask for it sees it once. */
  confirmation: [{ within: 24 * hour, count: 1 }],
  reply: [
    { within: hour, count: 4 },
    { within: 24 * hour, count: 12 },
  ],
  /** What waits for moderators, every night; a night may begin a little earlier than the one before. */
  digest: [{ within: 20 * hour, count: 1 }],
};

export type MailKind = keyof typeof most;

/**
 * Whether one more mail of a kind may go to an address.
 * @param sentAt when mails of that kind went there, in any order
 */
export const mayMail = (kind: MailKind, sentAt: Date[], now: Date): boolean =>
  most[kind].every(
    ({ within, count }) => sentAt.filter((at) => now.getTime() - at.getTime() < within).length < count,
  );
