import { readSeconds } from '../../../shared/text/seconds.ts';
import { askForForm, type FormFacts, type OwnComment, sendComment } from './api.ts';
import { say } from './build.ts';
import { draftOf, lastName } from './draft.ts';
import { proofFor } from './proof.ts';

/** The site takes a form that is sent sooner for a program's. */
const formAgeMs = 2600;

/**
 * Sends a form without leaving the page. What is typed is kept in this browser until the site has stored it, under
 * the name of the attempt that it is sent with, so that sending again makes no second comment.
 * @param waits is given what one has written here that nobody else sees yet
 */
export function improveForm(
  form: HTMLFormElement,
  {
    thread,
    stored,
    waits,
  }: { thread: string; stored(comment: OwnComment): void; waits(comments: OwnComment[]): void },
): void {
  if (form.dataset.improved) return;
  form.dataset.improved = 'yes';
  const field = (name: string) => {
    const found = form.elements.namedItem(name);
    return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : undefined;
  };
  const textOf = (name: string): string => field(name)?.value ?? '';
  const fill = (name: string, value: string | undefined) => {
    const into = field(name);
    if (into && value && !into.value) into.value = value;
  };
  const replyTo = textOf('replyTo');
  const draft = draftOf(thread, replyTo);
  const kept = draft.read();
  let attempt = kept?.attempt ?? crypto.randomUUID();
  let isReconsidered = false;
  let ready = 0;
  let facts: Promise<FormFacts | undefined> | undefined;

  fill('body', kept?.body);
  fill('second', kept?.second);
  fill('name', lastName.read());
  const askOnce = async () => {
    const given = await askForForm(thread);
    ready = performance.now() + formAgeMs;
    return given;
  };
  const ask = async () => {
    facts ??= askOnce();
    try {
      return await facts;
    } catch {
      facts = undefined;
      return undefined;
    }
  };
  void ask().then((given) => {
    fill('name', given?.name);
    if (given) waits(given.waiting);
  });

  form.addEventListener('input', () => {
    draft.keep({ body: textOf('body'), second: textOf('second'), attempt });
    lastName.keep(textOf('name'));
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    if (form.ariaBusy === 'true' || !button) return;
    form.ariaBusy = 'true';
    button.disabled = true;
    say(form, []);
    const answer = await send();
    form.ariaBusy = null;
    button.disabled = false;
    if (answer.outcome === 'stored') {
      draft.drop();
      attempt = crypto.randomUUID();
      isReconsidered = false;
      facts = undefined;
      for (const name of ['body', 'second']) {
        const emptied = field(name);
        if (emptied) emptied.value = '';
      }
      stored(answer.comment);
      return;
    }
    if (answer.outcome === 'reconsider') isReconsidered = true;
    if (answer.isFormOld) facts = undefined;
    say(form, answer.sentences);
  });

  async function send() {
    const given = await ask();
    await new Promise((resolve) => setTimeout(resolve, ready - performance.now()));
    const words = {
      attempt,
      name: textOf('name'),
      body: textOf('body'),
      replyTo: replyTo || undefined,
      second: readSeconds(textOf('second')),
      mail: textOf('mail') || undefined,
      site: textOf('site'),
      policyVersion: textOf('policyVersion'),
      reconsidered: isReconsidered || undefined,
    };
    // Without a token the site cannot be reached either: sending says so.
    return sendComment(thread, {
      ...words,
      token: given?.token ?? '',
      proof: await proofFor(given?.challenge),
    });
  }
}
