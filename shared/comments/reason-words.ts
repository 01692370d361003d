import { rejectionCodes, rejections } from './rejections.ts';

/** What advertising is known by; the phrases of each stand with the check. */
const advertisingCodes =
  `a-site asks-kindly bad-luck beginner channel check-out check-us company company-of-ours contact
  contest covers credit do-this-and downloads earnings exchange feedback flattery follow-me free-things gambling
  get-it-on give-a-chance go-there goods help-me hopes in-description introduction investment jobs just-search
  knows-it-is-spam like-us made-something magic means-a-lot medicine on-youtube out-now own-channel own-new-work
  own-place own-work pass-it-on preaching prices question-to-buyers search-for see-my-work services shared-video
  subscribe-to-me subscribers support-me to-everybody visit-channel votes-wanted wants-subscribers wares watch-this
  wont-regret`.split(/\s+/);

/** What is said of several reasons. */
export const told = {
  advertising:
    'Parts of the comment read like an advertisement to our checks, so a moderator reads it first.',
  againstPeople: 'Some of this reads as if it were against a person rather than against what was said.',
  characters: 'The comment has unusual characters, so a moderator reads it before it appears.',
  listed: 'The comment has words that a moderator looks at before they appear.',
  manner: 'The comment is written in a way that made a moderator look first.',
  proof:
    'Your browser did not send the small calculation that tells people from programs, so a moderator reads your comment before it appears.',
  service:
    'A service that helps us against abuse was not sure, so a moderator reads your comment before it appears.',
} as const;

const sentences = {
  'all-are-read-first': 'A moderator reads every comment here before it appears.',
  'new-here': 'A moderator reads the first two comments of everybody new before they appear.',
  'held-guest': 'For now, a moderator reads each of your comments before it appears.',
  'said-before': 'Nearly the same text was posted before, so a moderator looks first.',
  'hidden-field-filled':
    'Something filled in a field of the form that people do not see, so a moderator looks first.',
  'form-sent-at-once': 'The comment came so quickly that a moderator looks first.',
  'resembles-declined':
    'The comment resembles others that were declined here, so a moderator reads it before it appears.',
  'many-links': 'The comment has many links, so a moderator reads it before it appears.',
  'link-from-newcomer': 'A moderator looks at links from people who are new here before the comment appears.',
  'many-comments': 'Many comments came in a short time, so a moderator reads this one before it appears.',
  'looks-like-staff': 'The name looks like that of somebody who works here, so a moderator looks first.',
  'spam-word': told.listed,
  'held-word': told.listed,
  threat: told.againstPeople,
  abuse: told.againstPeople,
  contempt: told.againstPeople,
  shouting: told.manner,
  pointing: told.manner,
  'many-marks': told.manner,
  repeating: told.manner,
  'text-turned-around': told.characters,
  'stacked-marks': told.characters,
  'invisible-characters': told.characters,
  'mixed-scripts': told.characters,
  'proof-none': told.proof,
  'proof-invalid': told.proof,
  'proof-expired': told.proof,
  'proof-used': told.proof,
  'akismet-doubts': told.service,
  'comprehend-doubts': told.service,
  'not-checked':
    'One of our checks did not answer just now, so a moderator reads your comment before it appears.',
  'changed-while-waiting':
    'It waited for a moderator before you changed it. What held it is gone, and a moderator still reads it before it appears.',
  reported:
    'Several readers asked a moderator to look at this comment. It comes back when one has read it and finds it fine.',
  'imported-pending': 'It waited for a moderator where it was brought here from.',
  'imported-spam': 'It was marked as spam where it was brought here from.',
  'imported-trash': 'It was thrown away where it was brought here from.',
} as const;

export type ReasonCode = keyof typeof sentences;

/** What is told of a stored comment by the code of a reason: to whoever wrote it, and to moderators. */
export const sentenceOf = (code: ReasonCode): string => sentences[code];

const byCode = new Map<string, string>([
  ...advertisingCodes.map((code): [string, string] => [code, told.advertising]),
  ...Object.entries(sentences),
  ...rejectionCodes.map((code): [string, string] => [code, rejections[code].sentence]),
]);

/** What moderators read of a code where the code itself would not tell them. */
const labels: Record<string, string> = {
  'form-sent-at-once': 'Sent at once',
  'hidden-field-filled': 'Filled in the hidden field',
  'proof-none': 'No proof of work',
  'proof-invalid': 'Wrong proof of work',
  'proof-expired': 'Proof of work too old',
  'proof-used': 'Proof of work used before',
};

/**
 * A code in a few words, for moderators.
 * @example labelOf('link-from-newcomer') // 'Link from newcomer'
 * @example labelOf('gambling') // 'Advertising: gambling'
 */
export function labelOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  if (advertisingCodes.includes(code)) return `Advertising: ${words}`;
  return labels[code] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Reasons of one sentence: what they are called, and what is said of them; of others' checks no more is known. */
export type ReasonsInWords = { label: string; sentence: string };

/**
 * What a history has as codes, as moderators read it.
 * @example reasonsInWords(['gambling', 'prices'])[0]?.label // 'Advertising: gambling, Advertising: prices'
 */
export function reasonsInWords(codes: string[]): ReasonsInWords[] {
  const bySentence = new Map<string, string[]>();
  for (const code of codes) {
    const sentence = byCode.get(code) ?? '';
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), labelOf(code)]);
  }
  return [...bySentence].map(([sentence, these]) => ({ label: these.join(', '), sentence }));
}
