import { existsSync } from 'node:fs';

export type BrowserHere = { name: 'chromium' | 'firefox'; path: string };

const usual = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
} as const;

/** The browsers that this machine has; `CHROMIUM` and `FIREFOX` name others. */
export function browsersHere(env: NodeJS.ProcessEnv = process.env): BrowserHere[] {
  const chromium = [env.CHROMIUM ?? '', ...usual.chromium].find((path) => path && existsSync(path));
  const firefox = [env.FIREFOX ?? '', ...usual.firefox].find((path) => path && existsSync(path));
  return [
    ...(chromium ? [{ name: 'chromium' as const, path: chromium }] : []),
    ...(firefox ? [{ name: 'firefox' as const, path: firefox }] : []),
  ];
}
