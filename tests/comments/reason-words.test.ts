import { describe, expect, it } from 'vitest';
import { heldByService } from '../../functions/outside/service.ts';
import { reasonsInWords } from '../../shared/comments/reason-words.ts';
import { rejectionCodes, rejections } from '../../shared/comments/rejections.ts';
import type { Evidence } from '../../shared/comments/screening/evidence.ts';
import { chain } from '../../shared/comments/screening/phrases/chain.ts';
import { offers } from '../../shared/comments/screening/phrases/offers.ts';
import { promotion } from '../../shared/comments/screening/phrases/promotion.ts';
import { tone } from '../../shared/comments/screening/phrases/tone.ts';
import { screen } from '../../shared/comments/screening/screen.ts';
import { evidence, settings, submission } from './support/submissions.ts';

const sentenceIn = (code: string) => reasonsInWords([code])[0]?.sentence;

describe('The reason of a comment', () => {
  const bodies = [
    'THE SECOND GUEST EXPLAINED IT AND NOBODY LISTENED',
    '👇 there!!!!',
    'more of it '.repeat(8),
    'The \u202eharbour\u202c is d\u0301\u0302\u0303\u0304\u0305\u0306eep, s\u200bo v\u200ber\u200by.',
    'The h\u0430rbour, and a lamp for a pound.',
  ];
  const proofs: Evidence['proof'][] = ['none', 'invalid', 'expired', 'used'];

  it.each(bodies)('%j is told in a history by the sentence that its author read', async (body) => {
    const { reasons } = await screen(submission({ body }), evidence(), {
      ...settings,
      heldWords: ['lamp'],
      spamWords: ['pound'],
    });
    expect(reasons).not.toEqual([]);
    for (const { code, sentence } of reasons) expect(sentenceIn(code), code).toBe(sentence);
  });

  it.each(proofs)('is told when the proof of work is %s', async (proof) => {
    const newcomer = { approved: 0, declined: 0, isModerator: false };
    const { reasons } = await screen(submission(), evidence({ proof, guest: newcomer }), settings);
    const found = reasons.find(({ code }) => code === `proof-${proof}`);
    expect(sentenceIn(`proof-${proof}`)).toBe(found?.sentence);
  });

  it('is told for every phrase, and none means two things', () => {
    const about = (phrases: { code: string }[]) => new Set(phrases.map(({ code }) => code));
    const [advertising, personal] = [about([...promotion, ...offers, ...chain]), about(tone)];
    for (const code of advertising) expect(sentenceIn(code), code).toContain('like an advertisement');
    for (const code of personal) expect(sentenceIn(code), code).toContain('against a person');
  });

  it('is told of services and of what moderators found', () => {
    for (const service of ['akismet', 'comprehend']) {
      const { code, sentence } = heldByService(service, '');
      expect(sentenceIn(code)).toBe(sentence);
    }
    for (const code of rejectionCodes) expect(sentenceIn(code)).toBe(rejections[code].sentence);
  });

  it('is told once where several say the same, and by its name alone where no more is known', () => {
    expect(reasonsInWords(['gambling', 'new-here', 'prices', 'of-a-check-elsewhere'])).toEqual([
      {
        label: 'Advertising: gambling, Advertising: prices',
        sentence: expect.stringContaining('advertisement'),
      },
      { label: 'New here', sentence: expect.stringContaining('everybody new') },
      { label: 'Of a check elsewhere', sentence: '' },
    ]);
  });
});
