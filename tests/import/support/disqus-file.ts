/** What an invented export of Disqus holds, as it was counted while it was written. */
export type InventedCounts = { comments: number; byThread: Map<string, number>; published: number };

const sentences = [
  'The tide tables were right, and the harbour master was not.',
  'I heard the same from two people who were there; <em>neither</em> wants to be named.',
  'Second part, about minute 20: that is the question nobody asks.',
  'Thank you for this one. <a href="https://example.org/tides">The tables</a> are public, by the way.',
  'No. Read what she wrote in the spring, and then read it <b>again</b>.',
];
const began = Date.UTC(2015, 0, 1);

/**
 * An export of Disqus of any size, piece by piece, always the same for the same size: threads at `addresses`, in the
 * order of time, a third of the comments at the top level, others under them in up to six steps, some of them deleted,
 * spam or waiting.
 */
export function* inventedDisqus(
  size: number,
  addresses: string[],
  counts: InventedCounts = { comments: 0, byThread: new Map(), published: 0 },
): Generator<Uint8Array> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  yield bytes(`<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
${addresses.map(threadXml).join('\n')}\n`);
  const open = addresses.map((): number[] => []);
  for (let at = 0; at < size; at += 1) {
    const thread = (at * 7 + (at % 13)) % addresses.length;
    const earlier = open[thread] ?? [];
    const parent = at % 3 === 0 ? undefined : earlier[(at * 31) % Math.max(1, earlier.length)];
    const state =
      at % 41 === 0 ? 'deleted' : at % 37 === 0 ? 'spam' : at % 97 === 0 ? 'pending' : 'published';
    yield bytes(postXml({ at, thread, parent, state }));
    // Only the newest are answered, so that conversations stay as long as conversations are.
    earlier.push(at);
    if (earlier.length > 12) earlier.shift();
    counts.comments += 1;
    if (state === 'published') {
      counts.published += 1;
      const address = addresses[thread] ?? '';
      counts.byThread.set(address, (counts.byThread.get(address) ?? 0) + 1);
    }
  }
  yield bytes('</disqus>\n');
}

const threadXml = (address: string, at: number) => `<thread dsq:id="${at + 1}">
  <id>thread-${at}</id><link>${address}</link><title>Thread ${at}</title>
  <createdAt>2015-01-01T00:00:00Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted>
</thread>`;

type Post = { at: number; thread: number; parent: number | undefined; state: string };

function postXml({ at, thread, parent, state }: Post): string {
  const author = (at * 17) % 5000;
  const words = `${sentences[at % sentences.length]} ${sentences[(at * 3 + 1) % sentences.length]}`;
  return `<post dsq:id="${1_000_000 + at}">
  <id /><message><![CDATA[<p>${words}</p><p>Number ${at}.</p>]]></message>
  <createdAt>${new Date(began + at * 60_000).toISOString().slice(0, 19)}Z</createdAt>
  <isDeleted>${state === 'deleted'}</isDeleted><isSpam>${state === 'spam'}</isSpam>
  <isApproved>${state !== 'pending'}</isApproved>
  <author><email>person-${author}@example.org</email><name>Person ${author}</name><isAnonymous>false</isAnonymous>
    <username>person${author}</username></author>
  <ipAddress>192.0.2.1</ipAddress><thread dsq:id="${thread + 1}" />${parent === undefined ? '' : `<parent dsq:id="${1_000_000 + parent}" />`}
</post>\n`;
}
