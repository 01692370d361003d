import type { RawCue } from './settle.ts';

/** `Name: `, `[Name]: `, `>> Name: `, `- Name: ` at the beginning of a cue. */
const label =
  /^\s*(?:(?:>>+|-)\s*)?(?:\[([^\][\n]{1,60})\]|([^\s:：[(>][^:：\n]{0,59}?))\s*(?::(?:\s+|$)|：\s*)([\s\S]*)$/;
const name =
  /^(?:[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}_.'’-]*)(?:\s+(?:[\p{Lu}\p{N}][\p{L}\p{M}\p{N}_.'’-]*|de|da|di|van|von|der|la|le|bin|al)){0,4}$/u;
/** Beyond doubt even when it comes once: two words or more, capitals throughout, or a number. */
const certain = /\s|^[\p{Lu}\p{N}_ ]{3,}$|\d/u;

/**
 * Finds who speaks where names stand in the words themselves (`Ada: Good morning.`). One word is taken for a
 * name only when it comes back, so that “Remember: …” stays what somebody said. Such transcripts name a
 * speaker where the speaker changes, so each holds until the next; cues that name theirs otherwise are left
 * as they are.
 */
export function nameSpeakers(cues: RawCue[]): RawCue[] {
  if (cues.some(({ speaker }) => speaker)) return cues;
  const labels = cues.map(labelOf);
  const counts = new Map<string, number>();
  for (const found of labels) if (found) counts.set(found.speaker, (counts.get(found.speaker) ?? 0) + 1);
  let current: string | undefined;
  return cues.map((cue, at) => {
    const found = labels[at];
    const isName = found && ((counts.get(found.speaker) ?? 0) > 1 || certain.test(found.speaker));
    if (isName) current = found.speaker;
    return { ...cue, ...(current && { speaker: current }), ...(isName && { text: found.text }) };
  });
}

function labelOf({ text }: RawCue): { speaker: string; text: string } | undefined {
  const [, bracketed, plain, rest = ''] = label.exec(text) ?? [];
  const speaker = (bracketed ?? plain)?.replace(/\s+/g, ' ').trim();
  return speaker && name.test(speaker) ? { speaker, text: rest } : undefined;
}
