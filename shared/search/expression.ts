/** What counts as one term of the query: any of these, each a word or several in a row. */
export type Alternatives = string[][];

/**
 * The full-text expression for terms. Words hold letters and digits alone, so nothing in them is syntax.
 * @param join whether every term must be there, or any
 * @see https://sqlite.org/fts5.html#full_text_query_syntax
 * @example expressionOf([[['ferry'], ['ferries']]], [], 'AND') // '(("ferry" OR "ferries"))'
 */
export function expressionOf(terms: Alternatives[], without: Alternatives[], join: 'AND' | 'OR'): string {
  const wanted = `(${terms.map(anyOf).join(` ${join} `)})`;
  return without.length === 0 ? wanted : `${wanted} NOT (${without.map(anyOf).join(' OR ')})`;
}

/** One term of an expression. */
export const anyOf = (alternatives: Alternatives): string =>
  `(${alternatives.map((words) => `"${words.join(' ')}"`).join(' OR ')})`;
