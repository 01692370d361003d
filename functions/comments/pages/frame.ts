import type { html } from 'hono/html';

/** A piece of HTML in which every value was escaped. */
export type Html = ReturnType<typeof html>;

/** What one page about a guest's own comments says. */
export type PersonalPage = { title: Html; content: Html };

const titleMark = 'PERSONAL-TITLE';
const contentMark = 'PERSONAL-CONTENT';

/**
 * A whole page of the site out of what it says to one person.
 * @param frame masthead, styles and footer as the build made them, with marks where title and content go
 * @throws {Error} when the frame has no single place for the content
 */
export async function inFrame(frame: string, page: PersonalPage): Promise<string> {
  const parts = frame.split(contentMark);
  if (parts.length !== 2)
    throw new Error('The frame of personal pages has no single place for their content.');
  const title = String(await page.title);
  return parts.map((part) => part.split(titleMark).join(title)).join(String(await page.content));
}
