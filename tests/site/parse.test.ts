import { describe, expect, it } from 'vitest';
import { loadSite } from '../../shared/site/load.ts';
import { parseSite, SiteConfigError } from '../../shared/site/parse.ts';
import type { SiteConfig } from '../../shared/site/schema.ts';

const config = (): SiteConfig => ({
  title: 'A site',
  description: 'Of shows.',
  url: 'https://example.org/',
  people: [{ slug: 'a-host', name: 'A Host', role: 'Host', bio: 'Hosts.' }],
  shows: [
    {
      slug: 'my-show',
      title: 'My Show',
      description: 'A show.',
      hosts: ['a-host'],
      feed: 'https://example.org/feed.xml',
      accent: '#123456',
    },
  ],
  comments: { mode: 'trusted', closeAfterDays: 90, policyVersion: '1' },
});

function mistakesIn(change: (config: SiteConfig) => void): string[] {
  const wrong = config();
  change(wrong);
  try {
    parseSite(wrong);
  } catch (error) {
    if (error instanceof SiteConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

const onShow = (values: Record<string, unknown>) => (wrong: SiteConfig) => {
  Object.assign(wrong.shows[0] ?? {}, values);
};

describe('The site configuration', () => {
  it('fills in what an author may leave out', () => {
    const site = parseSite(config());
    expect(site.language).toBe('en');
    expect(site.shows[0]?.kind).toBe('audio');
    expect(site.url).toBe('https://example.org');
    expect(site.isSample).toBe(false);
    expect(site.player).toEqual({ back: 15, forward: 30 });
    expect(site.comments.outsideChecks).toEqual([]);
  });

  it('says that it is sample content while any show reads a sample feed', () => {
    const sample = config();
    onShow({ feed: '/sample/my-show.xml' })(sample);
    expect(parseSite(sample).isSample).toBe(true);
  });

  it.each([
    ['a slug with capitals', onShow({ slug: 'My Show' }), 'shows[0].slug: expected lower-case words'],
    [
      'a slug that the site needs itself',
      onShow({ slug: 'articles' }),
      'shows[0].slug: "articles" is an address of the site itself',
    ],
    [
      'a host who is nobody',
      onShow({ hosts: ['nobody'] }),
      'shows[0].hosts: "nobody" is nobody in people, expected one of a-host',
    ],
    ['a show without hosts', onShow({ hosts: [] }), 'shows[0].hosts: expected at least one host'],
    [
      'a feed of another kind',
      onShow({ feed: 'ftp://example.org/feed' }),
      'shows[0].feed: expected a feed address',
    ],
    ['a colour by name', onShow({ accent: 'red' }), 'shows[0].accent: expected a colour such as'],
    ['a field that does not exist', onShow({ feeed: 'x' }), 'shows[0]: does not know "feeed"'],
    ['no show at all', (wrong: SiteConfig) => wrong.shows.splice(0), 'shows: expected at least one show'],
    [
      'a show twice',
      (wrong: SiteConfig) => wrong.shows.push(...config().shows),
      'shows[1].slug: "my-show" is used twice',
    ],
    [
      'a site address without https',
      (wrong: SiteConfig) => Object.assign(wrong, { url: 'example.org' }),
      'url: expected an address that starts with https://',
    ],
    [
      'a mode that does not exist',
      (wrong: SiteConfig) => Object.assign(wrong.comments, { mode: 'wild' }),
      'comments.mode: ',
    ],
    [
      'a service that it cannot ask',
      (wrong: SiteConfig) => Object.assign(wrong.comments, { outsideChecks: ['somebody'] }),
      'comments.outsideChecks[0]: ',
    ],
    [
      'an address that no mail reaches',
      (wrong: SiteConfig) => Object.assign(wrong.comments, { contact: 'the moderators' }),
      'comments.contact: expected an address',
    ],
    [
      'an article feed of no outlet',
      (wrong: SiteConfig) =>
        Object.assign(wrong, { articleFeeds: [{ outlet: 'nowhere', feed: 'https://example.org/a.xml' }] }),
      'articleFeeds[0].outlet: "nowhere" is not in outlets',
    ],
  ])('names the field and what was expected when it meets %s', (_, change, sentence) => {
    expect(mistakesIn(change).join('\n')).toContain(sentence);
  });

  it('names every mistake at once', () => {
    expect(mistakesIn(onShow({ slug: 'X', accent: 'red' }))).toHaveLength(2);
  });

  it('of this repository holds both hosts, both shows and both outlets', async () => {
    const site = await loadSite('site.config.ts');
    expect(site.people.map((person) => person.name)).toEqual(
      expect.arrayContaining(['Kyle Anzalone', 'Connor Freeman']),
    );
    expect(site.shows.map((show) => show.title)).toEqual(['The Kyle Anzalone Show', 'Conflicts of Interest']);
    expect(site.outlets.map((outlet) => outlet.name)).toEqual(['Antiwar.com', 'Libertarian Institute']);
  });

  it('that cannot be found is a mistake too, named by its file', async () => {
    await expect(loadSite('nowhere.config.ts')).rejects.toThrow('nowhere.config.ts could not be read');
  });
});
