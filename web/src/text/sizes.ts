/** @example sizeInWords(41_300_000) // '41 MB' */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${Math.round(bytes / 1_000_000)} MB`;
}
