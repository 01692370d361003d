import { screen } from '../../shared/comments/screening/screen.ts';
import { bodyHtml } from '../../shared/comments/text/html.ts';
import { labelledComments, labelledFiles } from '../comments/support/corpus.ts';
import { ordinaryComments } from '../comments/support/ordinary.ts';
import { rates, replay } from '../comments/support/replay.ts';
import { evidence, settings, submission } from '../comments/support/submissions.ts';
import type { Figure } from './run.ts';

/** Screening and rendering of comments, and how well labelled ones are told apart (see `replay` for how). */
export async function benchComments({ short }: { short: boolean }): Promise<Figure[]> {
  const bodies = ordinaryComments.slice(0, short ? 5 : undefined);
  const screened = await medianOf(bodies, (body) => screen(submission({ body }), evidence(), settings));
  const rendered = await medianOf(bodies, async (body) => bodyHtml(body));
  const longest = 'you see my site and '.repeat(250);
  const slowest = await medianOf([longest], (body) => screen(submission({ body }), evidence(), settings));
  return [
    { what: 'screening an ordinary comment, p50', value: screened, unit: 'ms', budget: 5 },
    { what: 'screening the longest, made to be slow', value: slowest, unit: 'ms', budget: 500 },
    { what: 'comment to HTML, p50', value: rendered, unit: 'ms', budget: 0.2 },
    ...(short ? [] : await labelled()),
  ];
}

async function labelled(): Promise<Figure[]> {
  const figures = labelledFiles.map(async (file): Promise<Figure[]> => {
    const { spamCaught, restHeld } = rates(await replay(labelledComments(file)));
    return [
      { what: `spam published, ${file}`, value: (1 - spamCaught) * 100, unit: '%', budget: 15 },
      { what: `other comments held, ${file}`, value: restHeld * 100, unit: '%', budget: 5 },
    ];
  });
  return (await Promise.all(figures)).flat();
}

async function medianOf(bodies: string[], work: (body: string) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const body of bodies) {
    await work(body);
    const start = performance.now();
    await work(body);
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
