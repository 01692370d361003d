import * as z from 'zod/mini';
import { badRequest, notFound } from '../../../shared/problem.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';
import { readFeedCheck } from '../../../shared/sync/feed-check.ts';
import { confirmMove } from '../../../shared/sync/feed-move.ts';
import { readFeedState, readFeedStates, readProblems } from '../../../shared/sync/feed-state.ts';
import { readHubSubscription } from '../../../shared/sync/hub-rows.ts';
import { readSentBody } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostContext, HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { feedPage, refreshSeconds } from './feed-page.ts';
import { feedsPage, feedsRoom } from './feeds-page.ts';
import { previewPage } from './preview-page.ts';
import { startCheck } from './start-check.ts';

const place = z.object({ address: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)) });

/** The state of every feed, what is wrong in it, reading it now, and moving it. */
export function feedEndpoints(parts: HostParts): HostEndpoint[] {
  const { site, table, now, feeds, isReachable } = parts;
  const showOf = (c: HostContext): SiteShow => {
    const show = site.shows.find(({ slug }) => slug === c.req.param('show'));
    if (!show) throw notFound('show');
    return show;
  };
  return [
    {
      method: 'GET',
      path: '/host/feeds',
      needs: 'moderator',
      async answer(c) {
        const states = await readFeedStates(
          table,
          site.shows.map(({ slug }) => slug),
        );
        return showPage(parts, c, feedsPage(site, states, now()));
      },
    },
    {
      method: 'GET',
      path: '/host/feeds/:show',
      needs: 'moderator',
      async answer(c, session) {
        const show = showOf(c);
        const [state, problems, check, hub] = await Promise.all([
          readFeedState(table, show.slug),
          readProblems(table, show.slug),
          readFeedCheck(table, show.slug),
          readHubSubscription(table, show.slug),
        ]);
        const page = feedPage({ show, state, problems, check, hub, isReachable, session, now: now() });
        // Without scripts, too, the page follows what is under way; an address that differs by its part alone would
        // only be scrolled to.
        if (page.isUnderWay) {
          c.header('refresh', `${refreshSeconds}; url=${feedsRoom}/${show.slug}?at=${now().getTime()}#check`);
        }
        return showPage(parts, c, page);
      },
    },
    {
      method: 'POST',
      path: '/host/feeds/:show/check',
      needs: 'moderator',
      async answer(c, session) {
        const { slug } = showOf(c);
        await startCheck(parts, slug, session.name);
        return c.redirect(`/host/feeds/${slug}#check`, 303);
      },
    },
    {
      method: 'POST',
      path: '/host/feeds/:show/preview',
      needs: 'host',
      async answer(c, session) {
        const show = showOf(c);
        const { address } = (await readSentBody(c, place)).data;
        const preview = await feeds.preview(show.slug, address);
        return showPage(parts, c, previewPage(show, preview, session));
      },
    },
    {
      method: 'POST',
      path: '/host/feeds/:show/move',
      needs: 'host',
      async answer(c, session) {
        const show = showOf(c);
        const { address } = (await readSentBody(c, place)).data;
        const to = address === show.feed ? undefined : address;
        if (to !== undefined && (!URL.canParse(to) || !/^https?:/i.test(to))) {
          throw badRequest('bad-address', 'A feed’s address starts with https:// or http://.');
        }
        await confirmMove(table, { show: show.slug, from: show.feed, to });
        await startCheck(parts, show.slug, session.name);
        return c.redirect(`/host/feeds/${show.slug}#check`, 303);
      },
    },
  ];
}
