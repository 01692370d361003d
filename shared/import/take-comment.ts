import { longestName, readName } from '../comments/text/name.ts';
import { clip } from '../text/clip.ts';
import { importedCommentId, importedGuestId } from './ids.ts';
import type { Noted } from './problem-log.ts';
import type { SourceComment } from './source.ts';
import type { Spool, Spooled } from './spool.ts';
import { importedWords } from './words.ts';

/**
 * Takes a comment of a file into the spool, in the words and under the name that it will have here.
 * @returns what is to be told of it
 */
export function takeComment(spool: Spool, comment: SourceComment, keepsLines: boolean): Noted[] {
  const { key, postedAt } = comment;
  if (!key) return [aside('no-id', 'a comment has no id, and was left out.')];
  if (!postedAt) return [aside('no-time', `comment ${key} has no time that can be read, and was left out.`)];
  const { body, isCut } = importedWords(comment.html, keepsLines);
  const isWordless = body === '' && comment.state !== 'deleted';
  const isNew = spool.addComment(spooled({ ...comment, postedAt }, body));
  if (!isNew) return [aside('repeated', `comment ${key} is in the file twice; the first was taken.`)];
  return [
    ...(isCut ? [kept('cut', `comment ${key} was longer than comments are here, and was cut.`)] : []),
    ...(isWordless ? [kept('wordless', `comment ${key} has no words; only its place is kept.`)] : []),
  ];
}

const aside = (code: string, sentence: string): Noted => ({ code, sentence, setAside: true });
export const kept = (code: string, sentence: string): Noted => ({ code, sentence, setAside: false });

function spooled(comment: SourceComment & { postedAt: string }, body: string): Spooled {
  const { key, identity, thread, parent = null, person, postedAt, line, state } = comment;
  const place = {
    key,
    id: importedCommentId(identity, postedAt),
    guest: importedGuestId(person ?? `comment ${identity}`),
    ...{ thread, parent, postedAt, line },
  };
  // Nobody needs the words of what its author took away.
  if (state === 'deleted' || body === '') return { ...place, name: '', body: '', state: 'deleted' };
  return { ...place, name: clip(readName(comment.name), longestName) || 'Guest', body, state };
}
