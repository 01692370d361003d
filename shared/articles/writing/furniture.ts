import { titleKey } from '../../text/title-key.ts';

// What stands around articles everywhere, by its words alone. Nothing here names an outlet or a person.

const services =
  'facebook|twitter|x|linkedin|reddit|e-?mail|print|whatsapp|telegram|pinterest|pocket|flipboard|messenger|mastodon|bluesky|threads|tumblr|gab|mewe|truth social|gettr|instagram|youtube|rumble|rss|sms|copy(?: the)? link|copy|share|tweet|pin|post|more|and|or|on|to|via|with|this|article|story|page|it|us|a|link|friends?|save|like';
const sharing = new RegExp(`^(?:(?:${services})\\b[\\s\\d,.:;|/·•&+()–-]*)+$`, 'i');

const commands = [
  /^skip to (?:main )?content$/,
  /^home\s*[»>›/|].*$/,
  /^(?:home|menu|search|close|subscribe|sign (?:in|up|out)|log ?in|log ?out|register|my account|donate(?: now| today)?|shop|about(?: us)?|contact(?: us)?|advertis(?:e|ement)|ad|sponsored(?: content)?|loading|read more|continue reading|show more|load more|back to top|top|next|previous|print this|listen|watch|play|pause|transcript|en español|archives?|podcasts?|videos?|newsletters?|toggle navigation|follow(?: us)?|accept(?: all)?(?: cookies)?)$/,
  /^(?:listen to|watch|hear|print|e-?mail|save|bookmark|download|share|tweet|republish) (?:to )?(?:this|the) (?:article|story|post|page|piece|report)\b.{0,40}$/,
  /^(?:estimated )?(?:reading|read) time\b.{0,30}$|^\d+ min(?:ute)?s?(?: read)?$/,
  /^(?:\d[\d,.]* |no |leave a |view |show |add a |post a |see )?(?:all )?(?:comments?|shares?|views?|replies|reply|likes?)(?: \d+)?$/,
  /^(?:photo|image|picture|foto|credit|photo credit|image credit|photograph)\b.{0,6}(?:by|from|credit|via|courtesy|:).{0,120}$/,
  /^(?:tags?|tagged|tagged with|categor(?:y|ies)|filed under|topics?|posted in|schlagw[oö]rter|keywords?)\b\s*:?.{0,200}$/,
];

/** A control, a counter or a row of share buttons: no words of the article. */
export function isFurniture(text: string): boolean {
  const line = text.trim().toLowerCase();
  if (line.length > 240) return false;
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  if (sharing.test(line)) return true;
  const bare = line.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return commands.some((command) => command.test(bare)) && !/[.!?]\s+\S/.test(line);
}

/** Names of parts of a site, which stand above headlines. */
export const isSectionName = (text: string): boolean =>
  /^(?:news|opinions?|op-?eds?|viewpoints?|commentary|editorials?|analysis|world|politics|features?|blog|columns?|latest|breaking|exclusive|us|u\.s\.|interviews?|reviews?|essays?|culture|economy|business|sports?)(?:\s*[|/>»·,]\s*[\p{L} ]{2,30})*$/iu.test(
    text.trim(),
  );

export const opinionWords =
  /\b(?:opinions?|op-?ed|viewpoints?|commentary|editorials?|columns?|kommentar|meinung|opinión)\b/i;

/** After these, nothing of the article follows: the discussion, other articles, the foot of the page. */
export const endsArticle = (text: string): boolean =>
  /^(?:join the (?:discussion|conversation)|leave a (?:reply|comment)|post a comment|add a comment|\d* ?comments?(?: \(\d+\))?|comments? (?:policy|section|are closed)|discussion(?: policy)?|post navigation|reader comments|responses?|write a comment|kommentare?|schreiben? sie einen kommentar|your email address will not be published.*|about this site|all rights reserved.*|site map|privacy policy|terms of (?:use|service))$/i.test(
    bareWords(text),
  ) || /^(?:©|\(c\)|copyright)\s*(?:\d{4}|©)/i.test(text.trim());

