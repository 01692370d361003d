import { count } from './count.ts';

/** Counts that readers go on to an article at its outlet. */
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest<HTMLElement>('a[data-article]');
  if (link) count('article', link.dataset.article ?? '');
});
