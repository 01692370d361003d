/**
 * Has a file looked at, and brought in, without leaving the page: it is chosen once. Whatever the site answers
 * otherwise, such as that the session is over, is left to the browser.
 */
export class ImportForm extends HTMLElement {
  #leaving = new AbortController();
  #isLeft = false;

  connectedCallback(): void {
    this.#leaving = new AbortController();
    this.addEventListener('submit', (event) => this.#submitted(event), { signal: this.#leaving.signal });
    this.#offer();
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  #submitted(event: SubmitEvent): void {
    const { target: form, submitter } = event;
    if (this.#isLeft || !(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    void this.#send(form, submitter);
  }

  async #send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    if (this.ariaBusy === 'true') return;
    this.ariaBusy = 'true';
    try {
      const body = new FormData(form, button);
      const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'text/html' }, body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const result = page.getElementById('result');
      if (result) this.#show(document.importNode(result, true));
      else this.#leave(form, button);
    } catch {
      this.#show(unanswered());
    } finally {
      this.ariaBusy = null;
    }
  }

  #leave(form: HTMLFormElement, button: HTMLElement | null): void {
    this.#isLeft = true;
    form.requestSubmit(button);
  }

  #show(result: HTMLElement): void {
    document.getElementById('result')?.remove();
    this.closest('section')?.before(result);
    this.#offer();
    const heading = result.querySelector<HTMLElement>('h2, p');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }

  /** The file is still chosen, once it was looked at from here: one press brings it in. */
  #offer(): void {
    const form = this.querySelector('form');
    const again = document.querySelector('.import-again');
    if (!form || !again || !form.querySelector<HTMLInputElement>('[type=file]')?.files?.length) return;
    const button = document.createElement('button');
    button.className = 'button';
    button.name = 'what';
    button.value = 'import';
    button.textContent = 'Bring these in now';
    button.setAttribute('form', form.id);
    again.replaceChildren(button);
  }
}

function unanswered(): HTMLElement {
  const result = document.createElement('section');
  result.id = 'result';
  result.className = 'console-part';
  const warning = document.createElement('div');
  warning.className = 'console-warning';
  const sentence = document.createElement('p');
  sentence.textContent =
    'There was no answer. Nothing comes in twice: try it again, and choose the file once more if it has changed.';
  warning.append(sentence);
  result.append(warning);
  return result;
}
