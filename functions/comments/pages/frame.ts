import { fillFrame, type Html } from '../../fill-frame.ts';

export type { Html };

/** What one page about a guest's own comments says. */
export type PersonalPage = { title: Html; content: Html };

/**
 * A whole page of the site out of what it says to one person.
 * @param frame masthead, styles and footer as the build made them, with marks where title and content go
 */
export const inFrame = (frame: string, { title, content }: PersonalPage): Promise<string> =>
  fillFrame(frame, { 'PERSONAL-TITLE': title, 'PERSONAL-CONTENT': content });
