import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../shared/comments/screening/evidence.ts';
import { explain } from '../../shared/comments/screening/explain.ts';
import { fingerprint } from '../../shared/comments/screening/fingerprint.ts';
import { learn } from '../../shared/comments/screening/learned-model.ts';
import { screen } from '../../shared/comments/screening/screen.ts';
import type { ScreeningSettings } from '../../shared/comments/screening/settings.ts';
import type { Submission } from '../../shared/comments/screening/submission.ts';
import { readBody } from '../../shared/comments/text/body.ts';
import { readName } from '../../shared/comments/text/name.ts';
import { asImpatientAsTheProduct } from '../support/patience.ts';
import { difficultStrings, hasComments } from './support/corpus.ts';
import { ordinaryComments } from './support/ordinary.ts';
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
    expect(await screened()).toMatchObject({ verdict: 'published', reasons: [] });
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
    ['banned', { evidence: { bans: [{ of: 'guest', kind: 'ban' }] } }],
    ['banned', { evidence: { bans: [{ of: 'address', kind: 'ban', until: new Date(now.getTime() + 1) }] } }],
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

  it('and whoever is banned is told whom to write to, where the site says so', async () => {
    const banned: Parameters<typeof screened>[0] = { evidence: { bans: [{ of: 'guest', kind: 'ban' }] } };
    const sentence = async (contact?: string) =>
      (await screened({ ...banned, settings: { contact } })).reasons[0]?.sentence;
    expect(await sentence('mods@my-site.example')).toContain('write to mods@my-site.example');
    expect(await sentence()).toBe('You cannot post here at present.');
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
  const parts = ['thread', 'guest', 'bans', 'rates', 'earlier', 'learned'] as const;
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
    asImpatientAsTheProduct();
    const slow = () => new Promise<never>(() => {});
    expect(await screen(submission(), evidence(), settings, { outside: slow })).toMatchObject({
      verdict: 'pending',
      reasons: [{ check: 'outside', code: 'not-checked' }],
    });
  });
});

describe('links', () => {
  const body = 'The figure is here: https://example.org/report';
  const known = { approved: 5, declined: 0, isModerator: false };

  it('of people who are new here are read first', async () => {
    expect(await codes({ submission: { body } })).toEqual(['link-from-newcomer']);
  });

  it('of people who are known appear at once, unless there are many', async () => {
    expect(await codes({ submission: { body }, evidence: { guest: known } })).toEqual([]);
    const many = `${body} https://example.org/2 https://example.org/3`;
    expect(await codes({ submission: { body: many }, evidence: { guest: known } })).toEqual(['many-links']);
  });

  it('to the site itself and its outlets are everybody’s', async () => {
    const own = 'As in https://news.outlet.example/a and www.my-site.example/show';
    expect(await codes({ submission: { body: own } })).toEqual([]);
    const alike = 'As in https://outlet.example.evil.example/ and https://notoutlet.example/';
    expect(await codes({ submission: { body: alike } })).toEqual(['link-from-newcomer']);
  });

  it.each([
    'shop.com',
    'WWW.Shop.COM/x',
    'shop (dot) com',
    'shop . com',
    'watch?v=vta8GvGtWQx',
    'me@shop.com',
    '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    '0x52908400098527886E0F7030069857D2E4169EE7',
  ])('are found in %s', async (link) =>
    expect(await codes({ submission: { body: `see ${link}` } })).toContain('link-from-newcomer'),
  );

  it.each([
    'and so on.In the end',
    'the network. Net losses',
    'the dot com bubble',
    'U.S. aid',
    'at 12:34',
    'v2.0',
    'e.g. the vote',
    'commit 1f0c2d3e4b5a69788796a5b4c3d2e1f00f1e2d3c',
  ])('are not found in %s', async (text) =>
    expect(await codes({ submission: { body: `What of ${text}?` } })).toEqual([]),
  );
});

