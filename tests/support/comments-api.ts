import type { Hono } from 'hono';
import { createCommentsApi } from '../../functions/comments/app.ts';
import { createGuestCookie } from '../../functions/comments/guest-cookie.ts';
import { createProofOfWork } from '../../shared/comments/proof-of-work.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import type { DiscussionTest } from './discussion.ts';

const secret = 'a secret for tests only';
export const testTokens = createTokens([secret]);

type Changed = Partial<Pick<DiscussionTest, 'reader' | 'discussions'>>;

/** The API of comments over a test's table and clock, with a frame that is easy to tell from what is in it. */
export function commentsApiOf(test: DiscussionTest, changed: Changed = {}): Hono {
  const now = () => test.clock.now;
  return createCommentsApi({
    site: test.site,
    reader: test.reader,
    discussions: test.discussions,
    ...changed,
    tokens: testTokens,
    proofOfWork: createProofOfWork(secret),
    cookie: createGuestCookie(testTokens, true, now),
    secret,
    frame: async () => '<title>PERSONAL-TITLE</title><main>PERSONAL-CONTENT</main>',
    now,
    viewerAddress: (c) => c.req.header('cloudfront-viewer-address'),
  });
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookieOf = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';')[0] ?? '';
