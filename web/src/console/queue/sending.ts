import { type Answer, readAnswer } from './answer.ts';

/** Something that is to be stored: however often it is sent, it is carried out once. */
export type Request = { path: string; body: Record<string, unknown> };

/** What the person is told while something is under way. */
export type Tell = (sentence: string, isTrouble?: boolean) => void;

const longestAnswerMs = 20_000;
const longestPauseMs = 15_000;

/**
 * Sends requests one after another. Each is kept in the browser until the site has answered it: when the line is cut,
 * it is tried again, by itself and after the page was closed.
 */
export class Sender {
  readonly #token: string;
  readonly #tell: Tell;
  readonly #prefix: string;

  /** @param subject whose requests these are; nobody else's are sent */
  constructor(subject: string, token: string, tell: Tell) {
    this.#token = token;
    this.#tell = tell;
    this.#prefix = `console-unsent:${subject}:`;
  }

  /** Resolves when the site has answered, however long that takes. */
  async send(request: Request): Promise<Answer> {
    const name = this.#prefix + crypto.randomUUID();
    keep(name, request);
    return this.#insist(name, request);
  }

  /** Sends what a page before this one could not: how many were stored, and why others were not. */
  async sendLeft(): Promise<{ stored: number; refused: string[] }> {
    const said = { stored: 0, refused: [] as string[] };
    for (const [name, request] of readKept(this.#prefix)) {
      const answer = await this.#insist(name, request);
      if (answer.kind === 'signed-out') break;
      if (answer.kind === 'done') said.stored += 1;
      else said.refused.push(answer.sentence);
    }
    return said;
  }

  async #insist(name: string, request: Request): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.#try(request);
      // Whoever signs in again finds it still to be sent.
      if (answer && answer.kind !== 'signed-out') forget(name);
      if (answer) return answer;
      this.#tell('Not stored yet: the site cannot be reached. It is kept, and tried again.', true);
      await lineOrPause(Math.min(longestPauseMs, 500 * 2 ** attempt));
    }
  }

  /** `undefined` when there was no answer, or one that may be another in a moment. */
  async #try({ path, body }: Request): Promise<Answer | undefined> {
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-form-token': this.#token,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(longestAnswerMs),
      });
      return await readAnswer(response);
    } catch {
      return undefined;
    }
  }
}

/** Waits, or until the browser says that the line is back. */
const lineOrPause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });

/** A browser may refuse to keep anything; then a request lives as long as its page. */
function keep(name: string, request: Request): void {
  try {
    localStorage.setItem(name, JSON.stringify(request));
  } catch {
    console.warn('This browser keeps nothing: do not close the page before everything is stored.');
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // What was not kept need not be forgotten.
  }
}

function readKept(prefix: string): [string, Request][] {
  try {
    return Object.entries(localStorage).flatMap(([name, text]) =>
      name.startsWith(prefix) ? [[name, JSON.parse(String(text))] satisfies [string, Request]] : [],
    );
  } catch {
    return [];
  }
}
