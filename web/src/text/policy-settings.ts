import type { Site } from '../../../shared/site/schema.ts';

type Settings = Pick<Site['comments'], 'mode' | 'closeAfterDays' | 'policyVersion'>;

/** What the configuration says about comments, as sentences. */
export function policySettings({ mode, closeAfterDays, policyVersion }: Settings): string[] {
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
    `This is version ${policyVersion} of the policy.`,
  ];
}
