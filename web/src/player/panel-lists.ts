import { clock } from '../text/durations.ts';
import type { Player } from './player.ts';
import { removed, shifted } from './queue.ts';
import { chapterAt, type Track } from './state.ts';

/** Lists the chapters and marks the one that plays. */
export function drawChapters(section: HTMLElement, player: Player): void {
  const { chapters, position } = player.state;
  const list = section.querySelector('ol');
  section.hidden = chapters.length === 0;
  if (!list) return;
  const key = JSON.stringify(chapters);
  if (list.dataset.key !== key) {
    list.dataset.key = key;
    list.replaceChildren(
      ...chapters.map(({ start, title }) => {
        const go = button('', () => player.seek(start));
        go.append(element('time', clock(start)), element('span', title));
        return element('li', go);
      }),
    );
  }
  const now = chapterAt(chapters, position);
  for (const [at, item] of [...list.children].entries()) {
    const go = item.firstElementChild;
    if (at === now) go?.setAttribute('aria-current', 'true');
    else go?.removeAttribute('aria-current');
  }
}

/** Lists the queue, each episode with what can be done to it. The focus stays at the button that was pressed. */
export function drawQueue(list: HTMLElement, player: Player): void {
  const { queue } = player.state;
  const key = queue.map(({ id }) => id).join();
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  const focused = list.contains(document.activeElement) ? document.activeElement : undefined;
  const place = focused && [...list.children].findIndex((item) => item.contains(focused));
  const name = focused?.getAttribute('data-act');
  const id = focused?.closest('li')?.dataset.id;
  list.replaceChildren(...queue.map((track, at) => entry(track, at, player)));
  if (typeof place !== 'number') return;
  const item =
    [...list.querySelectorAll('li')].find(({ dataset }) => dataset.id === id) ??
    list.children[Math.min(place, queue.length - 1)];
  const again =
    item?.querySelector<HTMLButtonElement>(`[data-act="${name}"]:enabled`) ?? item?.querySelector('button');
  (again ?? list.closest('dialog')?.querySelector<HTMLElement>('[data-do="shut"]'))?.focus();
}

function entry(track: Track, at: number, player: Player): HTMLElement {
  const { queue } = player.state;
  const move = (by: number) => () => player.setQueue(shifted(queue, track.id, by));
  const go = button('', () => {
    player.setQueue(removed(queue, track.id));
    player.play(track);
  });
  go.dataset.act = 'play';
  const verb = element('i', 'Play now: ');
  verb.className = 'out-of-sight';
  go.append(verb, element('b', track.title), ' ', element('small', track.showTitle));
  const up = act('up', '↑', `Move up: ${track.title}`, move(-1));
  const down = act('down', '↓', `Move down: ${track.title}`, move(1));
  up.disabled = at === 0;
  down.disabled = at === queue.length - 1;
  const remove = act('remove', '×', `Remove: ${track.title}`, () =>
    player.setQueue(removed(queue, track.id)),
  );
  const item = element('li', go, up, down, remove);
  item.dataset.id = track.id;
  return item;
}

function act(name: string, sign: string, label: string, press: () => void): HTMLButtonElement {
  const made = button(sign, press);
  made.className = 'round';
  made.dataset.act = name;
  made.ariaLabel = label;
  return made;
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

function element(name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
