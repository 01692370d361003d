import type { CountKind } from '../../../shared/insight/count.ts';

const counted = new Set<string>();

/**
 * Tells the site that something was done, and nothing of who did it; once in the life of a window. Whoever asks not
 * to be followed is not counted either. A count that does not arrive is not missed.
 */
export function count(kind: CountKind, of: string): void {
  const name = `${kind} ${of}`;
  const isUnwanted = Reflect.get(navigator, 'globalPrivacyControl') === true || navigator.doNotTrack === '1';
  if (isUnwanted || counted.has(name)) return;
  counted.add(name);
  navigator.sendBeacon?.(
    '/api/counts',
    new Blob([JSON.stringify({ kind, of })], { type: 'application/json' }),
  );
}
