import { describe, expect, it } from 'vitest';
import { createTokens, type TokenPurpose } from '../../shared/comments/tokens.ts';

const now = new Date('2026-11-20T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const secret = 'a secret for tests alone';
const tokens = createTokens([secret]);

describe('a token', () => {
  it('comes back with what it is about and when it was made', () => {
    const token = tokens.make('guest', 'g1', now);
    expect(tokens.read('guest', token, later(60))).toEqual({ state: 'valid', subject: 'g1', issuedAt: now });
  });

  it('fits into a cookie and an address without being encoded', () => {
    expect(tokens.make('guest', 'größe; path=/\r\n', now)).toMatch(/^[\w-]+\.[\w-]+$/);
  });

  it('is nothing for another purpose', () => {
    const purposes: TokenPurpose[] = ['guest', 'form', 'confirm', 'unsubscribe'];
    for (const made of purposes)
      for (const read of purposes) {
        const { state } = tokens.read(read, tokens.make(made, 'same', now), now);
        expect(state).toBe(made === read ? 'valid' : 'invalid');
      }
  });

  it('is nothing when a single character was changed, taken away or added', () => {
    const token = tokens.make('guest', 'g1', now);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      for (const changed of [
        token.slice(0, at) + other + token.slice(at + 1),
        token.slice(0, at) + token.slice(at + 1),
      ]) {
        const read = tokens.read('guest', changed, now);
        // The last character of a signature carries bits that mean nothing.
        if (at < token.length - 1) expect(read, `changed at ${at}`).toEqual({ state: 'invalid' });
      }
    }
    expect(tokens.read('guest', `${token}.x`, now)).toEqual({ state: 'invalid' });
  });

  it('expires', () => {
    const form = tokens.make('form', 'thread', now);
    expect(tokens.read('form', form, later(24 * 3600)).state).toBe('valid');
    expect(tokens.read('form', form, later(24 * 3600 + 1)).state).toBe('expired');
  });

  it('is not taken from the future', () => {
    expect(tokens.read('form', tokens.make('form', 'thread', later(3600)), now).state).toBe('invalid');
  });

  it.each(['', undefined])('is missing when there is none', (none) => {
    expect(tokens.read('guest', none, now)).toEqual({ state: 'missing' });
  });

  it.each(['.', 'a.b', '....', 'x'.repeat(100_000), '\0', 'null.null'])(
    'is invalid when it is garbage',
    (garbage) => {
      expect(tokens.read('guest', garbage, now)).toEqual({ state: 'invalid' });
    },
  );

  it('still holds after the secret was changed, as long as the old one is kept', () => {
    const old = tokens.make('guest', 'g1', now);
    const rotated = createTokens(['a newer secret for tests', secret]);
    expect(rotated.read('guest', old, now).state).toBe('valid');
    expect(tokens.read('guest', rotated.make('guest', 'g1', now), now).state).toBe('invalid');
    expect(createTokens(['a newer secret for tests']).read('guest', old, now).state).toBe('invalid');
  });

  it('is not made with a secret that can be guessed', () => {
    expect(() => createTokens(['short'])).toThrow(RangeError);
  });
});
