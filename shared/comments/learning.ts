import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { commentSchema } from '../comment.ts';
import type { TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { parseJson } from '../text/json.ts';
import { type Decision, type LearnedModel, learn, learnedModelSchema } from './screening/learned-model.ts';

const rowSchema = z.object({ model: z.instanceof(Uint8Array) });
/** What moderators thought years ago teaches less than what they think now. */
const mostDecisions = 5000;
const mostWords = 20_000;

/** What this site's own decisions have taught; `undefined` before the first nightly run. */
export async function readLearned(table: TableClient): Promise<LearnedModel | undefined> {
  const row = await table.get(keys.learnedKey);
  if (!row) return undefined;
  return learnedModelSchema.parse(parseJson(gunzipSync(rowSchema.parse(row).model).toString()));
}

/** Learns anew from the newest decisions whose words are still there. */
export async function learnFromDecisions(table: TableClient): Promise<LearnedModel> {
  const model = learn(await readDecisions(table));
  const frequent = Object.entries(model.words)
    .sort(([, one], [, other]) => other[0] + other[1] - one[0] - one[1])
    .slice(0, mostWords);
  const kept = { ...model, words: Object.fromEntries(frequent) };
  await table.transact([{ put: { ...keys.learnedKey, model: gzipSync(JSON.stringify(kept)) } }]);
  return kept;
}

const decisionSchema = z.object({ comment: z.string(), isKept: z.boolean() });

async function readDecisions(table: TableClient): Promise<Decision[]> {
  const decisions: Decision[] = [];
  let after: Awaited<ReturnType<TableClient['query']>>['next'];
  do {
    const { rows, next } = await table.query({
      partition: keys.decisionKey('').pk,
      newestFirst: true,
      limit: 500,
      ...(after && { after }),
    });
    const kept = new Map(
      rows.map((row) => decisionSchema.parse(row)).map((row) => [row.comment, row.isKept]),
    );
    const comments = await table.getMany([...kept.keys()].map(keys.commentKey));
    for (const { id, body } of comments.map((row) => commentSchema.parse(row))) {
      decisions.push({ body, isKept: kept.get(id) ?? false });
    }
    after = next;
  } while (after && decisions.length < mostDecisions);
  return decisions;
}
