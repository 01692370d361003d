import {
  ComprehendClient,
  type ComprehendClientConfig,
  DetectToxicContentCommand,
} from '@aws-sdk/client-comprehend';
import type { Check } from '../../shared/comments/screening/check.ts';
import { piecesOf } from '../../shared/comments/text/pieces.ts';
import { heldByService, outsideTimeMs } from './service.ts';

/** The service takes at most ten pieces of 1 KB each. */
const longestPiece = 1000;
const mostPieces = 10;
const doubtfulFrom = 0.8;

/**
 * Asks Amazon Comprehend how hostile a comment is. It stays within the author's own account and knows English alone.
 * @see https://docs.aws.amazon.com/comprehend/latest/dg/trust-safety.html
 */
export function createComprehend(config: ComprehendClientConfig = {}): Check {
  const client = new ComprehendClient({ maxAttempts: 1, ...config });
  return async ({ body }) => {
    const pieces = piecesOf(body, longestPiece);
    const answers = [];
    for (let from = 0; from < pieces.length; from += mostPieces) {
      const TextSegments = pieces.slice(from, from + mostPieces).map((Text) => ({ Text }));
      answers.push(
        client.send(new DetectToxicContentCommand({ LanguageCode: 'en', TextSegments }), {
          abortSignal: AbortSignal.timeout(outsideTimeMs),
        }),
      );
    }
    const found = (await Promise.all(answers)).flatMap(({ ResultList = [] }) => ResultList);
    const hostile = Math.max(0, ...found.map(({ Toxicity = 0 }) => Toxicity));
    if (hostile < doubtfulFrom) return [];
    return [
      heldByService('comprehend', `Amazon Comprehend finds it hostile: ${Math.round(hostile * 100)} %.`),
    ];
  };
}
