import { join } from 'node:path';
import config from '../../../site.config.ts';
import { oddShow } from './odd-show.ts';

/** Comments on it need no moderator. */
const openShow = 'conflicts-of-interest';

/** Whenever the tests run, discussions of sample episodes of August 2026 and later are open, and older ones closed. */
const daysSinceAugust = Math.floor((Date.now() - Date.parse('2026-08-01')) / 86_400_000);

/** The site of this repository, one show more that is out to do harm, and one whose host is odd. */
export default {
  ...config,
  comments: { ...config.comments, closeAfterDays: daysSinceAugust, outsideChecks: [] },
  shows: [
    ...config.shows.map((show) =>
      show.slug === openShow ? { ...show, commentMode: 'open' as const } : show,
    ),
    {
      slug: 'hostile-show',
      title: '<img src=x onerror="window.taken=1"> & "Co"',
      description: '</script><script>window.taken=1</script>',
      hosts: ['sample-author'],
      feed: join(process.env.E2E_DATA ?? '.', 'hostile.xml'),
      accent: '#444444',
    },
    oddShow,
  ],
};
