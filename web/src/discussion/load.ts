// All that a page carries of discussions before somebody takes part in one: reading needs none of it. Forms and
// links work as they are; what makes them comfortable comes with the first focus, or the first press.

const wanted = 'comment-thread form, [data-reply], [data-report], [data-comment-at]';
const wantedBy = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(wanted) : null;

let loaded: Promise<typeof import('./thread.ts')> | undefined;
function load(): Promise<typeof import('./thread.ts')> {
  loaded ??= import('./thread.ts');
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

for (const name of ['focusin', 'pointerover']) {
  document.addEventListener(
    name,
    (event) => {
      // A later try loads what failed; until then the page works as it is.
      if (wantedBy(event)) load().catch(() => undefined);
    },
    { passive: true },
  );
}
// Before the router sees the press.
document.addEventListener(
  'click',
  (event) => {
    const link = wantedBy(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain) return;
    event.preventDefault();
    load().then(
      ({ press }) => press(link),
      () => location.assign(link.href),
    );
  },
  { capture: true },
);