/** After these come titles of other articles, and then perhaps the article again. */
export const beginsTeasers = (text: string): boolean =>
  /^(?:related(?: (?:articles?|stories|posts?|reading|news|coverage|content|topics?|links?))?|read (?:next|also|this next)|(?:also )?read|see also|more (?:from|by|on|in) .{2,60}|more (?:news|stories|articles|like this)|(?:you )?(?:may|might) (?:also )?(?:like|enjoy|be interested in)|recommended(?: for you| reading| articles?| stories)?|trending(?: now| stories)?|most (?:read|popular|viewed|recent)|latest(?: news| articles?| posts?| stories)?|popular(?: posts?| articles?| now)?|recent (?:posts?|articles?|news)|editors?’?'? picks?|don[’']t miss|what to read next|up next|other (?:articles?|stories|news)|(?:previous|next) (?:post|article|story)|newsletter|mehr zum thema|das könnte sie auch interessieren|ähnliche artikel)$/i.test(
    bareWords(text),
  );

/** One line that leads to one other article. */
export const isTeaser = (text: string): boolean =>
  /^(?:related|read more|read next|read also|also read|see also|more|previous(?: (?:post|article))?|next(?: (?:post|article))?|recommended|watch|listen)\s*[:»>→]\s*\S.{0,200}$/i.test(
    text,
  ) || /^[«←‹]\s|\s[»→›]$/.test(text);

/** Sentences by which a site speaks for itself. They may stand anywhere, and are short. */
export function isSiteSpeech(text: string): boolean {
  if (text.length > 600) return false;
  return siteSpeech.some((pattern) => pattern.test(text));
}
const siteSpeech = [
  /\b(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletter|mailing list|e-?mail list|inbox|updates|alerts|channel|feed|digest)\b/i,
  /\bget (?:our|the|your)\b.{0,60}\b(?:newsletter|inbox|stories delivered)\b/i,
  /^(?:[Pp]lease )?(?:[Cc]onsider )?(?:[Ss]upport(?:ing)?|[Dd]onat(?:e|ing)(?: to)?|[Cc]ontribut(?:e|ing)(?: to)?|[Hh]elp|[Jj]oin) (?:us|our|independent journalism|this (?:site|work|podcast|channel)|me on)\b/,
  /\b(?:make|send) (?:a|your) (?:tax-deductible )?donation\b/i,
  /\b(?:comment|commenting|community|discussion) (?:policy|guidelines|rules)\b/i,
  /\bwe (?:welcome|encourage|value|appreciate|ask)\b.{0,100}\bcomments?\b/i,
  /\bcomments?\b.{0,60}\b(?:are|will be|is) (?:moderated|removed|closed|deleted|reviewed|welcome)\b/i,
  /\b(?:views|opinions) (?:and opinions )?expressed (?:in|here|on|by the (?:author|writer))\b.{0,160}\b(?:authors?|own|necessarily|reflect|represent)\b/i,
  /^(?:follow|find|contact|reach|e-?mail|write to|connect with)\b.{0,60}\b(?:twitter|facebook|on x|instagram|telegram|youtube|substack|bluesky|at\s+\S+@\S+|@\w{2,})/i,
  /^(?:view|read|see|browse) (?:all|more|other|older) (?:posts?|articles?|stories|work|columns?)\b(?:$|.{0,40}\b(?:by|from)\b)/i,
  /^(?:all rights reserved|reprinted with permission|republished (?:with permission|under)|this (?:work|article) is licensed)/i,
  /\b(?:we use cookies|accept cookies|your privacy)\b/i,
];

const bareWords = (text: string): string => text.trim().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '');

/**
 * Does a text open or close with a sentence that the configuration names as an outlet's own? Only as a whole
 * block: inside a long paragraph the same words may be the author's.
 */
export function holdsOwnLine(text: string, lines: string[]): boolean {
  if (text.length > 600) return false;
  const words = titleKey(text);
  return lines.some((line) => {
    const own = titleKey(line);
    return own !== '' && (words === own || words.startsWith(`${own} `) || words.endsWith(` ${own}`));
  });
}
