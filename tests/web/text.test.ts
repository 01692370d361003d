import { describe, expect, test } from 'vitest';
import { sitemap } from '../../web/src/head/sitemap.ts';
import { serialise } from '../../web/src/head/structured-data.ts';
import { longDate, shortDate } from '../../web/src/text/dates.ts';
import { clock, isoDuration, lengthInWords } from '../../web/src/text/durations.ts';
import { linkShows } from '../../web/src/text/link-shows.ts';
import { policySettings } from '../../web/src/text/policy-settings.ts';
import { sizeInWords } from '../../web/src/text/sizes.ts';
import { standfirst } from '../../web/src/text/standfirst.ts';
import { timeButtons } from '../../web/src/text/time-buttons.ts';

describe('the names of shows in a biography', () => {
  const shows = [
    { slug: 'news', title: 'The News' },
    { slug: 'news-at-ten', title: 'The News at Ten' },
    { slug: 'what', title: 'What? (Really)' },
  ];

  test('become links, and the words around them stay as they were', () => {
    expect(linkShows('She hosts The News.', shows)).toEqual([
      'She hosts ',
      { text: 'The News', href: '/news' },
      '.',
    ]);
  });

  test('are taken at their longest', () => {
    expect(linkShows('The News at Ten', shows)).toEqual([{ text: 'The News at Ten', href: '/news-at-ten' }]);
  });

  test('may hold signs that mean something in a pattern', () => {
    expect(linkShows('On What? (Really) too', shows)).toContainEqual({
      text: 'What? (Really)',
      href: '/what',
    });
  });

  test('are not found inside another word', () => {
    expect(linkShows('The Newsreader reads', shows)).toEqual(['The Newsreader reads']);
  });
});

describe('times in notes', () => {
  const audio = { url: '/a.mp3?x=1&y="2"', duration: 900 };

  test('are playable where they open a line', () => {
    expect(timeButtons('<p>4:12 The agenda<br>(0:09) Greetings</p>', { url: '/a.mp3', duration: 900 })).toBe(
      '<p><time-button data-at="252"><a class="at" href="/a.mp3#t=252">4:12</a></time-button> The agenda<br>(<time-button data-at="9"><a class="at" href="/a.mp3#t=9">0:09</a></time-button>) Greetings</p>',
    );
  });

  test('stay text inside a sentence, past the end, and inside a link', () => {
    const notes =
      '<p>We met at 8:30 in the rain.</p><p>16:00 After the end</p><p><a href="/x">4:12 <b>1:00 x</b></a></p><p>8:3 no</p>';
    expect(timeButtons(notes, audio)).toBe(notes);
  });

  test('may have hours, and the address of the audio cannot leave its attribute', () => {
    expect(timeButtons('1:02:03 – Late', { url: audio.url, duration: undefined })).toBe(
      '<time-button data-at="3723"><a class="at" href="/a.mp3?x=1&#38;y=&#34;2&#34;#t=3723">1:02:03</a></time-button> – Late',
    );
  });

  test('are left alone inside a tag', () => {
    const notes = '<p title="x> 4:12 y">z</p>';
    expect(timeButtons(notes, audio)).toBe(notes);
  });
});

describe('figures in words', () => {
  test('dates are British and in UTC', () => {
    expect(longDate('2026-11-12T23:30:00.000Z')).toBe('12 November 2026');
    expect(shortDate('2026-09-01T00:00:00.000Z')).toBe('1 Sep 2026');
  });

  test('lengths suit a reader, a clock and a machine', () => {
    expect([40, 3540, 3600, 3840].map(lengthInWords)).toEqual([
      'under a minute',
      '59 min',
      '1 h',
      '1 h 4 min',
    ]);
    expect([9, 252, 3723].map(clock)).toEqual(['0:09', '4:12', '1:02:03']);
    expect([0, 3723].map(isoDuration)).toEqual(['PT0S', 'PT1H2M3S']);
  });

  test('an hour is never sixty minutes', () => {
    expect(lengthInWords(3599)).toBe('1 h');
  });

  test('sizes are round', () => {
    expect([300, 41_300_000].map(sizeInWords)).toEqual(['1 KB', '41 MB']);
  });
});

describe('what stands under a headline', () => {
  test('is whole sentences', () => {
    const second = `And ${'more and '.repeat(30)}more.`;
    expect(standfirst(`One thing. ${second}`)).toBe('One thing.');
    expect(standfirst('')).toBe('');
  });
});

describe('data blocks', () => {
  test('cannot be ended by a title', () => {
    expect(serialise([{ '@type': 'PodcastEpisode', name: '</script><script>x' }])).not.toContain('<');
  });

  test('a sitemap escapes what an address may hold', async () => {
    const xml = await sitemap('https://a.example', [{ path: '/x?a=1&b=<', lastmod: '2026-11-12' }]).text();
    expect(xml).toContain('<loc>https://a.example/x?a=1&#38;b=&#60;</loc><lastmod>2026-11-12</lastmod>');
  });
});

describe('the comment policy', () => {
  const settings = {
    ...({ mode: 'trusted', closeAfterDays: 90, policyVersion: '2026-11' } as const),
    outsideChecks: [],
  };

  test('says what the configuration says', () => {
    expect(policySettings(settings)).toEqual([
      expect.stringContaining('first two comments'),
      expect.stringContaining('closes 90 days after'),
      'No service outside this site judges your comment.',
      expect.stringContaining('2026-11'),
    ]);
    expect(policySettings({ ...settings, closeAfterDays: 0 })[1]).toContain('for good');
    expect(policySettings({ ...settings, mode: 'closed' })).toHaveLength(3);
  });

  test('names each service outside the site that reads comments, and what it is shown', () => {
    const said = policySettings({ ...settings, outsideChecks: ['akismet', 'comprehend'] }).join('\n');
    expect(said).toMatch(/its words, your name and the network address .* are shown to Akismet/);
    expect(said).toMatch(/its words are shown to Amazon Comprehend/);
    expect(said).not.toContain('No service');
    const one = policySettings({ ...settings, outsideChecks: ['comprehend'] }).join('\n');
    expect(one).not.toContain('Akismet');
  });
});
