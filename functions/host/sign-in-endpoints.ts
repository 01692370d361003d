import { roleOf } from '../../shared/host/role.ts';
import { wayBackTo } from '../../shared/host/way-back.ts';
import { badRequest, ProblemError } from '../../shared/problem.ts';
import { browserName } from './browser-name.ts';
import type { HostEndpoint } from './endpoint.ts';
import type { HostParts } from './parts.ts';

/** Where the provider sends browsers back to. */
export const signedInPath = '/host/signed-in';

/** Going to the identity provider, and coming back. */
export const signInEndpoints = ({
  provider,
  signInCookie,
  sessions,
  cookie,
  origin,
}: HostParts): HostEndpoint[] => [
  {
    // A link and no form: the content security policy would not let a form lead to another site.
    method: 'GET',
    path: '/host/sign-in',
    needs: 'anyone',
    async answer(c, session) {
      const to = wayBackTo(c.req.query('to'));
      if (session) return c.redirect(to, 303);
      const { address, attempt } = await provider.begin(`${origin()}${signedInPath}`);
      signInCookie.give(c, { attempt, to });
      return c.redirect(address, 303);
    },
  },
  {
    method: 'GET',
    path: signedInPath,
    needs: 'anyone',
    async answer(c, before) {
      const underWay = signInCookie.take(c);
      if (!underWay) throw notStartedHere();
      const { search } = new URL(c.req.url);
      const { subject, name, groups } = await provider.finish(
        new URL(`${signedInPath}${search}`, origin()),
        underWay.attempt,
      );
      const role = roleOf(groups);
      if (!role) throw notOnTheList(name);
      // Whatever session the browser had before is not the one that goes on.
      if (before) await sessions.end(before.subject, before.id);
      const { token } = await sessions.start(
        { subject, name, role },
        browserName(c.req.header('user-agent')),
      );
      cookie.give(c, token);
      return c.redirect(wayBackTo(underWay.to), 303);
    },
  },
];

const notStartedHere = () =>
  badRequest(
    'sign-in-not-started',
    'This sign-in was not started in this browser, or too long ago. Please start again.',
  );

const notOnTheList = (name: string) =>
  new ProblemError(
    403,
    'no-role',
    `${name} is known, but is neither a host nor a moderator of this site. Ask a host to add you to a group.`,
  );
