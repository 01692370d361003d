import type { Phrase } from './phrase.ts';

/** At most so many words in between, none of which ends a sentence. */
const few = (most: number): string => String.raw`(?:[^\w.?!\n]+[\w']+){0,${most}}?[^\w.?!\n]+`;

const channel = 'chann?els?|you ?tube|yt|play ?lists?';
const place = `(?:${channel}|pages?|profiles?|web ?sites?|sites?|blogs?|stores?|shops?|etsy|accounts?|insta(?:gram)?|face ?book|fb|twitter|sound ?cloud|snap ?chat|tik ?tok|twitch|discord|telegram|patreon|kickstarter|newsletter|links?|bio)`;
const work =
  '(?:videos?|vids?|songs?|music|covers?|remix(?:es)?|mix ?tapes?|tracks?(?! record)|albums?|singles?|beats?|raps?|rapping|singing|parod(?:y|ies)|danc(?:e|ing)|game ?plays?|gaming|e?books?|courses?|contents?|stuff|uploads?|tutorials?|vlogs?|clips?|freestyles?|demos?|band|animations?|versions?|performances?|comments?)';
const visit =
  '(?:check(?:ed|ing)?|visit|see|look|watch(?:ing)?|view|go|come|click|head|listen|open|join|follow|search|hear|try|peep|rate|share|support)';
const sub = String.raw`(?:subs?|su\w{0,3}cri?[bp]e?)`;
const please = '(?:please+|pleas|pls+|plz+|plis)';

