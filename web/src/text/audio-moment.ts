/**
 * The address of a moment, or a stretch, of an audio file, as browsers play it without scripts.
 * @see https://www.w3.org/TR/media-frags/#naming-time
 * @example audioMoment('/a.mp3', 50, 62.5) // '/a.mp3#t=50,62.5'
 */
export const audioMoment = (audio: string, start: number, end?: number): string =>
  `${audio.replace(/#.*$/s, '')}#t=${start}${end === undefined ? '' : `,${end}`}`;
