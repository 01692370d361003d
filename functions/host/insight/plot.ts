import { html } from 'hono/html';
import type { Html } from '../../fill-frame.ts';

const width = 280;
const height = 64;
const gap = 2;

/**
 * A small plot of a number a day: bars, as attributes of SVG, which need no inline style. Its words say the same to
 * those who do not see it.
 */
export function plot(label: string, days: { day: string; count: number }[]): Html {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...days.map(({ count }) => count));
  const step = width / days.length;
  return html`<figure>
    <figcaption>${label} <b>${total.toLocaleString('en')}</b></figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}: at most ${most === 1 && total === 0 ? 0 : most} on a day">
      ${days.map(({ day, count }, at) => {
        const bar = count === 0 ? 1 : Math.max(3, Math.round((count / most) * height));
        return html`<rect x="${(at * step).toFixed(1)}" y="${height - bar}" width="${(step - gap).toFixed(1)}"
          height="${bar}"><title>${day}: ${count.toLocaleString('en')}</title></rect>`;
      })}
    </svg>
  </figure>`;
}
