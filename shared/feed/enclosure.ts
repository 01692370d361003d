import type { EpisodeFacts } from '../episode.ts';
import type { AddressBase } from './address.ts';
import { webAddress } from './address.ts';
import type { SourceFile } from './source.ts';

type Kind = 'audio' | 'video';
type Enclosure = NonNullable<EpisodeFacts['enclosure']>;

/** Which file of an item is its episode, or why none is. */
export type EnclosureChoice =
  | { enclosure: Enclosure }
  | { refused: 'no-audio' | 'audio-address'; address?: string };

const audioTypes: Record<string, string> = {
  ...{ mp3: 'audio/mpeg', mp2: 'audio/mpeg', m4a: 'audio/mp4', m4b: 'audio/mp4', aac: 'audio/aac' },
  ...{ ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', spx: 'audio/ogg', flac: 'audio/flac' },
  ...{
    wav: 'audio/wav',
    wma: 'audio/x-ms-wma',
    aif: 'audio/aiff',
    aiff: 'audio/aiff',
    mka: 'audio/x-matroska',
  },
};
const videoTypes: Record<string, string> = {
  ...{ mp4: 'video/mp4', m4v: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm', ogv: 'video/ogg' },
  ...{
    mpg: 'video/mpeg',
    mpeg: 'video/mpeg',
    avi: 'video/x-msvideo',
    wmv: 'video/x-ms-wmv',
    flv: 'video/x-flv',
  },
  ...{ mkv: 'video/x-matroska', '3gp': 'video/3gpp', m3u8: 'application/vnd.apple.mpegurl' },
};
const otherFile =
  /\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|pdf|epub|docx?|txt|html?|php|zip|torrent|swf|srt|vtt|json|xml)$/i;
/** Spellings that browsers do not know, by the one they do. */
const knownTypes: Record<string, string> = {
  ...{ 'audio/mp3': 'audio/mpeg', 'audio/mpeg3': 'audio/mpeg', 'audio/x-mpeg': 'audio/mpeg' },
  ...{ 'audio/mpg': 'audio/mpeg', 'audio/x-mp3': 'audio/mpeg', 'audio/x-mpeg-3': 'audio/mpeg' },
  ...{ 'audio/x-m4a': 'audio/mp4', 'audio/m4a': 'audio/mp4', 'audio/x-m4b': 'audio/mp4' },
  ...{ 'video/m4v': 'video/mp4', 'video/x-m4v': 'video/mp4', 'video/x-mp4': 'video/mp4' },
  ...{ 'video/mov': 'video/quicktime' },
};

/**
 * Picks the file to play among those of an item: the first of the show's kind, or else the first that can be
 * played at all. Cover images and documents are passed over. A type that is missing or contradicts the file's
 * name is replaced by what the name says.
 */
export function chooseEnclosure(files: SourceFile[], kind: Kind, base: AddressBase): EnclosureChoice {
  const playable = files.flatMap((file) => {
    const type = playableType(file);
    return type ? [{ file, type }] : [];
  });
  const ranked = [
    ...playable.filter(({ type }) => kindOf(type) === kind),
    ...playable.filter(({ type }) => kindOf(type) !== kind),
  ];
  for (const { file, type } of ranked) {
    const url = webAddress(file.url, base);
    const bytes = Number.isSafeInteger(file.bytes) && Number(file.bytes) > 0 ? file.bytes : undefined;
    if (url) return { enclosure: { url, type, ...(bytes !== undefined && { bytes }) } };
  }
  const [first] = ranked;
  return first ? { refused: 'audio-address', address: first.file.url } : { refused: 'no-audio' };
}

const kindOf = (type: string): Kind => (type.startsWith('audio/') ? 'audio' : 'video');

/** The MIME type to play a file as; `undefined` when it is nothing to play. */
function playableType({ url, type, medium }: SourceFile): string | undefined {
  const path = url.trim().replace(/[?#].*$/s, '');
  const extension = /\.([a-z0-9]{2,5})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const byName = audioTypes[extension] ?? videoTypes[extension];
  const stated = statedType(type);
  if (stated && !otherFile.test(path)) return byName && kindOf(byName) !== kindOf(stated) ? byName : stated;
  if (byName) return byName;
  if (otherFile.test(path)) return undefined;
  if (medium === 'audio') return 'audio/mpeg';
  if (medium === 'video') return 'video/mp4';
  // An enclosure that says nothing of itself: podcasts have audio in that place.
  return !type?.trim() && medium === undefined && url.trim() ? 'audio/mpeg' : undefined;
}

function statedType(type = ''): string | undefined {
  const [name = ''] = type.trim().toLowerCase().split(';');
  const plain = name.trim().replace(/^x-(?=audio\/|video\/)/, '');
  if (plain === 'application/ogg') return 'audio/ogg';
  return /^(?:audio|video)\/[a-z0-9.+-]{1,60}$/.test(plain) ? (knownTypes[plain] ?? plain) : undefined;
}
