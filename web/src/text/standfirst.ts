const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The opening of a summary, whole sentences up to about 200 characters: what stands under a headline.
 * @example standfirst('One thing. Another thing…') // 'One thing.' when the rest is too long
 */
export function standfirst(summary: string): string {
  let text = '';
  for (const { segment } of sentences.segment(summary)) {
    if (text && text.length + segment.length > 200) break;
    text += segment;
  }
  return text.trim();
}
