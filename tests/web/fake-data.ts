import type { Article } from '../../shared/article.ts';
import type { Appearance, EpisodePage } from '../../shared/episode.ts';
import type { FakeData } from './fake-reader.ts';

const headlines = [
  'The bridge that was opened twice',
  'Who counts the swans?',
  'A timetable nobody printed',
  'Seven ways to close a library',
  'The ferry that charges by the smile',
  'What the harbour master meant',
  'A vote about the colour of the tram',
  'The orchard on the roundabout',
  'Rain dates and other promises',
  'The long way round to the market',
];

const host: Appearance = { name: 'Kyle Anzalone', slug: 'kyle-anzalone', role: 'host' };
const coHost: Appearance = { name: 'Connor Freeman', slug: 'connor-freeman', role: 'host' };
const guest = (name: string): Appearance => ({
  name,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  role: 'guest',
});

function ordinary(show: string, number: number, at: Date, people: Appearance[]): EpisodePage {
  const headline = headlines[number % headlines.length] ?? '';
  return {
    id: `${show.slice(0, 3)}${String(number).padStart(4, '0')}`,
    show,
    slug: headline.toLowerCase().replace(/\W+/g, '-').replace(/-$/, ''),
    formerSlugs: [],
    rev: 1,
    title: `${show} #${number}: ${headline}`,
    headline,
    number,
    season: number > 150 ? 2 : 1,
    kind: 'full',
    publishedAt: at.toISOString(),
    duration: 1500 + ((number * 397) % 3000),
    summary:
      'A small town makes a large decision, and two people read the minutes of the meeting aloud. The second half asks who was in the room and who only said so.',
    enclosure: { url: '/sample/audio/long.mp3', type: 'audio/mpeg', bytes: 41_300_000 },
    people,
    transcripts: [],
    chapterList: [],
    articles: [],
    seeAlso: [],
    notesHtml:
      '<p>A small town makes a large decision, and two people read the minutes of the meeting aloud.</p><ul><li>The agenda, as it was pinned to the door. <a href="https://townhall.example/agenda" rel="nofollow ugc noopener">[Link]</a></li><li>A map of the proposed roundabout. <a href="https://maps.example/roundabout" rel="nofollow ugc noopener">[Link]</a></li></ul><p>0:00 Opening<br>4:12 The agenda<br>12:30 Who was in the room</p>',
  };
}

const unusual: (Partial<EpisodePage> & { headline: string })[] = [
  { headline: 'Where to begin', kind: 'trailer', summary: '', notesHtml: '' },
  { headline: 'An extra half hour from the archive', kind: 'bonus' },
  {
    headline:
      'A very long headline that goes on well past the point where a careful editor would have stopped, took a breath, looked at it again, and then for reasons that nobody at the desk can now recall added another clause and a question mark?',
  },
  {
    headline: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlung',
  },
  { headline: 'السفينة التي وصلت قبل موعدها', summary: 'قصة قصيرة عن سفينة وساعة.' },
  { headline: '<script>document.title = "taken"</script><img src=x onerror=alert(1)>"\'&amp;' },
  { headline: '</script><!-- {{7*7}} &lt;b&gt;' },
];

/** Two shows with forty episodes each, the unusual ones among them, and three articles. */
export function fakeData(): FakeData {
  const day = 86_400_000;
  const start = Date.UTC(2026, 10, 12, 17, 30);
  const episodes = Array.from({ length: 40 }, (_, at) => [
    ordinary(
      'conflicts-of-interest',
      200 - at,
      new Date(start - at * 9 * day),
      at % 3 === 0 ? [host, coHost, guest(`Guest ${1 + (at % 7)}`)] : [host, coHost],
    ),
    ordinary('the-kyle-anzalone-show', 140 - at, new Date(start - (at * 9 + 4) * day), [host]),
  ]).flat();
  for (const [at, change] of unusual.entries()) {
    const base = ordinary('conflicts-of-interest', 900 + at, new Date(start - (at * 4 + 1) * day), [host]);
    const { number: _number, duration: _duration, ...rest } = base;
    episodes.push({
      ...rest,
      ...(at % 2 ? { dateGuessed: true } : {}),
      ...change,
      id: `odd${at}`,
      slug: at === 4 ? '' : `odd-${at}`,
    });
  }
  const silent = ordinary('the-kyle-anzalone-show', 999, new Date(start - 2 * day), [host]);
  const { enclosure: _enclosure, ...noAudio } = silent;
  episodes.push({
    ...noAudio,
    id: 'silent',
    slug: 'no-audio',
    headline: 'An episode without audio',
    kind: 'bonus',
  });
  return { episodes, articles: fakeArticles };
}

const fakeArticles: Article[] = [
  ['who-pays-for-the-ferry', 'Who pays for the ferry', 'opinion', '2026-11-10'],
  ['seven-minutes-slow', 'Seven minutes slow', 'news', '2026-11-06'],
  ['the-bridge-nobody-ordered', 'The bridge nobody ordered', 'news', '2026-10-28'],
].map(([slug = '', headline = '', kind, date]) => ({
  id: slug,
  slug,
  place: 'own',
  headline,
  dek: 'Three firms hold nine tenths of the work, and the review that should have noticed was cut in spring.',
  authors: [{ name: 'Sample author', slug: 'sample-author' }],
  kind: kind === 'opinion' ? 'opinion' : 'news',
  publishedAt: `${date}T00:00:00.000Z`,
  minutes: 4,
}));
