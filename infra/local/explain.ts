import { WritingError } from '../../shared/articles/writing/writing-error.ts';
import { SiteConfigError } from '../../shared/site/parse.ts';
import { EngineError } from './engine-binary.ts';
import { LocalSettingsError } from './settings.ts';

const expected = [SiteConfigError, LocalSettingsError, EngineError, WritingError];

/** Ends a command that cannot go on: a mistake of the user's is a sentence, a fault of ours a trace. */
export function explainAndExit(error: unknown): never {
  const isExpected = expected.some((kind) => error instanceof kind) || isUsageError(error);
  console.error(isExpected && error instanceof Error ? error.message : error);
  process.exit(1);
}

const isUsageError = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
