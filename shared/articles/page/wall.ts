import { FeedError } from '../../problem.ts';
import type { ArticlePage } from './read.ts';

const loginPath =
  /\/(?:log-?in|sign-?in|signup|sso|oauth2?|auth|account\/begin|subscribe|paywall|registration|checkpoint)(?:[/.]|$)/i;
const loginHost = /^(?:login|signin|accounts?|auth|sso|id|secure|consent)\./i;
const loginTitle =
  /^(?:log ?in|sign ?in|sign up|log in to|anmelden|anmeldung|login|registrieren|subscribe(?: to (?:read|continue).*)?|register|connexion|iniciar sesión|entrar)\b.{0,40}$/i;
const robotTitle =
  /^(?:just a moment|attention required|access (?:to this page has been )?denied|are you a robot|security check|please verify|pardon our interruption|verifying|one moment|robot or human|blocked|request rejected|ddos-guard|checking your browser)\b/i;
const goneTitle =
  /^(?:(?:error )?404\b.*|page not found.*|not found.*|seite nicht gefunden.*|page introuvable.*|página no encontrada.*|this page (?:could not|can.t) be found.*|oops.*not.*found.*)$/i;

/**
 * Refuses what a server gives in place of an article with a status of success: a way in, a check for robots, a
 * page that says there is none, or the front page that readers of a page that is gone are led to.
 * @param asked the address of the article
 * @param found where its redirects ended
 * @throws {FeedError} `login-wall`, `robot-check`, `not-found`
 */
export function refuseWall({ title = '' }: ArticlePage, asked: string, found: string): void {
  const one = URL.parse(asked);
  const other = URL.parse(found);
  const isMoved = one?.pathname !== other?.pathname || one?.host !== other?.host;
  const leadsToLogin =
    other !== null && isMoved && (loginPath.test(other.pathname) || loginHost.test(other.hostname));
  if (leadsToLogin || loginTitle.test(title)) {
    throw new FeedError('login-wall', 'The server shows this article only to people who have signed in.');
  }
  if (robotTitle.test(title)) {
    throw new FeedError(
      'robot-check',
      'The server asks whether a person is reading, and gives the article to nobody else.',
    );
  }
  if (goneTitle.test(title) || (isFront(other) && !isFront(one)))
    throw new FeedError('not-found', 'The server says that there is no such page any more.');
}

const isFront = (url: URL | null): boolean => url?.pathname === '/' && url.search === '';
