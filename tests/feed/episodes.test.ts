import { describe, expect, it } from 'vitest';
import { type context, item, read, readOne, rss } from './feeds.ts';

const withFiles = (files: string, changes: Partial<typeof context> = {}) =>
  read(rss(item('', { enclosure: files })), changes);
const fileOf = (files: string, changes: Partial<typeof context> = {}) =>
  withFiles(files, changes).items[0]?.facts.enclosure;
const enclosure = (url: string, type = 'audio/mpeg', rest = '') =>
  `<enclosure url="${url}" type="${type}" ${rest}/>`;

describe('the audio of an item', () => {
  it.each([
    [
      'the first audio file, past a cover',
      enclosure('https://cdn.example/c.jpg', 'image/jpeg') + enclosure('https://cdn.example/1.mp3'),
      'https://cdn.example/1.mp3',
      'audio/mpeg',
    ],
    [
      'audio before video',
      enclosure('https://cdn.example/1.mp4', 'video/mp4') + enclosure('https://cdn.example/1.mp3'),
      'https://cdn.example/1.mp3',
      'audio/mpeg',
    ],
    [
      'video when there is no audio',
      enclosure('https://cdn.example/1.mp4', 'video/mp4'),
      'https://cdn.example/1.mp4',
      'video/mp4',
    ],
    [
      'media:content when there is no enclosure',
      '<media:group><media:content url="https://cdn.example/a.jpg" medium="image"/><media:content url="https://cdn.example/1" medium="audio"/></media:group>',
      'https://cdn.example/1',
      'audio/mpeg',
    ],
    [
      'a file without a type, by its name',
      enclosure('https://cdn.example/1.m4a?x=1', ''),
      'https://cdn.example/1.m4a?x=1',
      'audio/mp4',
    ],
    [
      'a file with a wrong type, by its name',
      enclosure('https://cdn.example/1.ogg', 'text/html'),
      'https://cdn.example/1.ogg',
      'audio/ogg',
    ],
    [
      'a type that browsers do not know, by the one they do',
      enclosure('https://cdn.example/1.mp3', 'x-audio/mp3'),
      'https://cdn.example/1.mp3',
      'audio/mpeg',
    ],
    [
      'white space and spaces around and in an address',
      enclosure(' https://cdn.example/a b.mp3\n'),
      'https://cdn.example/a%20b.mp3',
      'audio/mpeg',
    ],
    [
      'an address without a scheme',
      enclosure('//cdn.example/1.mp3'),
      'https://cdn.example/1.mp3',
      'audio/mpeg',
    ],
    [
      'an address relative to the feed',
      enclosure('audio/1.mp3'),
      'https://feeds.example/my-show/audio/1.mp3',
      'audio/mpeg',
    ],
    [
      'the next file when the first cannot be played',
      enclosure('ftp://cdn.example/1.mp3') + enclosure('https://cdn.example/2.mp3'),
      'https://cdn.example/2.mp3',
      'audio/mpeg',
    ],
  ])('is %s', (_what, files, url, type) => expect(fileOf(files)).toEqual({ url, type }));

  it('is the video of a video show', () => {
    const files =
      enclosure('https://cdn.example/1.mp3') +
      enclosure('https://cdn.example/1.mp4', 'video/mp4', 'length="5"');
    expect(fileOf(files, { kind: 'video' })).toEqual({
      url: 'https://cdn.example/1.mp4',
      type: 'video/mp4',
      bytes: 5,
    });
  });

  it.each(['0', '', '-1', 'x', '12.5', '1e30'])('has no size when the feed says %j', (length) => {
    expect(
      fileOf(enclosure('https://cdn.example/1.mp3', 'audio/mpeg', `length="${length}"`)),
    ).not.toHaveProperty('bytes');
  });

  it('may be a path of this site in its own sample feeds only', () => {
    const files = enclosure('/sample/audio/1.mp3');
    expect(fileOf(files, { trustedRelative: true })?.url).toBe('/sample/audio/1.mp3');
    expect(fileOf(files)?.url).toBe('https://feeds.example/sample/audio/1.mp3');
    expect(withFiles(files, { address: 'file:///feeds/x.xml' }).problems[0]).toMatchObject({
      code: 'audio-address',
      setAside: true,
    });
    expect(fileOf(enclosure('//evil.example/1.mp3'), { trustedRelative: true })?.url).toBe(
      'https://evil.example/1.mp3',
    );
    expect(fileOf(enclosure('/\\evil.example/1.mp3'), { trustedRelative: true })?.url).not.toMatch(/^\/\\/);
  });

  it.each([
    ['no-audio', ''],
    ['no-audio', enclosure('https://cdn.example/a.pdf', 'application/pdf')],
    ['no-audio', enclosure('https://cdn.example/a.jpg', 'audio/mpeg')],
    ['audio-address', enclosure('javascript:alert(1)')],
    ['audio-address', enclosure('https://user:secret@cdn.example/1.mp3')],
    ['audio-address', enclosure(`https://cdn.example/${'a'.repeat(3000)}.mp3`)],
  ])('is named as %s when there is none to play: %s', (code, files) => {
    const { items, problems } = withFiles(files);
    expect(items).toEqual([]);
    expect(problems).toMatchObject([
      { code, setAside: true, item: { position: 1, title: 'A headline' } },
      { code: 'no-episodes', setAside: false },
    ]);
  });
});

