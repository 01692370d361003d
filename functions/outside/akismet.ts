import type { Check } from '../../shared/comments/screening/check.ts';
import { heldByService, outsideTimeMs } from './service.ts';

type Akismet = {
  key: string;
  /** The site's own address, which the key was given out for. */
  site: string;
  endpoint?: string;
};

/**
 * Asks Akismet. It gets the words, the name, and where they came from: a site that switches it on says so in its
 * policy. Where the sender's address is not known it is not asked.
 * @see https://akismet.com/developers/detailed-docs/comment-check/
 */
export const createAkismet =
  ({ key, site, endpoint = 'https://rest.akismet.com' }: Akismet): Check =>
  async ({ body, name, from }) => {
    if (!from) return [];
    const response = await fetch(`${endpoint}/1.1/comment-check`, {
      method: 'POST',
      body: new URLSearchParams({
        api_key: key,
        blog: site,
        user_ip: from.address,
        user_agent: from.userAgent,
        comment_type: 'comment',
        comment_author: name,
        comment_content: body,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(outsideTimeMs),
    });
    const answer = (await response.text()).trim();
    if (!response.ok || !/^(true|false)$/.test(answer)) {
      throw new Error(`Akismet answered ${response.status}, not with a judgement.`);
    }
    return answer === 'true' ? [heldByService('akismet', 'Akismet takes it for spam.')] : [];
  };
