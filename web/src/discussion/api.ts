import type { Challenge } from 'altcha-lib/types';
import { isRecord } from '../player/saved.ts';

/** What a comment is sent with. */
export type FormFacts = {
  token: string;
  policyVersion: string;
  challenge?: Challenge;
  name?: string;
  /** One's own comments that wait for a moderator here. */
  waiting: OwnComment[];
};

/** What was written, and the browser's name for it. */
export type Words = {
  attempt: string;
  name: string;
  body: string;
  replyTo?: string | undefined;
  second?: number | undefined;
  mail?: string | undefined;
  site?: string | undefined;
  reconsidered?: boolean | undefined;
};

/** One's own comment as the site gives it back; `html` is safe. */
export type OwnComment = {
  id: string;
  /** The comment at the top level that it stands under. */
  root?: string;
  name: string;
  html: string;
  /** The moment that it is about. */
  second?: number;
  postedAt: string;
  state: string;
  url: string;
  reasons: { sentence: string }[];
  /** What happens with the address that came along. */
  mail?: string;
};

/** What became of something sent. `sentences` are for its author. */
export type Answer =
  | { outcome: 'stored'; comment: OwnComment }
  | { outcome: 'reconsider' | 'refused' | 'failed'; sentences: string[]; isFormOld?: boolean };

const failed = (sentence: string): Answer => ({ outcome: 'failed', sentences: [sentence] });

/** Asks for a token and, where the site wants one, for a small task. */
export async function askForForm(thread: string): Promise<FormFacts | undefined> {
  const response = await request(`/api/comments/form?thread=${encodeURIComponent(thread)}`);
  return response.ok ? response.json() : undefined;
}

/** Sends a comment; nothing is thrown, and the words are the caller's until it is `stored`. */
export async function sendComment(
  thread: string,
  words: Words & { token: string; proof?: string | undefined },
) {
  try {
    const response = await request(`/api/threads/${thread}/comments`, words);
    if (response.status >= 500)
      return failed(
        'The site could not answer just now. Your words are kept in this browser; send them again in a moment. However often you do, they are posted once.',
      );
    const body: unknown = await response.json();
    if (response.status === 201 && isOwnComment(body)) return { outcome: 'stored', comment: body } as const;
    return asAnswer(body);
  } catch {
    return failed(
      'The site could not be reached. Your words are kept in this browser; send them again when the network is back. However often you do, they are posted once.',
    );
  }
}

/** Reports a comment. @returns a sentence when that did not work */
export async function sendReport(comment: string, note: string): Promise<string | undefined> {
  try {
    const response = await request(`/api/comments/${comment}/report`, { note });
    if (response.ok) return undefined;
    return asAnswer(await response.json()).sentences[0];
  } catch {
    return 'The site could not be reached. Try again when the network is back.';
  }
}

const request = (address: string, body?: object): Promise<Response> =>
  fetch(address, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    signal: AbortSignal.timeout(20_000),
  });

function asAnswer(body: unknown): Exclude<Answer, { outcome: 'stored' }> {
  const { type = '', detail, reasons } = isRecord(body) ? body : {};
  const all = (Array.isArray(reasons) ? reasons : []).filter(isRecord);
  const sentences = all.map(({ sentence }) => String(sentence));
  const said = typeof detail === 'string' ? detail : 'That did not work just now. Try again in a moment.';
  return {
    outcome:
      type === '/problems/reconsider' ? 'reconsider' : type === '/problems/refused' ? 'refused' : 'failed',
    sentences: sentences.length > 0 ? sentences : [said],
    isFormOld: all.some(({ code }) => String(code).startsWith('form-')),
  };
}

const isOwnComment = (value: unknown): value is OwnComment =>
  isRecord(value) &&
  ['id', 'name', 'html', 'postedAt', 'state', 'url'].every((name) => typeof value[name] === 'string') &&
  Array.isArray(value.reasons);
