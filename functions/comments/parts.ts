import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Discussions, Sender } from '../../shared/comments/discussion.ts';
import type { ProofOfWork } from '../../shared/comments/proof-of-work.ts';
import type { Tokens } from '../../shared/comments/tokens.ts';
import type { ThreadReader } from '../../shared/reader.ts';
import type { Site } from '../../shared/site/schema.ts';
import { digestOfNetwork, networkOf } from './address.ts';
import type { GuestCookie } from './guest-cookie.ts';
import type { PersonalPage } from './pages/frame.ts';

/** What the API of comments is made of. */
export type CommentsParts = {
  site: Site;
  reader: ThreadReader;
  discussions: Discussions;
  tokens: Tokens;
  proofOfWork: ProofOfWork;
  cookie: GuestCookie;
  /** Makes digests of addresses. */
  secret: string;
  now: () => Date;
  /** The viewer's address as the edge vouches for it; `undefined` where there is no edge. */
  viewerAddress(c: Context): string | undefined;
  /** The frame of personal pages, as the build made it. */
  frame(): Promise<string>;
};

/** Who sends a request that came through the guard of origins. */
export function senderOf({ cookie, secret, now, viewerAddress }: CommentsParts, c: Context): Sender {
  const network = networkOf(viewerAddress(c));
  const today = now().toISOString().slice(0, 10);
  const comment = c.req.param('id');
  return {
    guest: cookie.read(c),
    isSameOrigin: true,
    ...(network && { address: digestOfNetwork(secret, today, network), from: network }),
    ...(network && comment && { reporter: digestOfNetwork(secret, comment, network) }),
  };
}

/** For all that one person alone may see. */
export const personal = { 'Cache-Control': 'no-store' };

/** The pages that `showWith` loads. */
export type Pages = typeof import('./personal-pages.ts');

/** Answers with a page for one person. What makes such pages is loaded for the first. */
export const showWith =
  ({ frame }: Pick<CommentsParts, 'frame'>) =>
  async (c: Context, page: (pages: Pages) => PersonalPage, status: ContentfulStatusCode = 200) => {
    const [pages, around] = await Promise.all([import('./personal-pages.ts'), frame()]);
    return c.html(await pages.inFrame(around, page(pages)), status, personal);
  };
