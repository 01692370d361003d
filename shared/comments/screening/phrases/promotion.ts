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
/** What people point to in a discussion. */
const source =
  '(?:reports?|articles?|books?|episodes?|interviews?|stud(?:y|ies)|transcripts?|speech(?:es)?|hearings?|papers?|documentary|documentaries|archives?|pieces?|essays?|history|chapters?|notes|laws?|treat(?:y|ies)|maps?|figures?|numbers|data|polls?|votes?)';
const everybody =
  '(?:guys|every(?:one|body|1)|people|all|fans|folks|ladies|friends|y ?a?ll|bro|dude|peeps|viewers)';
const beg = '(?:subs?|likes?|views|follow|followers|support|votes?|thumbs up)';
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
  {
    code: 'check-out',
    weight: 1,
    pattern: `check(?:ed|ing)? (?:it|this|that|these|those|them|him|her) out|check(?:ed|ing)? out(?!${few(8)}${source})`,
  },
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
    weight: 1,
    pattern: `(?:search|type|google|look up|look for)${few(6)}(?:on|in|into|at) (?:you ?tube|google|itunes|spotify|amazon|face ?book|the (?:search|url))`,
  },
  {
    code: 'votes-wanted',
    weight: 1,
    pattern: String.raw`(?:like|up ?vote|\+1) (?:this|my) (?:comment|so|if|video|page)|(?:get|got|make) this (?:comment|up) to the top|\d+ likes? (?:and|for|=|if)|hit (?:the )?like|${beg} ${please}`,
  },
  { code: 'votes-wanted', weight: 0.6, pattern: 'thumbs? up|like if' },
  { code: 'subscribers', weight: 0.4, pattern: String.raw`su\w{0,3}cri?[bp]\w*` },
  { code: 'subscribers', weight: 0.6, pattern: String.raw`\d+k? (?:subs|su\w{0,3}cri?[bp]ers|followers)` },
  { code: 'own-work', weight: 0.6, pattern: `(?:my|our) (?:\\w+ )?${work}` },
  {
    code: 'hopes',
    weight: 0.6,
    pattern:
      "(?:hope|think) (?:that )?(?:you|u|ya|everyone)(?: guys| all|ll| will)? (?:like|enjoy|love)|(?:you|u)(?:ll| will|'ll)? (?:love|like|enjoy) it|thanks? (?:you )?for (?:watching|listening|your support|the support)",
  },
  {
    code: 'a-site',
    weight: 0.6,
    pattern:
      '(?:this|a|great|cool|new|amazing|awesome|best|good|nice|free) (?:web ?sites?|web ?pages?|sites?|blogs?|apps?|games?)',
  },
  {
    code: 'go-there',
    weight: 1,
    pattern: 'click (?:here|this|the link)|visit (?:this (?:site|web|page|link|blog)|http)|go to http',
  },
  { code: 'go-there', weight: 1, pattern: 'go to this|watch here|join now|join (?:us|me) on' },
  { code: 'go-there', weight: 0.6, pattern: 'click on|see here|go here|try (?:this|it) (?:out|now)' },
  {
    code: 'own-new-work',
    weight: 1,
    pattern: `(?:my|our) (?:very )?(?:new|newest|first|latest|own|original|next|upcoming|debut)(?: \\w+){0,2} (?:${work}|${place})`,
  },
  {
    code: 'made-something',
    weight: 1,
    pattern: `(?:i|we|i've|we've|i'm|my (?:friend|brother|sister|band|son|daughter))(?: have| has| just| also| am| are| recently)* (?:made|uploaded|upload|posted|released|recorded|created|started|did|post|covered|make|making|sing|cover|produce|remixed|wrote)(?: \\w+){0,5} ${work}`,
  },
  {
    code: 'out-now',
    weight: 0.6,
    pattern: `new(?: \\w+){0,2} (?:video|vid|song|single|album|cover|mixtape|channel|track|remix|clip|app|site|website)s?(?: \\w+){0,4} (?:out|up|now|available|here|today)`,
  },
  {
    code: 'to-everybody',
    weight: 0.4,
    pattern: `(?:hi|hey|hello|yo|dear|attention|sup|what'?s up),?(?: there| to)? (?:youtube )?${everybody}`,
  },
  {
    code: 'to-everybody',
    weight: 0.6,
    pattern: `${everybody}[ ,!]+(?:please |pls |go |just |you should )?(?:check|listen|watch|look at|help|visit|click|subscribe|share|support|read this|join|follow|vote)`,
  },
  {
    code: 'introduction',
    weight: 0.4,
    pattern: String.raw`my name is|my name'?s|(?:i'?m|i am|im) (?:\w+ )?(?:\d+|\w+teen) ?(?:years?|yrs?|yo)(?: old)?|i'?m from|my dream|dreaming of|follow my dreams?|trying to (?:make it|get (?:noticed|discovered|my|some|more))|get(?:ting)? (?:noticed|discovered|my name out)|chase my dream`,
  },
  {
    code: 'company-of-ours',
    weight: 0.6,
    pattern: `(?:we are|we're|this is) (?:a|an|the)(?: \\w+){0,4} (?:company|label|brand|agency|startup|community of|network|business|organi[sz]ation)`,
  },
  {
    code: 'question-to-buyers',
    weight: 0.6,
    pattern: String.raw`(?:do you|do u|does anyone|wanna|want to|would you like to|are you|have you ever|looking to|looking for|tired of|interested in|need)(?:[^\w.?!\n]+[\w']+){0,12}?[^\w.?!\n]+(?:${work}|${place}|money|followers|traffic|customers|fans|views|likes|weight|games?|fun)[^.!?\n]{0,40}\?`,
  },
  {
    code: 'like-us',
    weight: 1,
    pattern: '(?:like|join|find|add) us (?:on|at|now|here)|(?:message|inbox|pm|dm|text|email|add) me',
  },
  {
    code: 'help-me',
    weight: 1,
    pattern: String.raw`help (?:me|us|him|her)(?: \w+){0,3} (?:get|reach|win|become|achieve|grow|make it|out by|with (?:my|our|views|subs))|help (?:my|our)(?: \w+){0,3} (?:channel|dream|band|career|page|video|get|reach|grow)`,
  },
  {
    code: 'in-description',
    weight: 1,
    pattern:
      'links? (?:is |are )?(?:in|on|below in) (?:the |my |our )?(?:description|bio|profile|comments?)|link (?:is )?below',
  },
  {
    code: 'get-it-on',
    weight: 1,
    pattern:
      '(?:buy|get|download|stream|hear|find|available|out)(?: \\w+){0,5} (?:on|from|at|in) (?:i ?tunes|spotify|sound ?cloud|band ?camp|google play|app ?store|amazon music|deezer|beatport)',
  },
  {
    code: 'downloads',
    weight: 0.6,
    pattern:
      'download (?:it|this|the|my|now|here|free|our)|(?:free|new) (?:app|download)|install (?:this|the|it)|sign up|register (?:now|here|at|on)',
  },
  {
    code: 'contest',
    weight: 0.6,
    pattern:
      '(?:contest|competition|audition|x ?factor|battle|award)s?(?: \\w+){0,6} (?:vote|win|voting)|(?:vote|voting|win)(?: \\w+){0,6} (?:contest|competition|audition|award)s?|sign (?:this|the|my|our) petition|spread the word',
  },
  {
    code: 'watch-this',
    weight: 0.6,
    pattern: `(?:watch|listen to|look at|see|hear) (?:this|these|his|her|their) (?:\\w+ ){0,3}(?:${work})`,
  },
  {
    code: 'covers',
    weight: 0.6,
    pattern: `(?:cover|remix|parody|version) (?:of|by|from|on)|(?:do|does|did|sing|sings|made|make|upload)(?: \\w+){0,3} covers?`,
  },
  { code: 'just-search', weight: 1, pattern: '(?:just|go|please|pls|plz) (?:search|type|google|look up)' },
  {
    code: 'on-youtube',
    weight: 0.4,
    pattern: '(?:on|in|to) (?:you ?tube|yt|instagram|facebook|twitter|itunes|spotify|sound ?cloud)',
  },
  { code: 'channel', weight: 0.4, pattern: 'chann?els?' },
];
