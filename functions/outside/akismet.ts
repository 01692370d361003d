import { type Check, known } from '../../shared/comments/screening/check.ts';
import { heldByService, outsideTimeMs } from './service.ts';

type Akismet = {
  /** Without it, every comment is held. */
  key: string | undefined;
  /** The site's own address, which the key was given out for. */
  site: string;
  endpoint?: string | undefined;
  /** Who sends where nobody says so. */
  unnamedSender?: string | undefined;
};

/**
 * Asks Akismet. It gets the words, the name, and the network that they came from, which it needs to know: a site
 * that switches it on says so in its policy.
 * @see https://akismet.com/developers/detailed-docs/comment-check/
 */
export const createAkismet =
  ({ key, site, endpoint = 'https://rest.akismet.com', unnamedSender }: Akismet): Check =>
  async ({ body, name, from = unnamedSender }) => {
    const response = await fetch(`${endpoint}/1.1/comment-check`, {
      method: 'POST',
      body: new URLSearchParams({
        api_key: known(key, 'AKISMET_KEY'),
        blog: site,
        user_ip: known(from, 'The address of the sender'),
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
