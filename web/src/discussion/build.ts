/** An element with attributes and content; text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Sentences of a form that a screen reader says as they come; they stand before its last row. */
export function say(form: HTMLFormElement, sentences: string[]): void {
  form.querySelector('.comment-problems')?.remove();
  if (sentences.length === 0) return;
  const box = element('div', { class: 'comment-problems', role: 'alert' });
  form.querySelector('.comment-send')?.before(box);
  box.append(...paragraphs(sentences));
}

/** Each sentence once, however many checks say the same. */
export const paragraphs = (sentences: string[]): HTMLElement[] =>
  [...new Set(sentences)].map((sentence) => element('p', {}, sentence));
