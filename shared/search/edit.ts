/**
 * Whether one sign was left out, put in, replaced, or swapped with its neighbour. Equal words are not.
 * @example isOneEditApart('anzelone', 'anzalone') // true
 * @example isOneEditApart('antiwra', 'antiwar') // true
 */
export function isOneEditApart(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [[...one], [...other]] : [[...other], [...one]];
  const missing = longer.length - shorter.length;
  if (missing > 1) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  let end = 0;
  while (end < shorter.length - start && shorter.at(-1 - end) === longer.at(-1 - end)) end += 1;
  const differing = shorter.length - start - end;
  if (missing === 1) return differing === 0;
  if (differing === 1) return true;
  return differing === 2 && shorter[start] === longer[start + 1] && shorter[start + 1] === longer[start];
}
