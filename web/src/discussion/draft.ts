import { isRecord } from '../player/saved.ts';

/** What was typed and is not stored at the site yet. */
export type Draft = { body: string; second: string; attempt: string };

const nameKey = 'comment-name';
const keyOf = (thread: string, replyTo: string): string => `comment-draft:${thread}:${replyTo}`;

/** The draft of a place, kept until the site has stored it; storage that is refused keeps nothing. */
export function draftOf(thread: string, replyTo = '') {
  const key = keyOf(thread, replyTo);
  return {
    read(): Draft | undefined {
      const value = parse(get(key));
      if (!isRecord(value)) return undefined;
      const { body, second, attempt } = value;
      return typeof body === 'string' && typeof second === 'string' && typeof attempt === 'string'
        ? { body, second, attempt }
        : undefined;
    },
    keep: (draft: Draft) => set(key, JSON.stringify(draft)),
    drop: () => set(key, undefined),
  };
}

/** The name that was used last in this browser. */
export const lastName = { read: () => get(nameKey) ?? '', keep: (name: string) => set(nameKey, name) };

function parse(text: string | undefined): unknown {
  try {
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
}

function get(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function set(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is full or refused: the words stay in the form alone.
  }
}
