import { readSearchAddress, searchAddress } from '../../../shared/search/address.ts';
import type { SearchAnswer, SearchRequest } from '../../../shared/search/search.ts';
import { adviceOf, isTooShort, summaryOf } from '../text/search-words.ts';
import { resultElement } from './result-elements.ts';

const pauseMs = 180;
let waiting: ReturnType<typeof setTimeout> | undefined;
let asking = new AbortController();

/** Shows what the form asks for now, once the reader pauses; an answer that comes too late is dropped. */
export function showResults(page: HTMLElement, leaving: AbortSignal): void {
  clearTimeout(waiting);
  asking.abort();
  asking = new AbortController();
  const signal = AbortSignal.any([asking.signal, leaving]);
  waiting = setTimeout(() => void show(page, signal), pauseMs);
}

async function show(page: HTMLElement, signal: AbortSignal): Promise<void> {
  const form = page.querySelector('form');
  if (!form || signal.aborted) return;
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') parameters.set(name, value);
  const request = readSearchAddress(parameters);
  const isAsked = request.text.trim() !== '' && !isTooShort(request.text);
  const answer = isAsked ? await ask(parameters, signal) : undefined;
  if (signal.aborted || answer === 'failed') return;
  draw(page, form, request, answer);
  // The address says what is shown, so that reload, back and sharing lead here; the router's own state stays.
  history.replaceState(history.state, '', searchAddress(request));
}

async function ask(
  parameters: URLSearchParams,
  signal: AbortSignal,
): Promise<SearchAnswer | undefined | 'failed'> {
  try {
    const response = await fetch(`/api/search?${parameters}`, { signal });
    if (!response.ok) return 'failed';
    const answer: SearchAnswer & { isReady: boolean } = await response.json();
    return answer.isReady ? answer : undefined;
  } catch {
    // Enter still sends the form.
    return 'failed';
  }
}

function draw(
  page: HTMLElement,
  form: HTMLFormElement,
  request: SearchRequest,
  answer: SearchAnswer | undefined,
): void {
  const summary = page.querySelector('.summary');
  const words = summaryOf(request, answer);
  if (summary && summary.textContent !== words) summary.textContent = words;
  const titleOf = (show: string | undefined) =>
    [...form.querySelectorAll<HTMLOptionElement>('[name=show] option')].find(
      ({ value }) => show && value === show,
    )?.text;
  const results = answer?.items.map((result) => resultElement(result, titleOf(result.show))) ?? [];
  page.querySelector('.results')?.replaceChildren(...results, ...after(request, answer));
}

/** What follows the results: the way to more of them, or advice when there are none. */
function after(request: SearchRequest, answer: SearchAnswer | undefined): Node[] {
  if (answer?.total === 0) {
    const advice = document.createElement('ul');
    advice.className = 'advice';
    for (const sentence of adviceOf(request)) {
      const item = document.createElement('li');
      item.textContent = sentence;
      advice.append(item);
    }
    return [advice];
  }
  if (!answer || answer.pages <= answer.page) return [];
  const more = document.createElement('nav');
  more.className = 'older';
  more.ariaLabel = 'More results';
  const link = document.createElement('a');
  link.href = searchAddress({ ...request, page: answer.page + 1 });
  link.rel = 'next';
  link.textContent = 'More results';
  more.append(link);
  return [more];
}
