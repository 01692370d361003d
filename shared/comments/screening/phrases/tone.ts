import type { Phrase } from './phrase.ts';

const somebody = '(?:you|u|him|her|them|these people|those people)';
const insult =
  '(?:idiots?|morons?|imbeciles?|retards?|scum(?:bags?)?|vermin|trash|garbage|pigs?|cunts?|bitch(?:es)?|whores?|sluts?|assholes?|arseholes?|dickheads?|bastards?|pieces? of shit|filth|parasites?|cockroach(?:es)?|subhumans?|wankers?|pricks?|twats?|losers?)';
const people =
  '(?:jews|zionists|muslims|christians|arabs|palestinians|israelis|russians|ukrainians|iranians|chinese|mexicans|immigrants|migrants|refugees|blacks|whites|asians|gays|homosexuals|women|leftists|conservatives|liberals|americans|europeans|africans|gypsies)';

/** Words against people, not against what they say. Topics have no place here, however ugly. */
export const tone: Phrase[] = [
  {
    code: 'threat',
    weight: 1,
    pattern: String.raw`(?:i|we|somebody|someone)(?:'ll| will| should| shall| am going to|'m going to| are going to| want to| hope)(?: \w+){0,3} (?:kill|shoot|hang|rape|hurt|stab) ${somebody}|(?:you|u|he|she|they)(?: all)? (?:should|deserve to|must|ought to|need to) (?:die|be (?:shot|hanged|hung|killed|raped|gassed|exterminated|lynched))|kill yourself|kys|(?:hope|wish)(?: \w+){0,2} (?:you|he|she|they)(?: all)? (?:die|dies|rot|get cancer)|bullet in (?:your|his|her|their) head|(?:string|hang) ${somebody} (?:up|from)|rot in hell|rope for`,
  },
  {
    code: 'abuse',
    weight: 1,
    pattern: String.raw`(?:you|u|ya)(?:'?re|r| are)? (?:(?:all|just|nothing but|such|really|a|an|another|the|absolute|complete|total|utter|fucking|stupid|dumb|disgusting|pathetic|little|brainless|bunch of) ?){0,5} ?${insult}|(?:fuck|screw|f\*+k|f u c k) (?:you|u|off|yourself)|(?:fuk|fck|phuck) (?:you|u|off)|shut (?:the \w+ up|up)(?:,? you| ${insult})|(?:go|burn) (?:to|in) hell(?: ${somebody})?|eat shit|go fuck|suck my|drop dead`,
  },
  {
    code: 'contempt',
    weight: 1,
    pattern: String.raw`${people} (?:are|is)(?: \w+){0,2} (?:vermin|rats|animals|subhumans?|parasites|cockroaches|pigs|dogs|filth|scum|apes|monkeys|savages|a disease|a cancer|a plague|trash|garbage)|(?:kill|gas|exterminate|deport|hang|get rid of|wipe out|nuke) (?:all )?(?:the |every |of the )?(?:fucking |dirty )?${people}|gas the|filthy ${people}|dirty ${people}|(?:n[i1]gg(?:er|a|uh)|kike|sp[i1]ck|chink|gook|wetback|raghead|towelhead|sandn[i1]gg(?:er|a)|camel ?jockey|faggot|fagg?|tranny|dyke|paki|coon|golliwog|untermensch(?:en)?)(?:s|es)?`,
  },
];
