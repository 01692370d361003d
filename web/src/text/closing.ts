import type { ThreadStatus } from '../../../shared/thread.ts';
import { longDate } from './dates.ts';

/** Why a discussion takes no comments, for those who would have written one. */
export const closingWords = ({ mode, closesAt }: ThreadStatus): string => {
  if (mode === 'closed') return 'Comments are closed here.';
  return closesAt
    ? `This discussion closed on ${longDate(closesAt)}. What was said stays here to be read.`
    : 'This discussion is closed. What was said stays here to be read.';
};
