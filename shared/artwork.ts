/** Pixels: the sides of the square pictures that a build makes of each show's artwork. */
export const artworkSizes = [96, 192, 384, 768] as const;

/** Where a show's picture of one size lies. @example artworkPath('my-show', 96) // '/artwork/my-show-96.webp' */
export const artworkPath = (show: string, size: (typeof artworkSizes)[number]): string =>
  `/artwork/${show}-${size}.webp`;
