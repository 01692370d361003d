import type { Evidence } from '../../../shared/comments/screening/evidence.ts';
import type { ScreeningSettings } from '../../../shared/comments/screening/settings.ts';
import type { Submission } from '../../../shared/comments/screening/submission.ts';

export const now = new Date('2026-11-20T12:00:00Z');

export const settings: ScreeningSettings = {
  mode: 'trusted',
  policyVersion: '2026-11',
  ownHosts: ['my-site.example', 'outlet.example'],
  staffNames: ['Robin Sample', 'My Show'],
  heldWords: [],
  spamWords: [],
};

export const quiet = {
  guestLastMinute: 0,
  guestLastHour: 0,
  addressLastMinute: 0,
  addressLastHour: 0,
  threadLastMinute: 0,
};

/** A comment that nothing speaks against. */
export const submission = (changes: Partial<Submission> = {}): Submission => ({
  kind: 'post',
  body: 'The second guest explained the budget better than any article that I have read.',
  name: 'Mary Ann',
  policyVersion: '2026-11',
  ...changes,
});

/** What is known of somebody with two published comments, who took a minute to write. */
export const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  now,
  isSameOrigin: true,
  thread: { isOpen: true },
  guest: { approved: 2, declined: 0, isModerator: false },
  form: { state: 'valid', issuedAt: new Date(now.getTime() - 60_000) },
  proof: 'valid',
  bans: [],
  rates: quiet,
  earlier: [],
  learned: 'none',
  ...changes,
});