/** Commenters who send readers to something of their own. */
export const promotion: Phrase[] = [
  { code: 'own-channel', weight: 1, pattern: `(?:my|our)${few(2)}(?:${channel})` },
  { code: 'own-place', weight: 0.6, pattern: `(?:my|our)${few(2)}${place}` },
  {
    code: 'see-my-work',
    weight: 1,
    pattern: `${visit}${few(4)}(?:my|our)${few(3)}(?:${work}|${place})`,
  },
  {
    code: 'see-my-work',
    weight: 1,
    pattern: String.raw`(?:(?<!\bi |i'd |would |we )like|add)${few(0)}(?:my|our)${few(2)}(?:${work}|${place})`,
  },
  {
    code: 'see-my-work',
    weight: 1,
    pattern: `(?:my|our)${few(3)}${work}${few(3)}(?:check|visit|watch|listen|${sub})`,
  },
  { code: 'check-us', weight: 1, pattern: 'check(?:ing)? (?:me|us|mine) out|check out (?:me|us|mine)' },
  { code: 'check-out', weight: 0.6, pattern: String.raw`check(?:ed|ing)?(?: \w+){0,3} out` },
  {
    code: 'visit-channel',
    weight: 1,
    pattern: `(?:check|visit|go to|look at|look up|search|watch|${sub})${few(6)}chann?els?`,
  },
  {
    code: 'visit-channel',
    weight: 0.6,
    pattern: String.raw`(?:made|make|start(?:ed)?|have|got)(?: \w+){0,3} chann?el`,
  },
  { code: 'shared-video', weight: 1, pattern: 'check out (?:this|the) (?:video|playlist|channel)' },
  { code: 'shared-video', weight: 0.6, pattern: 'this (?:video|playlist) on you ?tube' },
  {
    code: 'follow-me',
    weight: 1,
    pattern: `(?:follow|add|find|message|text|pm|dm|inbox) (?:me|us)${few(1)}(?:on|at|in|@)`,
  },
  {
    code: 'follow-me',
    weight: 1,
    pattern: String.raw`(?:contact|e?-?mail|call) (?:me|us) (?:on|at|via|@|\+)`,
  },
  { code: 'subscribe-to-me', weight: 1, pattern: `${sub}${few(2)}(?:me|us|my|mine|our|back|2|4)` },
  {
    code: 'subscribe-to-me',
    weight: 1,
    pattern: String.raw`${please}${few(6)}(?:${sub}|vote)|(?:su\w{0,3}cri?[bp]e?|vote)${few(4)}${please}`,
  },
  {
    code: 'subscribe-to-me',
    weight: 1,
    pattern: String.raw`(?:^|[.!?\n,;:()*-]\s*|(?:like|comment|share|watch|rate) (?:and|&|n) |guys )su\w{0,3}cri?[bp]e?(?! to (?:the|this|these|your|their|his|her) )`,
  },
  {
    code: 'wants-subscribers',
    weight: 1,
    pattern: String.raw`(?:need|want|get(?:ting)?|got|give|help|reach|gain)${few(4)}(?:subs|su\w{0,3}cri?[bp]ers?|su\w{0,3}cri?[bp]es|followers)`,
  },
  {
    code: 'exchange',
    weight: 1,
    pattern: `${sub} ?(?:4|for) ?${sub}|like ?(?:4|for) ?like|follow ?(?:4|for) ?follow|i(?:'?ll| will)? (?:${sub}|follow)${few(2)}back`,
  },
  {
    code: 'asks-kindly',
    weight: 0.6,
    pattern: `${please}${few(2)}(?:like|share|follow|check|visit|watch|listen|support|help|look|view|click|read this|take|give)`,
  },
  {
    code: 'beginner',
    weight: 0.6,
    pattern: String.raw`(?:i'?m|i am|we are|we're|i'?ve been)(?: \w+){0,6} (?:rappers?|singers?|musicians?|artists?|producers?|band|you ?tubers?|vloggers?|dj|dancers?|comedians?|song ?writers?|gamers?|rapping|singing)`,
  },
  { code: 'beginner', weight: 0.6, pattern: '(?:new|starting|started)(?: \\w+){0,2} (?:on|to|in) you ?tube' },
  {
    code: 'give-a-chance',
    weight: 1,
    pattern: `give (?:me|my|our|us)${few(3)}(?:chance|listen|try|view|thumbs?|follow|${sub}|like)|give (?:it|this) a (?:listen|thumbs up|view|like)`,
  },
  {
    code: 'feedback',
    weight: 0.4,
    pattern: `(?:tell me|let me know|leave|comment)${few(3)}(?:what (?:you|u|ya) (?:guys )?think|feed ?back|a like)`,
  },
  {
    code: 'support-me',
    weight: 1,
    pattern: String.raw`vot(?:e|es|ing) for (?:me|my)|(?:donat(?:e|ions?)|support|crowd ?fund\w*)${few(1)}(?:me|my) `,
  },
  {
    code: 'means-a-lot',
    weight: 0.6,
    pattern: `mean (?:a ?lot|so much|the world|everything) (?:to|if)|(?:really )?appreciate (?:if|it if|any|every|some)|(?:would|it'?d) be (?:great|awesome|wonderful|nice|cool|amazing) if (?:you|u)|(?:can|could|would|will) (?:you|u)(?: guys)?(?: please| pls| plz)? (?:help me|check|${sub}|watch|listen|visit)`,
  },
  {
    code: 'knows-it-is-spam',
    weight: 1,
    pattern: `sorry${few(4)}spam(?:ming)?|(?:this|i'?m) (?:is )?(?:not|isn'?t)(?: a)? spam(?:ming|mer)?|(?:don'?t|do not|hate)${few(2)}(?:mark|flag|report|to|like|mean)${few(3)}spam(?:ming)?`,
  },
  {
    code: 'wont-regret',
    weight: 0.6,
    pattern: `(?:won'?t|will not) (?:be )?(?:regret|disappointed)|(?:take|spare)${few(3)}(?:second|minute|moment|min|sec)s? (?:to|of your|and)|worth a look|promise you`,
  },
  {
    code: 'search-for',
    weight: 0.6,
    pattern: `(?:search|type|google|look up|look for)${few(6)}(?:on|in|into|at) (?:you ?tube|google|itunes|spotify|amazon|face ?book|the (?:search|url))`,
  },
  {
    code: 'votes-wanted',
    weight: 0.6,
    pattern: String.raw`thumbs? up|(?:like|up ?vote|\+1) (?:this|my) (?:comment|so|if|video|page)|like if|(?:get|got|make) this (?:comment )?to the top|\d+ likes? (?:and|for|=|if)|hit (?:the )?like`,
  },
  {
    code: 'go-there',
    weight: 0.6,
    pattern:
      'visit (?:this|http)|click (?:here|this|on|the link|now)|go to (?:this|http)|(?:see|watch) here|join (?:now|us on|me on)',
  },
];