describe('the date and length of an item', () => {
  it('are kept, even in the future', () => {
    const { facts } = readOne(
      item('<itunes:duration><![CDATA[ 1:02:14 ]]></itunes:duration>', {
        date: '<pubDate>Wed, 04 Aug 2184 20:00:00 GMT</pubDate>',
      }),
    );
    expect(facts).toMatchObject({ duration: 3734, publishedAt: '2184-08-04T20:00:00.000Z' });
    expect(facts).not.toHaveProperty('dateGuessed');
  });

  it('are guessed and left out when they cannot be read, and the host is told', () => {
    const { items, problems } = read(
      rss(item('<itunes:duration>long</itunes:duration>', { date: '<pubDate>soon</pubDate>' })),
    );
    expect(items[0]?.facts).toMatchObject({ publishedAt: '2026-03-01T12:00:00.000Z', dateGuessed: true });
    expect(items[0]?.facts).not.toHaveProperty('duration');
    expect(problems).toMatchObject([
      {
        code: 'no-date',
        setAside: false,
        sentence: 'The date “soon” cannot be read. The day it was first seen here is shown instead.',
      },
      { code: 'odd-duration', setAside: false },
    ]);
  });

  it('is never newer than the episode above it in the feed', () => {
    const undated = item('', {
      title: '<title>Undated</title>',
      guid: '<guid>g-2</guid>',
      date: '',
      enclosure: '<enclosure url="https://cdn.example/2.mp3" type="audio/mpeg"/>',
    });
    const { items } = read(rss(item() + undated));
    expect(items[1]?.facts).toMatchObject({ publishedAt: '2026-02-03T09:59:59.999Z', dateGuessed: true });
  });

  it('that are guessed keep the order of the feed', () => {
    const dateless = (at: number) =>
      item('', {
        date: '',
        guid: `<guid>${at}</guid>`,
        enclosure: enclosure(`https://cdn.example/${at}.mp3`),
      });
    const dates = read(rss(dateless(1) + dateless(2))).items.map(({ facts }) => facts.publishedAt);
    expect(dates).toEqual([...dates].sort().reverse());
  });
});

describe('the people of an item', () => {
  const person = (name: string, attributes = '') => `<podcast:person ${attributes}>${name}</podcast:person>`;
  const people = (xml: string, channel = '') =>
    read(rss(item(xml), `<title>Bridges and Roads</title>${channel}`)).items[0]?.facts.people.map(
      ({ role, slug }) => `${role} ${slug}`,
    );

  it('are the configured hosts when the feed names nobody', () =>
    expect(people('')).toEqual(['host ada-host']));
  it('are those of the channel when the item names nobody', () => {
    expect(people('', person('Bo Ek', 'role="Host"'))).toEqual(['host bo-ek']);
  });
  it('are those of the item in place of the channel’s', () => {
    expect(people(person('Cy Dahl', 'role="guest"'), person('Bo Ek', 'role="host"'))).toEqual([
      'host ada-host',
      'guest cy-dahl',
    ]);
  });
  it('are configured hosts as hosts, whatever the feed says', () => {
    expect(people(person('ADA HOST', 'role="guest"') + person('Cy Dahl', 'role="guest"'))).toEqual([
      'host ada-host',
      'guest cy-dahl',
    ]);
  });
  it('are not those who cut and draw', () => {
    expect(people(person('Di Ek', 'role="editor" group="audio post-production"'))).toEqual(['host ada-host']);
  });
  it('are guests that the title announces too, each once', () => {
    const { facts } = readOne(
      item(person('Cy Dahl', 'role="guest"'), {
        title: '<title>A ford, with guests Cy Dahl and Éva Kiss</title>',
      }),
    );
    expect(facts.people.map(({ name, slug }) => [name, slug])).toEqual([
      ['Ada Host', 'ada-host'],
      ['Cy Dahl', 'cy-dahl'],
      ['Éva Kiss', 'eva-kiss'],
    ]);
    expect(facts.headline).toBe('A ford');
  });
  it('have a slug of their own in any script', () => {
    const slugs = people(person('林檎', 'role="guest"') + person('Анна', 'role="guest"'));
    expect(new Set(slugs).size).toBe(3);
    for (const slug of slugs ?? []) expect(slug).toMatch(/^(host|guest) [a-z0-9-]+$/);
  });
});

describe('files beside the audio', () => {
  it('are referenced when their address can be used', () => {
    const { facts } = readOne(
      item(
        '<podcast:transcript url="t.vtt" type="text/vtt" language="en-GB"/><podcast:transcript url="javascript:x" type="text/vtt"/><podcast:transcript url="https://cdn.example/t.srt"/><podcast:chapters url="https://cdn.example/c.json" type="application/json+chapters"/>',
      ),
    );
    expect(facts.transcripts).toEqual([
      { url: 'https://feeds.example/my-show/t.vtt', type: 'text/vtt', language: 'en-GB' },
      { url: 'https://cdn.example/t.srt', type: 'application/srt' },
    ]);
    expect(facts.chapters).toEqual({ url: 'https://cdn.example/c.json', type: 'application/json+chapters' });
  });
});

describe('the channel', () => {
  it('is plain text and checked addresses', () => {
    const { channel } = read(
      rss(
        '',
        '<title> A &amp;amp; <![CDATA[<b>B</b>]]> </title><description><![CDATA[<p>One</p><script>x</script>]]></description><language>en_US</language><link>javascript:x</link><podcast:guid>ABC-1</podcast:guid><itunes:new-feed-url>https://new.example/f</itunes:new-feed-url><atom:link rel="hub" href="https://hub.example/"/><atom:link rel="next" href="https://feeds.example/2"/>',
      ),
    );
    expect(channel).toEqual({
      title: 'A & B',
      description: 'One',
      language: 'en-US',
      podcastGuid: 'abc-1',
      newFeedUrl: 'https://new.example/f',
      hub: 'https://hub.example/',
      nextPage: 'https://feeds.example/2',
    });
  });

  it('takes the configured title when it has none', () => {
    expect(read(rss(item(), '')).channel.title).toBe('Bridges and Roads');
  });
});
