import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod/mini';
import { parseJson } from '../text/json.ts';

/** About 155 ms on a laptop: 200 to 400 derivations of 1,000 rounds. Checking costs one HMAC. */
const rounds = 1000;
const fewestTries = 200;
const mostTries = 400;
const lastsMs = 30 * 60_000;

const hex = z.string().check(z.regex(/^[0-9a-f]{2,128}$/));
const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: hex,
      salt: hex,
      cost: z.literal(rounds),
      keyLength: z.int().check(z.gte(1), z.lte(64)),
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: z.int(),
      data: z.object({ thread: z.string() }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int(), derivedKey: hex }),
});

/** What is known of the proof that came with a comment; `used` when its nonce was burned before. */
export type ProofState = 'none' | 'valid' | 'invalid' | 'expired' | 'used';

/** A proof that holds. It would hold again: whoever takes it burns its `nonce` until `expiresAt`. */
export type CheckedProof =
  | { state: 'valid'; nonce: string; expiresAt: Date }
  | { state: 'none' | 'invalid' | 'expired' };

/** Sets small tasks for browsers and checks their solutions. Nothing is stored until a solution is used. */
export type ProofOfWork = {
  /** A task for one thread, to be given to the browser as JSON. */
  challenge(thread: string, now: Date): Promise<Challenge>;
  /** @param proof JSON `{ challenge, solution }` as the browser sent it */
  check(proof: string | undefined, thread: string, now: Date): Promise<CheckedProof>;
};

/** @param secret at least 16 characters, the same on every instance */
export function createProofOfWork(secret: string): ProofOfWork {
  if (secret.length < 16) throw new RangeError('The secret of proofs needs at least 16 characters.');
  const secrets = { hmacSignatureSecret: `${secret}:task`, hmacKeySignatureSecret: `${secret}:solution` };
  return {
    challenge: (thread, now) =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: rounds,
        counter: randomInt(mostTries, fewestTries),
        data: { thread },
        deriveKey,
        expiresAt: new Date(now.getTime() + lastsMs),
        ...secrets,
      }),
    async check(proof, thread, now) {
      if (!proof) return { state: 'none' };
      const payload = payloadSchema.safeParse(parseJson(proof.slice(0, 2048)));
      if (!payload.success) return { state: 'invalid' };
      const { challenge, solution } = payload.data;
      const { nonce, expiresAt, data } = challenge.parameters;
      if (data.thread !== thread) return { state: 'invalid' };
      if (expiresAt * 1000 <= now.getTime()) return { state: 'expired' };
      const { verified, expired } = await verifySolution({ challenge, solution, deriveKey, ...secrets });
      if (!verified) return { state: expired ? 'expired' : 'invalid' };
      return { state: 'valid', nonce, expiresAt: new Date(expiresAt * 1000) };
    },
  };
}
