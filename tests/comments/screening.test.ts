import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../shared/comments/screening/evidence.ts';
import { fingerprint } from '../../shared/comments/screening/fingerprint.ts';
import { screen } from '../../shared/comments/screening/screen.ts';
import type { ScreeningSettings } from '../../shared/comments/screening/settings.ts';
import type { Submission } from '../../shared/comments/screening/submission.ts';
import { evidence, now, quiet, settings, submission } from './support/submissions.ts';

const screened = (
  changes: {
    submission?: Partial<Submission>;
    evidence?: Partial<Evidence>;
    settings?: Partial<ScreeningSettings>;
  } = {},
) => screen(submission(changes.submission), evidence(changes.evidence), { ...settings, ...changes.settings });
const codes = async (changes: Parameters<typeof screened>[0]) =>
  (await screened(changes)).reasons.map(({ code }) => code);

describe('an ordinary comment', () => {
  it('is published at once when two of its author’s were', async () => {
    expect(await screened()).toEqual({ verdict: 'published', reasons: [] });
  });

  it('is held when its author is new here', async () => {
    const guest = { approved: 1, declined: 0, isModerator: false };
    expect(await screened({ evidence: { guest } })).toMatchObject({
      verdict: 'pending',
      reasons: [{ code: 'new-here' }],
    });
  });
});

describe('the mode of a discussion', () => {
  const newcomer = { guest: { approved: 0, declined: 0, isModerator: false } };

  it('open publishes what newcomers write', async () => {
    expect(await screened({ evidence: newcomer, settings: { mode: 'open' } })).toMatchObject({
      verdict: 'published',
    });
  });

  it('pre-moderated holds what everybody writes', async () => {
    expect(await codes({ settings: { mode: 'pre-moderated' } })).toEqual(['all-are-read-first']);
  });

  it('closed takes nothing', async () => {
    expect(await screened({ settings: { mode: 'closed' } })).toMatchObject({
      verdict: 'refused',
      reasons: [{ code: 'discussion-closed' }],
    });
  });
});

describe('a comment is refused', () => {
  const refusals: [string, Parameters<typeof screened>[0]][] = [
    ['body-empty', { submission: { body: ' \n\u200b\u3164' } }],
    ['body-too-long', { submission: { body: 'long '.repeat(1200) } }],
    ['name-empty', { submission: { name: '\u202e' } }],
    ['name-too-long', { submission: { name: 'n'.repeat(61) } }],
    ['policy-not-accepted', { submission: { policyVersion: '2020-01' } }],
    ['other-site', { evidence: { isSameOrigin: false } }],
    ['discussion-closed', { evidence: { thread: { isOpen: false } } }],
    ['banned', { evidence: { bans: [{ of: 'guest' }] } }],
    ['banned', { evidence: { bans: [{ of: 'address', until: new Date(now.getTime() + 1) }] } }],
    ['form-missing', { evidence: { form: { state: 'missing' } } }],
    ['form-expired', { evidence: { form: { state: 'expired' } } }],
    ['form-invalid', { evidence: { form: { state: 'invalid' } } }],
    ['far-too-many', { evidence: { rates: { ...quiet, guestLastMinute: 10 } } }],
  ];
  it.each(refusals)('with the reason %s', async (code, changes) => {
    const { verdict, reasons } = await screened(changes);
    expect(verdict).toBe('refused');
    expect(reasons.map((reason) => reason.code)).toContain(code);
  });
});

describe('a comment is held', () => {
  it('when the same text stands in the discussion already', async () => {
    const body = 'Visit the best shop for cheap watches, all brands, all sizes, today only';
    const earlier = [{ fingerprint: fingerprint(`${body}!!!`), isOwn: false }];
    expect(await codes({ submission: { body }, evidence: { earlier } })).toContain('said-before');
  });
});

describe('a check that cannot answer', () => {
  const parts = ['thread', 'guest', 'bans', 'rates', 'earlier'] as const;
  it.each(parts)('holds the comment when %s could not be gathered', async (part) => {
    const { verdict, reasons } = await screened({ evidence: { [part]: undefined } });
    expect(verdict).toBe('pending');
    expect(reasons.map(({ code }) => code)).toContain('not-checked');
  });

  it('holds the comment when it fails, and says so', async () => {
    const failing = () => {
      throw new Error('no route to host');
    };
    const { verdict, reasons } = await screen(submission(), evidence(), settings, { outside: failing });
    expect(verdict).toBe('pending');
    expect(reasons).toMatchObject([{ check: 'outside', code: 'not-checked' }]);
    expect(reasons[0]?.sentence).toContain('did not answer');
    expect(reasons[0]?.sentence).not.toContain('route');
  });

  it('holds the comment when it does not answer at all', async () => {
    const slow = () => new Promise<never>(() => {});
    expect(await screen(submission(), evidence(), settings, { outside: slow })).toMatchObject({
      verdict: 'pending',
      reasons: [{ check: 'outside', code: 'not-checked' }],
    });
  });
});
