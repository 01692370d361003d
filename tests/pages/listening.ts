import type { Browser } from '@playwright/test';
import { type Measured, report } from './figures.ts';
import { measureFollowing } from './follow.ts';
import { measurePlayerUse } from './player-use.ts';
import { weighPage } from './weight.ts';

/** What listening costs a reader's device, printed; gives what exceeds its budget. */
export async function checkListening(browser: Browser, origin: string, episode: string): Promise<string[]> {
  const list = await (await fetch(`${origin}/api/shows/odd-show/episodes?limit=100`)).json();
  const long = list.items.find(({ title }: { title: string }) => title.startsWith('Five Hours'));
  const longPath = new URL(long.url).pathname;
  const opened = await weighPage(origin + longPath);
  const whole = await weighPage(`${origin}${longPath}/transcript`);
  const used = await measurePlayerUse(browser, origin, episode);
  const following = await measureFollowing(browser, `${origin}${longPath}/transcript`);
  const figures: Measured[] = [
    { what: 'player: scripts added by using all of it', value: used.scripts, unit: 'KB gz', budget: 15 },
    { what: 'player: styles added by it', value: used.styles, unit: 'KB gz' },
    {
      what: 'player: layout shift of its first use and of its return',
      value: used.shift,
      unit: '',
      budget: 0.001,
    },
    { what: 'page of an episode with 10,000 cues', value: opened.html, unit: 'KB br', budget: 30 },
    { what: 'its transcript, whole, at its own address', value: whole.html, unit: 'KB br' },
    { what: 'its transcript: HTML that a browser reads', value: following.kilobytes, unit: 'KB' },
    { what: 'its transcript: ready for a press after', value: following.ready, unit: 'ms' },
    { what: 'following it: script in a second of playback', value: following.script, unit: 'ms', budget: 4 },
    { what: 'following it: style and layout in that second', value: following.rendering, unit: 'ms' },
  ];
  return report(figures);
}