describe('names like those of the people who run the site', () => {
  it.each([
    'Robin Sample',
    'ROBIN  SAMPLE',
    'Rоbin Sаmple',
    'R0bin_5ample',
    'Robin Samp1e',
    'Robin Sample (official)',
    'Аdmin',
    'M0derator',
    'Ｍｙ Ｓｈｏｗ',
    'R\u200bobin Sample',
  ])('hold the comment of %s', async (name) =>
    expect(await codes({ submission: { name } })).toContain('looks-like-staff'),
  );

  it.each(['Robin', 'Rob Simple', 'Modesty', 'Hostia', 'Мария', '名無し', 'Ad Min'])(
    'are not seen in %s',
    async (name) => {
      const found = await codes({ submission: { name } });
      expect(found.includes('looks-like-staff')).toBe(name === 'Ad Min');
    },
  );

  it('are open to them', async () => {
    const guest = { approved: 0, declined: 0, isModerator: true };
    expect(await screened({ submission: { name: 'Robin Sample' }, evidence: { guest } })).toMatchObject({
      verdict: 'published',
    });
  });
});

describe('a site’s own word lists', () => {
  it('hold and put aside, in whatever letters', async () => {
    const lists = { heldWords: ['Flat Earth'], spamWords: ['free tokens'] };
    expect(await screened({ submission: { body: 'The flat-EARTH again' }, settings: lists })).toMatchObject({
      verdict: 'pending',
      reasons: [{ code: 'held-word', matched: ['Flat Earth'] }],
    });
    expect(await screened({ submission: { body: 'frее t0kens for all' }, settings: lists })).toMatchObject({
      verdict: 'spam',
    });
  });

  it('match whole words alone', async () => {
    expect(await codes({ submission: { body: 'Scunthorpe' }, settings: { heldWords: ['thor'] } })).toEqual(
      [],
    );
  });

  it.each(['', ' ', '\t', '\u200b', '---', '*', '.*', '|'])(
    'do nothing in a line that is "%s"',
    async (line) => {
      expect(await codes({ settings: { heldWords: [line], spamWords: [line] } })).toEqual([]);
    },
  );
});

describe('a comment against a person', () => {
  const body = 'You are such a mоron';

  it('is given back once to think about, with kind words', async () => {
    const { verdict, reasons } = await screened({ submission: { body } });
    expect(verdict).toBe('reconsider');
    expect(reasons.find(({ check }) => check === 'tone')).toMatchObject({
      code: 'abuse',
      matched: [body.toLowerCase().replace('о', 'o')],
    });
  });

  it('is held, not refused, when it is sent all the same', async () => {
    expect(await screened({ submission: { body, isReconsidered: true } })).toMatchObject({
      verdict: 'pending',
    });
  });

  it.each(['f u c k you', 'FUUUUCK YOU', 'Y0u 4re an 1d1ot', 'kill yourself', 'they all deserve to die'])(
    'is seen in %s',
    async (text) =>
      expect(await screened({ submission: { body: text } })).toMatchObject({ verdict: 'reconsider' }),
  );
});

describe('what a site has learned from its own decisions', () => {
  const body = 'The pyramids were built by visitors, wake up';
  const decisions = (each: number) =>
    Array.from({ length: each }, (_, at) => [
      { body: `${body} ${at}`, isKept: false },
      { body: `A thoughtful remark on the treaty, number ${at}`, isKept: true },
    ]).flat();

  it('holds what resembles what was declined', async () => {
    const evidence = { learned: learn(decisions(100)) };
    expect(await codes({ submission: { body }, evidence })).toEqual(['resembles-declined']);
    expect(await codes({ submission: { body: 'A thoughtful remark on the treaty' }, evidence })).toEqual([]);
  });

  it('does nothing before 200 decisions', async () => {
    expect(await codes({ submission: { body }, evidence: { learned: learn(decisions(99)) } })).toEqual([]);
  });

  it('keeps no word that only one comment had', () => {
    expect(learn([{ body: 'my secret address', isKept: true }]).words).toEqual({});
  });
});

