import { defineSite } from './shared/site/parse.ts';

export default defineSite({
  title: 'Kyle Anzalone',
  description: 'Articles and shows by Kyle Anzalone: The Kyle Anzalone Show and Conflicts of Interest.',
  url: 'https://show-companion.example',
  people: [
    {
      slug: 'kyle-anzalone',
      name: 'Kyle Anzalone',
      role: 'Journalist and host',
      bio: 'Kyle Anzalone is the opinion editor of Antiwar.com and news editor of the Libertarian Institute. He hosts The Kyle Anzalone Show and is co-host of Conflicts of Interest with Connor Freeman.',
      links: [
        { label: 'Antiwar.com', url: 'https://www.antiwar.com/' },
        { label: 'Libertarian Institute', url: 'https://libertarianinstitute.org/' },
      ],
    },
    {
      slug: 'connor-freeman',
      name: 'Connor Freeman',
      role: 'Writer and co-host',
      bio: 'Connor Freeman is co-host of Conflicts of Interest with Kyle Anzalone.',
      links: [{ label: 'Libertarian Institute', url: 'https://libertarianinstitute.org/' }],
    },
    {
      slug: 'sample-author',
      name: 'Sample author',
      role: 'Stands in for the writer of the sample articles',
      bio: 'Sample author is the name under the sample articles of this site. The shows beside them are The Kyle Anzalone Show and Conflicts of Interest.',
    },
  ],
  shows: [
    {
      slug: 'the-kyle-anzalone-show',
      title: 'The Kyle Anzalone Show',
      description: 'Kyle Anzalone on the news of war and peace, with guests.',
      hosts: ['kyle-anzalone'],
      feed: '/sample/the-kyle-anzalone-show.xml',
      accent: '#8a1c13',
    },
    {
      slug: 'conflicts-of-interest',
      title: 'Conflicts of Interest',
      description: 'Kyle Anzalone and Connor Freeman on foreign policy.',
      hosts: ['kyle-anzalone', 'connor-freeman'],
      feed: '/sample/conflicts-of-interest.xml',
      accent: '#0b5563',
    },
  ],
  outlets: [
    {
      slug: 'antiwar-com',
      name: 'Antiwar.com',
      hosts: ['antiwar.com', 'news.antiwar.com', 'original.antiwar.com'],
      boilerplate: [
        'Join the Discussion!',
        'We welcome thoughtful and respectful comments.',
        'please see our Comment Policy.',
      ],
    },
    {
      slug: 'libertarian-institute',
      name: 'Libertarian Institute',
      hosts: ['libertarianinstitute.org'],
      boilerplate: ['Listen to the podcast', 'Share this article'],
    },
  ],
  articleFeeds: [],
  comments: { mode: 'trusted', closeAfterDays: 90, policyVersion: '2026-11' },
});
