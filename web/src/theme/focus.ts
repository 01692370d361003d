/**
 * After a navigation within the window the focus would be nowhere, and the next Tab at the top of the page. It goes
 * to the content, or to the part that the address names, unless what had it is still there.
 */
export function keepFocus(): void {
  document.addEventListener('astro:after-swap', moveFocus);
}

function moveFocus(): void {
  if (document.activeElement !== document.body) return;
  const named = document.getElementById(location.hash.slice(1));
  const goal = named ?? document.querySelector('main');
  if (!goal) return;
  if (goal.tabIndex < 0) goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
}