describe('proof of work', () => {
  const trusted = { approved: 9, declined: 0, isModerator: false };

  it('is asked of nobody who is known and sends words at an ordinary pace', async () => {
    expect(await codes({ evidence: { guest: trusted, proof: 'none' } })).toEqual([]);
  });

  it.each(['none', 'invalid', 'expired', 'used'] as const)(
    'that is %s holds what has some risk',
    async (proof) => {
      expect(await codes({ evidence: { proof } })).toEqual([`proof-${proof}`]);
      expect(
        await codes({
          submission: { body: 'As in https://my-site.example/' },
          evidence: { guest: trusted, proof },
        }),
      ).toEqual([`proof-${proof}`]);
    },
  );

  describe('by somebody new whose browser runs no script', () => {
    const form = { state: 'valid' as const, issuedAt: new Date(now.getTime() - 60_000), isPreviewed: true };
    const guest = { approved: 0, declined: 0, isModerator: false };
    const asNew = (changes: Parameters<typeof evidence>[0] = {}) => ({
      guest,
      form,
      proof: 'none' as const,
      ...changes,
    });

    it('is not needed when they looked the comment over first', async () => {
      expect(await codes({ settings: { mode: 'open' }, evidence: asNew() })).toEqual([]);
    });

    it.each<[string, Parameters<typeof evidence>[0]]>([
      ['nothing was looked over', { form: { ...form, isPreviewed: false } }],
      ['a proof came that is none', { proof: 'invalid' }],
      ['a proof came that was used before', { proof: 'used' }],
      ['three comments came from the address in an hour', { rates: { ...quiet, addressLastHour: 3 } }],
      ['the discussion is flooded', { rates: { ...quiet, threadLastMinute: 10 } }],
      ['a moderator declined something of theirs', { guest: { ...guest, declined: 1 } }],
    ])('is needed when %s', async (_, changes) => {
      const found = await codes({ settings: { mode: 'open' }, evidence: asNew(changes) });
      expect(found).toEqual([expect.stringMatching(/^proof-/)]);
    });

    it('is needed for links, and when it is not known what came from there', async () => {
      const body = 'As in https://my-site.example/ at length.';
      const settings = { mode: 'open' as const };
      expect(await codes({ settings, submission: { body }, evidence: asNew() })).toContain('proof-none');
      expect(await codes({ settings, evidence: asNew({ rates: undefined }) })).toContain('proof-none');
    });
  });
});

describe('ways of a program', () => {
  it('filling in what people do not see puts the comment aside', async () => {
    expect(await screened({ submission: { honeypot: 'x' } })).toMatchObject({ verdict: 'spam' });
  });

  it('sending a form at once holds it', async () => {
    const form = { state: 'valid' as const, issuedAt: new Date(now.getTime() - 1000) };
    expect(await codes({ evidence: { form } })).toEqual(['form-sent-at-once']);
  });

  it.each([
    ['guestLastMinute', 3],
    ['guestLastHour', 20],
    ['addressLastMinute', 10],
    ['addressLastHour', 60],
    ['threadLastMinute', 60],
  ])('sending often is held: %s', async (of, count) => {
    const rates = { ...quiet, [of]: count - 1 };
    expect(await codes({ evidence: { rates } })).toEqual([]);
    expect(await codes({ evidence: { rates: { ...quiet, [of]: count } } })).toEqual(['many-comments']);
  });

  it.each([
    ['turning text around', 'safe \u202egnp.exe'],
    ['stacking marks', `Z${'\u0351'.repeat(9)}algo`],
    ['hiding between letters', 'f\u200br\u200be\u200be'],
  ])('%s is held', async (_what, body) => {
    expect(await screened({ submission: { body } })).toMatchObject({ verdict: 'pending' });
  });
});

describe('an edit', () => {
  it('is screened as a new comment is', async () => {
    expect(await codes({ submission: { kind: 'edit', body: 'See shop.com' } })).toEqual([
      'link-from-newcomer',
    ]);
    expect(await screened({ submission: { kind: 'edit', body: '' } })).toMatchObject({ verdict: 'refused' });
  });

  it('needs no form and no calculation, and no pace is too quick for it', async () => {
    const rates = { ...quiet, guestLastMinute: 12 };
    const form = { state: 'missing' as const };
    expect(await codes({ submission: { kind: 'edit' }, evidence: { rates, form, proof: 'none' } })).toEqual(
      [],
    );
  });
});

