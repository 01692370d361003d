import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { inventSpeech } from '../../bench/invented-speech.ts';
import { feedOf } from '../../support/feeds.ts';
import { toneBytes, toneLength } from './tone.ts';

/**
 * A host of audio that does what some do: it takes its time, forgets ranges, names no lengths or wrong ones, lists chapters after
 * the end, and publishes a transcript of five hours. Run as a program it listens on `ODD_PORT` of this machine.
 */
export function oddHost(port: number) {
  const origin = `http://127.0.0.1:${port}`;
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    const [, seconds] = /^\/tone-(\d+)\.wav$/.exec(pathname) ?? [];
    const text = texts(origin)[pathname];
    if (text) response.writeHead(200, { 'Content-Type': text.type }).end(text.body());
    else if (pathname === '/feed.xml') sendLate(response, oddFeed(origin));
    else if (pathname === '/no-ranges.wav') sendWhole(response, 60);
    else if (seconds) sendTone(response, Number(seconds), request.headers.range);
    else response.writeHead(404).end();
  });
}

const texts = (origin: string): Record<string, { type: string; body: () => string }> => ({
  '/moved.xml': { type: 'application/rss+xml', body: () => oddFeed(origin) },
  '/hostile.xml': {
    type: 'application/rss+xml',
    body: () => readFileSync(join(process.env.E2E_DATA ?? '.', 'hostile.xml'), 'utf8'),
  },
  '/five-hours.vtt': { type: 'text/vtt', body: fiveHours },
  '/right-to-left.vtt': { type: 'text/vtt', body: rightToLeft },
  '/unbroken.vtt': { type: 'text/vtt', body: unbroken },
  '/beyond.json': { type: 'application/json+chapters', body: () => chaptersBeyondTheEnd(origin) },
  '/picture.svg': {
    type: 'image/svg+xml',
    body: () =>
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9" fill="#3d5a40"/></svg>',
  },
});

export const longest = { cues: 10_000, seconds: 18_000 };

function oddFeed(origin: string): string {
  const words = (name: string) => `<podcast:transcript url="${origin}/${name}.vtt" type="text/vtt"/>`;
  const lasts = (seconds: number) => `<itunes:duration>${seconds}</itunes:duration>`;
  const odd = (title: string, audio: string, extra: string) => `<item>
    <title>${title}</title>
    <guid isPermaLink="false">odd-${audio}-${title.length}</guid>
    <pubDate>Tue, 01 Jan 2019 10:00:00 GMT</pubDate>
    <enclosure url="${origin}/${audio}" type="audio/wav" length="1000"/>
    ${extra}
  </item>`;
  return feedOf([
    odd('Five Hours Without a Break', 'tone-18000.wav', words('five-hours') + lasts(longest.seconds)),
    odd('מן הנמל אל הים', 'tone-60.wav', words('right-to-left') + lasts(60)),
    odd('No Length Is Given', 'no-ranges.wav', ''),
    odd('Nought Seconds Long', 'tone-45.wav', lasts(0)),
    odd(
      'Chapters After the End',
      'tone-50.wav',
      `${lasts(50)}<podcast:chapters url="${origin}/beyond.json" type="application/json+chapters"/>`,
    ),
    odd(`Un${'broken'.repeat(60)}`, 'tone-61.wav', words('unbroken') + lasts(61)),
    odd('The Audio Is Gone', 'gone.wav', lasts(60)),
    '<item><title>Nothing but Words</title><guid isPermaLink="false">odd-words</guid></item>',
  ]);
}

const stamp = (seconds: number) => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours}:${String(minutes).padStart(2, '0')}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;
};

const cue = (start: number, end: number, words: string) => `${stamp(start)} --> ${stamp(end)}\n${words}`;

function fiveHours(): string {
  const each = longest.seconds / longest.cues;
  const speech = inventSpeech(5);
  const cues = Array.from({ length: longest.cues }, (_, at) => {
    const voice = at % 40 < 25 ? 'Keeper' : 'Visitor';
    const words = `Sentence ${at}: ${speech.say(7).trim()}`;
    return cue(at * each, (at + 1) * each - 0.05, `<v ${voice}>${words}`);
  });
  return ['WEBVTT', ...cues].join('\n\n');
}

const rightToLeft = () =>
  [
    'WEBVTT',
    cue(0, 4, '<v שומרת>הספינה יצאה מן הנמל עם שחר.'),
    cue(4, 9, '<v שומרת>הים היה שקט, והמגדלור עדיין דלק.'),
    cue(9, 14, '<v אורח>ומי כיבה אותו?'),
  ].join('\n\n');

const unbroken = () =>
  [
    'WEBVTT',
    cue(0, 9, `<v ${'Name'.repeat(50)}>${'endless'.repeat(120)}`),
    cue(9, 12, 'And a short one.'),
  ].join('\n\n');

const chaptersBeyondTheEnd = (origin: string) =>
  JSON.stringify({
    version: '1.2.0',
    chapters: [
      { startTime: 0, title: 'Within', img: `${origin}/picture.svg` },
      { startTime: 30, title: 'Also within' },
      { startTime: 90, title: 'After the end' },
      { startTime: 1e9, title: 'Long after the end' },
    ],
  });

/** A host that takes its time: what is read there is seen to be under way. */
function sendLate(response: ServerResponse, feed: string): void {
  setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end(feed), 1500);
}

function sendWhole(response: ServerResponse, seconds: number): void {
  response.writeHead(200, { 'Content-Type': 'audio/wav', 'Content-Length': toneLength(seconds) });
  response.end(toneBytes(seconds, 0, toneLength(seconds)));
}

const chunk = 65_536;

/** Answers with the part that was asked for, made as fast as it is taken. */
function sendTone(response: ServerResponse, seconds: number, range: string | undefined): void {
  const length = toneLength(seconds);
  const [, first = '0', last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? 'bytes=0-') ?? [];
  const from = Number(first);
  const to = Math.min(length, last ? Number(last) + 1 : length);
  if (from >= length) {
    response.writeHead(416, { 'Content-Range': `bytes */${length}` }).end();
    return;
  }
  response.writeHead(206, {
    'Content-Type': 'audio/wav',
    'Accept-Ranges': 'bytes',
    'Content-Range': `bytes ${from}-${to - 1}/${length}`,
    'Content-Length': to - from,
  });
  const parts = function* () {
    for (let at = from; at < to; at += chunk) yield toneBytes(seconds, at, Math.min(to, at + chunk));
  };
  // A browser that has enough hangs up, which is no fault.
  pipeline(Readable.from(parts()), response, () => undefined);
}

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.env.ODD_PORT);
  oddHost(port).listen(port, '127.0.0.1');
}
