import type { Phrase } from './phrase.ts';

/** Texts that ask to be passed on. */
export const chain: Phrase[] = [
  {
    code: 'pass-it-on',
    weight: 1,
    pattern: String.raw`copy (?:and|&|n) paste (?:this|it)|(?:repost|re-post|paste|send|forward|post|share) (?:this|it)(?: \w+){0,3} (?:to|on|with|in) (?:\d+|all (?:of )?your|every|(?:\d+|five|ten|three|many) other|as many)`,
  },
  {
    code: 'bad-luck',
    weight: 1,
    pattern: String.raw`(?:you|u|your (?:mom|mum|mother|parents|family)) (?:will|shall|'ll|gonna) (?:\w+ )?(?:die|be killed|be kissed|have (?:\w+ )?luck)[^.!?\n]{0,60}(?:if|unless|tonight|tomorrow|days|years)|(?:if|unless) (?:you|u) (?:don'?t|do not|ignore)[^.!?\n]{0,60}(?:die|bad luck)|(?:don'?t|do not) stop reading|bad luck for|(?:ignore|break) this (?:message|chain|comment)`,
  },
  {
    code: 'preaching',
    weight: 1,
    pattern: `(?:jesus|christ|he|god)(?: christ)? (?:died for|loves) (?:you|u|us|everyone)|accept(?:ing)? (?:jesus|him|christ|the lord)|(?:your|my|our) (?:personal )?(?:lord and )?savior|pray for us|repent(?:ance)? (?:of|for|now|and|your)|(?:jesus|christ) is (?:coming|lord|the way)|(?:read|open|study) the (?:bible|quran|qur'an)|convert to|believe in (?:jesus|allah)`,
  },
  {
    code: 'do-this-and',
    weight: 0.6,
    pattern:
      '(?:say|type|whisper|count|kiss)(?: \\w+){0,6} (?:\\d+ times|backwards|your hand|your crush)|your crush|(?:true )?love of your life',
  },
];