describe('every reason', () => {
  it('is kept, whatever the others say', async () => {
    const found = await codes({
      submission: { body: 'YOU ARE AN IDIOT, see shop.com!!!!', name: 'Admin', honeypot: 'x' },
      evidence: { proof: 'none', bans: [{ of: 'guest', kind: 'ban' }] },
    });
    expect(found).toEqual(
      expect.arrayContaining([
        'hidden-field-filled',
        'banned',
        'proof-none',
        'abuse',
        'link-from-newcomer',
        'many-marks',
        'looks-like-staff',
      ]),
    );
  });

  it('has a sentence for the commenter that neither quotes nor teaches', async () => {
    const { reasons } = await screened({ submission: { body: 'subscribe to my channel, see shop.com' } });
    for (const { sentence, matched = [] } of reasons) {
      expect(sentence).toMatch(/^[A-Z].*[.?]$/);
      for (const words of matched) expect(sentence).not.toContain(words);
    }
  });
});

describe('ordinary comments under news', () => {
  it.each(ordinaryComments)('appear: %s', async (body) => {
    expect(await screened({ submission: { body } })).toMatchObject({ verdict: 'published' });
  });
});

describe('advertisements', () => {
  it.each([
    'Please subscribe to my channel',
    'sub 4 sub anyone?',
    'Check out my new song, it would mean the world to me',
    'I make $5,000 a month from home, you can too',
    'Recovered my lost bitcoin with the help of a great expert',
    'Cheap designer handbags, free shipping, order now',
    'Add me on WhatsApp +1 (555) 010-0199',
    'Copy and paste this to ten other videos or you will have bad luck',
    'Ｓｕｂｓｃｒｉｂｅ to my ch\u0430nnel',
    's u b s c r i b e to me',
  ])('of newcomers are held: %s', async (body) => {
    expect(await screened({ submission: { body } })).toMatchObject({ verdict: 'pending' });
  });

  it('count half of somebody who is known here', async () => {
    const guest = { approved: 5, declined: 0, isModerator: false };
    const body = 'I answered that on my blog last week';
    expect(await screened({ submission: { body }, evidence: { guest } })).toMatchObject({
      verdict: 'published',
    });
    expect(
      await screened({ submission: { body: 'sub 4 sub, subscribe to my channel' }, evidence: { guest } }),
    ).toMatchObject({ verdict: 'pending' });
  });
});

describe('what a commenter is told', () => {
  it('says what became of the comment, why, and what happens next', async () => {
    const held = explain(await screened({ submission: { body: 'See shop.com, and shop.net' } }));
    expect(held.says).toContain('waits for a moderator');
    expect(held.because).toEqual([
      'A moderator looks at links from people who are new here before the comment appears.',
    ]);
    expect(held.next).toContain('comment policy');
  });

  it('is the same for spam as for what waits', async () => {
    const spam = explain(await screened({ submission: { honeypot: 'x' } }));
    const held = explain(await screened({ submission: { body: 'See shop.com' } }));
    expect([spam.says, spam.next]).toEqual([held.says, held.next]);
  });

  it('of a refusal is only what can be mended', async () => {
    const { because } = explain(await screened({ submission: { body: '', name: 'Admin' } }));
    expect(because).toEqual(['There is nothing in the comment yet.']);
  });

  it('promises that the words are still there when nothing was stored', async () => {
    for (const body of ['', 'You are an idiot']) {
      expect(explain(await screened({ submission: { body } })).next).toContain('still in the form');
    }
  });
});

describe.runIf(hasComments)('difficult strings that people collected', () => {
  it('are answered by every check, as body and as name', async () => {
    for (const text of difficultStrings()) {
      const { reasons } = await screened({ submission: { body: readBody(text), name: readName(text) } });
      expect(
        reasons.filter(({ code }) => code === 'not-checked'),
        text,
      ).toEqual([]);
    }
  });
});

describe('a text that is made to keep the checks busy', () => {
  it.each(['-', '-=', '\n', '\n\n', '_', '\ufdfa', 'a\u0301'])(
    'of nothing but %j is refused soon',
    async (piece) => {
      const body = readBody(piece.repeat(60_000 / piece.length));
      await screened();
      const before = process.cpuUsage();
      expect((await screened({ submission: { body } })).reasons).toContainEqual(
        expect.objectContaining({ code: 'body-too-long', effect: 'refuse' }),
      );
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(2000);
    },
  );
});
