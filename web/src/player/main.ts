import { EpisodeLine, PlayButton, TimeButton } from './elements.ts';
import { ask, begin, load } from './load.ts';
import { trackOf } from './track.ts';

// All that a page carries of the player before anybody uses it: what can be pressed looks so and is heard.
// The rest comes at the first touch, or at once where this browser has something to go on with.

const parts = 'play-button, time-button, episode-line, continue-listening';
const partOf = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(parts) : null;

customElements.define('play-button', PlayButton);
customElements.define('time-button', TimeButton);
customElements.define('episode-line', EpisodeLine);

for (const name of ['pointerover', 'touchstart', 'focusin']) {
  document.addEventListener(name, (event) => partOf(event) && load(), { passive: true });
}
document.addEventListener('click', (event) => {
  const part = partOf(event);
  const button = event.target instanceof Element && event.target.closest('button');
  if (!part || !button) return;
  const isPlay = !button.matches('.add');
  const track = trackOf(part);
  if (isPlay && track) begin(track, Number(part.dataset.at ?? 0));
  ask((session) => (isPlay ? session.press(part) : track && session.toggleQueued(track)));
});
document.addEventListener('change', (event) => {
  const part = partOf(event);
  if (part && event.target instanceof HTMLInputElement) {
    const at = event.target.valueAsNumber;
    ask((session) => session.press(part, at));
  }
});
document.addEventListener('player:play', ({ detail }) => {
  begin(detail.track, detail.at);
  ask((session) => session.play(detail));
});
addEventListener('keydown', ({ key, target }) => {
  const isField = target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
  if (key === '?' && !isField) ask((session) => session.openKeys());
});
const goOn = () => {
  let isKnown = false;
  try {
    isKnown = localStorage.getItem('player') !== null;
  } catch {
    // Storage is refused: nothing to go on with.
  }
  if (isKnown || /[#?&]t=/.test(location.href)) load();
};
document.addEventListener('astro:page-load', goOn);
addEventListener('hashchange', goOn);
