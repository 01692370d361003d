import type { html } from 'hono/html';

/** A piece of HTML in which every value was escaped. */
export type Html = ReturnType<typeof html>;

/**
 * A whole page out of a frame that the build made and what belongs into it. What is put in is never looked through
 * for marks itself.
 * @param marks what stands in place of each mark, which the frame has at least once
 * @throws {Error} naming a mark that the frame lacks
 */
export async function fillFrame(frame: string, marks: Record<string, Html>): Promise<string> {
  const missing = Object.keys(marks).find((mark) => !frame.includes(mark));
  if (missing) throw new Error(`The frame has no place for ${missing}.`);
  const filled = new Map<string, string>();
  for (const [mark, content] of Object.entries(marks)) filled.set(mark, String(await content));
  const anyMark = new RegExp(`(${Object.keys(marks).join('|')})`);
  return frame
    .split(anyMark)
    .map((part) => filled.get(part) ?? part)
    .join('');
}
