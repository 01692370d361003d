import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createProofOfWork } from '../../shared/comments/proof-of-work.ts';
import { solveProof } from '../../web/src/discussion/solve-proof.ts';

const proofs = createProofOfWork('a secret for tests alone');
// The library that checks proofs reads the clock of the machine.
const now = new Date();
const proofSchema = z.object({
  challenge: z.object({ parameters: z.record(z.string(), z.unknown()), signature: z.string() }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});
let proof: string;

beforeAll(async () => {
  proof = (await solveProof(await proofs.challenge('t1', now))) ?? '';
});

describe('the proof of work', () => {
  it('that a browser makes holds, and names what is to be burned', async () => {
    const checked = await proofs.check(proof, 't1', now);
    expect(checked).toMatchObject({ state: 'valid', nonce: expect.stringMatching(/^[0-9a-f]{32}$/) });
    if (checked.state === 'valid') expect(checked.expiresAt.getTime()).toBeGreaterThan(now.getTime());
  });

  it('holds for its discussion alone, and with its secret', async () => {
    expect(await proofs.check(proof, 't2', now)).toEqual({ state: 'invalid' });
    const others = createProofOfWork('another secret for tests');
    expect(await others.check(proof, 't1', now)).toEqual({ state: 'invalid' });
  });

  it('expires', async () => {
    expect(await proofs.check(proof, 't1', new Date(now.getTime() + 31 * 60_000))).toEqual({
      state: 'expired',
    });
  });

  type Parts = z.infer<typeof proofSchema>;
  const withParameters =
    (parameters: Record<string, unknown>) =>
    ({ challenge, ...rest }: Parts) => ({
      ...rest,
      challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } },
    });
  const changes: [string, (parts: Parts) => object][] = [
    ['another key', (parts) => ({ ...parts, solution: { ...parts.solution, derivedKey: '00'.repeat(32) } })],
    ['an easier task', withParameters({ keyPrefix: '00' })],
    ['fewer rounds', withParameters({ cost: 1 })],
    ['a later end', withParameters({ expiresAt: 9_999_999_999 })],
    ['a nonce of one’s own', withParameters({ nonce: 'ab'.repeat(16) })],
    ['another discussion', withParameters({ data: { thread: 't2' } })],
    ['another signature', (parts) => ({ ...parts, challenge: { ...parts.challenge, signature: '00' } })],
  ];
  it.each(changes)('does not hold with %s', async (what, change) => {
    const changed = JSON.stringify(change(proofSchema.parse(JSON.parse(proof))));
    const thread = what === 'another discussion' ? 't2' : 't1';
    expect(await proofs.check(changed, thread, now)).toEqual({ state: 'invalid' });
  });

  it.each(['{}', 'null', '[]', 'x', '{"challenge":{"parameters":{}}}', '['.repeat(10_000)])(
    'is nothing in %s',
    async (garbage) => expect(await proofs.check(garbage, 't1', now)).toEqual({ state: 'invalid' }),
  );

  it('is missing when there is none', async () => {
    expect(await proofs.check(undefined, 't1', now)).toEqual({ state: 'none' });
  });
});

describe('the worker that makes it', () => {
  it('weighs at most 2 KB', async () => {
    const { outputFiles } = await build({
      entryPoints: ['web/src/discussion/proof-worker.ts'],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    });
    expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(2048);
  });
});
