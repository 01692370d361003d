/** The colours that one accent becomes in one scheme, each as `#rrggbb`. */
export type AccentColours = {
  /** For text, lines and filled buttons. */
  accent: string;
  /** For text on a surface filled with `accent`. */
  ink: string;
  /** A quiet surface that the accent, and ordinary text, can stand on. */
  tint: string;
};

/** The surfaces of the two schemes that text stands on. */
export const surfaces = {
  light: { paper: '#fbfaf6', raised: '#ffffff', ink: '#17181b', soft: '#5b5d63' },
  dark: { paper: '#131416', raised: '#1b1d20', ink: '#eceae4', soft: '#a3a29c' },
} as const;

/** WCAG 2.2, success criterion 1.4.3: text of ordinary size. */
const readable = 4.5;

/**
 * Turns an author's accent into colours that can be read: at least 4.5:1 on paper, raised and tint, in both
 * schemes. An accent that is readable already stays as it is; another keeps its hue and moves in lightness.
 * @param accent a colour such as `#8a1c13`
 * @example accentColours('#ffcc00').light.accent // a dark ochre
 */
export function accentColours(accent: string): { light: AccentColours; dark: AccentColours } {
  return { light: coloursFor('light', accent), dark: coloursFor('dark', accent) };
}

/** The style sheet with a class `show-<slug>` for each show; pages of no show take the first one's colours. */
export function accentStyles(shows: readonly { slug: string; accent: string }[]): string {
  return shows
    .map(({ slug, accent }, at) => {
      const { light, dark } = accentColours(accent);
      const pair = (key: keyof AccentColours) => `light-dark(${light[key]}, ${dark[key]})`;
      return `${at === 0 ? ':root, ' : ''}.show-${slug} { --accent: ${pair('accent')}; --accent-ink: ${pair('ink')}; --tint: ${pair('tint')}; }`;
    })
    .join('\n');
}

/** Contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function coloursFor(scheme: 'light' | 'dark', accent: string): AccentColours {
  const { paper, raised } = surfaces[scheme];
  const [lightness, chroma, hue] = toOklch(accent);
  const tint =
    scheme === 'light'
      ? toHex(0.955, Math.min(chroma, 0.014), hue)
      : toHex(0.245, Math.min(chroma, 0.024), hue);
  const step = scheme === 'light' ? -0.005 : 0.005;
  // On dark paper a saturated accent glows; it is lifted to a clear, lighter tone of its hue first.
  const start = scheme === 'light' ? lightness : Math.max(lightness, 0.77);
  const vivid = scheme === 'light' ? chroma : Math.min(chroma, 0.13);
  let readableAccent = scheme === 'light' ? accent.toLowerCase() : toHex(start, vivid, hue);
  for (let at = start; [paper, raised, tint].some((on) => contrast(readableAccent, on) < readable); ) {
    at += step;
    readableAccent = toHex(at, vivid, hue);
  }
  const inks = [
    scheme === 'light' ? '#ffffff' : toHex(0.19, Math.min(chroma, 0.03), hue),
    '#000000',
    '#ffffff',
  ];
  const ink = inks.find((candidate) => contrast(candidate, readableAccent) >= readable) ?? '#000000';
  return { accent: readableAccent, ink, tint };
}

const channels = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16) / 255,
  Number.parseInt(hex.slice(3, 5), 16) / 255,
  Number.parseInt(hex.slice(5, 7), 16) / 255,
];

const toLinear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const fromLinear = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex);
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** OKLCH as in CSS Color 4, section 9; hue in radians. */
function toOklch(hex: string): [number, number, number] {
  const [red, green, blue] = channels(hex);
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [lightness, Math.hypot(a, bb), Math.atan2(bb, a)];
}

function toHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear
    .map((value) => Math.round(255 * Math.min(1, Math.max(0, fromLinear(Math.min(1, Math.max(0, value)))))))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
