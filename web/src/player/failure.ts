/**
 * Why there is no sound: the browser waits for a press (`press`), there is no network (`offline`), the file is
 * not there (`gone`), the browser cannot decode it (`unsupported`), or it did not arrive (`network`).
 */
export type Failure = 'press' | 'offline' | 'gone' | 'unsupported' | 'network';

export const failureSentences: Record<Failure, string> = {
  press: 'Your browser wants a press before it plays sound.',
  offline: 'You are offline. This plays on when the network is back.',
  gone: 'The audio is gone from its address.',
  unsupported: 'Your browser cannot play this kind of audio.',
  network:
    'The audio did not load. It may be gone from its address, its host may not answer, or something may block it.',
};

export type FailureFacts = {
  /** `MediaError`'s code: 2 the network, 3 and 4 the content. */
  code: number;
  /** The browser's own words, which may name an HTTP status. */
  message: string;
  /** HTTP status of the audio's request where the browser tells; 0 otherwise. */
  status: number;
  online: boolean;
  /** Does the browser say that it plays this kind of audio? */
  playable: boolean;
};

/** Finds the reason in what the browser tells of a failure, which may be little for audio of another host. */
export function failureOf({ code, message, status, online, playable }: FailureFacts): Failure {
  if (!online) return 'offline';
  if (status === 404 || status === 410 || /^(404|410)\b/.test(message)) return 'gone';
  const isUnread = code === 3 || (code === 4 && /demuxer|decoder|metadata/i.test(message));
  return isUnread || !playable ? 'unsupported' : 'network';
}
