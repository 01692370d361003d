import type { Challenge } from 'altcha-lib/types';
import { solveProof } from './solve-proof.ts';

/** Does the small calculation of a comment form beside the page: takes a task and gives back the proof. */
self.addEventListener('message', async ({ data }: MessageEvent<Challenge>) => {
  self.postMessage(await solveProof(data));
});
