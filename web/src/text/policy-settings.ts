import type { Site } from '../../../shared/site/schema.ts';

type Settings = Pick<Site['comments'], 'mode' | 'closeAfterDays' | 'policyVersion' | 'outsideChecks'>;

/** What the configuration says about comments, as sentences. */
export function policySettings({ mode, closeAfterDays, policyVersion, outsideChecks }: Settings): string[] {
  const modes = {
    open: 'Comments appear as soon as they are sent, unless a check asks a moderator to look first.',
    trusted:
      'The first two comments of somebody new are read by a moderator before they appear. After that, comments appear as soon as they are sent, unless a check asks a moderator to look first.',
    'pre-moderated': 'A moderator reads every comment before it appears.',
    closed: 'Comments are closed on the whole site.',
  };
  const closing =
    closeAfterDays === 0
      ? 'A discussion stays open for good.'
      : closeAfterDays === 1
        ? 'A discussion closes one day after its episode or article is published.'
        : `A discussion closes ${closeAfterDays} days after its episode or article is published.`;
  return [
    modes[mode],
    ...(mode === 'closed' ? [] : [closing]),
    ...readers(outsideChecks),
    `This is version ${policyVersion} of the policy.`,
  ];
}

/** Who beside the site reads comments. */
function readers(services: Settings['outsideChecks']): string[] {
  if (services.length === 0) return ['No service outside this site judges your comment.'];
  return [
    ...services.map((service) => told[service]),
    'Such a service can have a moderator look first. It decides nothing, and when it does not answer, a moderator looks, too.',
  ];
}

const told: Record<Settings['outsideChecks'][number], string> = {
  akismet:
    'When you send or change a comment, its words, your name and the network address that it comes from are shown to Akismet, a service outside this site that looks for spam. An e-mail address that you leave is not.',
  comprehend:
    'When you send or change a comment, its words are shown to Amazon Comprehend, a service outside this site that looks for hostile language. It is not told who wrote them.',
};
