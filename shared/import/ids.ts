import { createHash } from 'node:crypto';
import { idOfMoment, letters } from '../comments/id.ts';

/**
 * The id of an imported comment: the same for the same comment, in however many exports it is. It sorts by the time
 * at which the comment was written.
 * @param identity among all exports of its system
 */
export const importedCommentId = (identity: string, postedAt: string): string =>
  idOfMoment(new Date(postedAt)) + digestOf(`comment ${identity}`, 8);

/**
 * The guest who stands for the author of imported comments: the same for the same person. It is made of what the
 * other system knew them by, which is not kept.
 */
export const importedGuestId = (person: string): string => digestOf(`guest ${person}`, 16);

const digestOf = (text: string, length: number): string =>
  letters(createHash('sha256').update(text).digest().subarray(0, length));
