import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../infra/local/database.ts';
import { readLocalSettings } from '../../../infra/local/settings.ts';
import type { Comment } from '../../../shared/comment.ts';
import { createTokens } from '../../../shared/comments/tokens.ts';
import { hostileWords, packed, storeComments } from '../../comments/support/hostile-words.ts';

/** Comments of one guest, in the table of the site that the browsers visit. */
export type HostileRoom = { comments: Comment[]; packs: Comment[]; cookie: { name: string; value: string } };

/**
 * Stores every hostile text there is in some discussions, once as a comment of its own, and once among others in
 * comments as long as comments can be. Straight into the table: two thousand people would have to send them.
 */
export async function fillWithHostileWords(threads: string[], guest: string): Promise<HostileRoom> {
  const settings = readLocalSettings({ ...process.env, DATA_DIR: process.env.E2E_DATA });
  const { table, close } = await openDatabase(settings);
  try {
    const room = { threads, guest, from: new Date(Date.now() - 4 * 3_600_000) };
    const comments = await storeComments(table, room, hostileWords);
    const later = { ...room, from: new Date(Date.now() - 600_000) };
    const packs = await storeComments(table, later, packed(hostileWords));
    const secret = readFileSync(join(settings.dataDir, 'secret'), 'utf8').trim();
    const value = createTokens([secret]).make('guest', guest, new Date());
    return { comments, packs, cookie: { name: 'guest', value } };
  } finally {
    await close();
  }
}
