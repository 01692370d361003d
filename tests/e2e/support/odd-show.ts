/** The show of the host that `odd-host.ts` runs. */
export const oddShow = {
  slug: 'odd-show',
  title: 'The Odd Show',
  description: 'Audio, lengths and words as some hosts have them.',
  hosts: ['sample-author'],
  feed: `http://127.0.0.1:${process.env.ODD_PORT}/feed.xml`,
  accent: '#3d5a40',
};
