import type { Phrase } from './phrase.ts';

/** Sums that people earn; those of states and armies are larger. */
const money = String.raw`(?:[$€£]\s?\d[\d,.]*\s?k?|\d[\d,.]*\s?k?\s?(?:[$€£]|dollars?|usd|bucks|euros?|pounds))(?! ?(?:m|b|bn|mn|million|billion|trillion)\b)`;
const period = '(?:per|a|an|each|every|/) ?(?:hour|hr|day|week|month)';

/** What advertisements and swindles offer. */
export const offers: Phrase[] = [
  {
    code: 'earnings',
    weight: 1,
    pattern: String.raw`(?:i|you|u|she|he|\w+ly|to|can|could|been|was|am|i'm) (?:earn(?:ing|ed)?|mak(?:e|ing)|made|get(?:ting)? paid)[^.!?\n]{0,30}${money}[^.!?\n]{0,20}(?:${period}|daily|weekly|monthly|online|from home)`,
  },
  {
    code: 'earnings',
    weight: 1,
    pattern: String.raw`(?:mak(?:e|ing)|earn(?:ing)?|made) (?:\w+ ){0,3}(?:money|cash|income) (?:\w+ ){0,2}(?:online|from home|at home|fast|easily)|work(?:ing)? (?:from|at) home (?:job|and (?:earn|make))|financial freedom|get paid to (?:click|watch|take)`,
  },
  {
    code: 'earnings',
    weight: 0.6,
    pattern: '(?:easy|free|quick|extra) (?:money|cash)|passive income|work(?:ing)? from home',
  },
  {
    code: 'free-things',
    weight: 1,
    pattern: String.raw`free (?:\w+ )?(?:gift ?cards?|i ?phones?|i ?pads?|laptops?|v ?bucks|robux|coins|followers|subscribers|itunes|steam (?:keys?|cards?)|xbox|psn|sms)|(?:win|won|winning) (?:a|an|the|free) (?:\w+ )?(?:i ?phone|i ?pad|laptop|gift ?card|ps\d|xbox)s?`,
  },
  {
    code: 'investment',
    weight: 1,
    pattern: String.raw`(?:bitcoin|crypto|forex|binary options?|trading|investment|invest)(?:[^\w.?!\n]+[\w']+){0,8}?[^\w.?!\n]+(?:expert|account manager|broker|mentor|signals|coach|with (?:mr|mrs|ms)|whats ?app|telegram)|recover(?:ed|y)? (?:\w+ ){0,4}(?:stolen|lost|scammed) (?:\w+ ){0,2}(?:funds|bitcoin|crypto|money|wallet)`,
  },
  {
    code: 'goods',
    weight: 1,
    pattern: String.raw`(?:best|lowest|cheap(?:est)?|wholesale|discount(?:ed)?) (?:\w+ ){0,2}(?:deals|watches|bags|shoes|pills|jerseys|sunglasses|handbags|replicas?|hosting|seo|backlinks|essays?)|buy (?:now|cheap|online)|order (?:now|online)|limited (?:time )?offer|money ?back guarantee|free shipping|promo(?:tional)? code|discount code|use (?:my|the|this) (?:\w+ )?code`,
  },
  {
    code: 'goods',
    weight: 0.6,
    pattern: String.raw`\d+ ?% (?:off|discount)|lowest prices?|act now|coupon|buy (?:followers|likes|subscribers)`,
  },
  {
    code: 'medicine',
    weight: 0.6,
    pattern:
      'viagra|cialis|levitra|xanax|tramadol|phentermine|weight ?loss|lose (?:\\w+ ){0,3}(?:weight|pounds|lbs|kgs?)|cbd (?:oil|gummies)',
  },
  {
    code: 'medicine',
    weight: 1,
    pattern: String.raw`(?:buy|cheap|order|generic|online)[^.!?\n]{0,20}(?:viagra|cialis|levitra|xanax|tramadol|phentermine|pills)|diet pills|keto gummies|herbal (?:remedy|cure|medicine)|(?:dr\.?|doctor) \w+ (?:cured|healed)|cured? (?:of|my|from) (?:\w+ )?(?:herpes|hiv|hpv)|enlargement pills`,
  },
  {
    code: 'gambling',
    weight: 1,
    pattern:
      '(?:online|live) (?:casinos?|poker|slots?|gambling)|casino bonus|slot gacor|judi online|togel|betting tips',
  },
  {
    code: 'credit',
    weight: 1,
    pattern:
      '(?:payday|urgent|instant|quick) loans?|loan (?:offer|lender)|apply for (?:a |your )?loan|credit (?:score )?repair|debt relief',
  },
  {
    code: 'magic',
    weight: 1,
    pattern:
      '(?:spell|love) ?casters?|love spells?|lottery (?:numbers|spell)|join the (?:great )?(?:brotherhood|illuminati)|bring back (?:my|your) (?:ex|husband|wife|lover)',
  },
  {
    code: 'company',
    weight: 1,
    pattern:
      '(?:hot|sexy|horny|lonely|nude) (?:\\w+ )?(?:girls?|singles|moms|babes|pics|cams?)|(?:web ?)?cam (?:girls?|shows?|sex)|(?:adult|free) (?:dating|cams?|porn)|only ?fans|escorts? (?:service|in)|sugar (?:daddy|mommy)',
  },
  { code: 'company', weight: 0.6, pattern: 'porn|xxx|dating (?:site|app)|sexy' },
  {
    code: 'contact',
    weight: 1,
    pattern: String.raw`(?:whats ?app|telegram|viber|kik|skype)[^\n]{0,25}(?:\+?\d[\d ()-]{6,}|@\w+)|\+\d[\d ()-]{8,}\d`,
  },
  {
    code: 'services',
    weight: 1,
    pattern:
      '(?:hire|contact) (?:a |an |the |this )?(?:\\w+ )?hackers?|seo (?:services?|experts?|company)|increase your (?:traffic|followers|sales|ranking)|more (?:traffic|visitors) (?:to|for) your|write my (?:essay|paper)|essay writing',
  },
  {
    code: 'flattery',
    weight: 0.6,
    pattern: String.raw`(?:great|nice|awesome|excellent|wonderful|informative) (?:blog|post|article|web ?site|site|write ?up)[^.!?\n]{0,40}(?:bookmark|visit|keep it up|my (?:site|blog|friends))|book ?mark(?:ed)? (?:your|this) (?:blog|site|web ?site|page)`,
  },
  {
    code: 'prices',
    weight: 0.6,
    pattern: String.raw`(?:only|for|just|price:?|at|from|under) [$€£]\s?\d{1,3}(?:\.\d\d)?|[$€£]\d{1,3}\.\d\d`,
  },
  {
    code: 'wares',
    weight: 0.6,
    pattern:
      '(?:our|new|free|quality|custom|great|best) (?:\\w+ )?(?:products?|designs?|clothing|apparel|merch(?:andise)?|t-?shirts?|hoodies|jewel(?:le)?ry|collection|service)|on sale|for sale|giveaway|brand new',
  },
  {
    code: 'jobs',
    weight: 0.6,
    pattern:
      '(?:part|full)[ -]time job|job offer|(?:we are|now) hiring|(?:extra|residual|second|online) (?:income|jobs?)|earn(?:ing)? money|make money',
  },
];
