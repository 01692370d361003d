import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig, type Project } from '@playwright/test';
import { type BrowserHere, browsersHere } from './support/browsers.ts';
import { writeHostileFeed } from './support/hostile-feed.ts';

// Playwright loads this file once more in each of its workers, which inherit what the first load chose.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
process.env.ODD_PORT ??= String(40_000 + Math.floor(Math.random() * 20_000));
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'companion-e2e-'));
if (!existsSync(join(process.env.E2E_DATA, 'hostile.xml'))) writeHostileFeed(process.env.E2E_DATA);
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

const withoutScripts = '*without-scripts.spec.ts';

export default defineConfig({
  testDir: '.',
  outputDir: resolve('test-results'),
  workers: 2,
  fullyParallel: true,
  // A busy machine may stall a browser; what fails three times is broken.
  retries: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: { baseURL },
  projects: browsersHere().flatMap(projectsOf),
  webServer: [
    {
      command: `"${process.execPath}" tests/e2e/support/odd-host.ts`,
      cwd: resolve('.'),
      url: `http://127.0.0.1:${process.env.ODD_PORT}/feed.xml`,
      env: { ODD_PORT: process.env.ODD_PORT },
    },
    {
      command: `"${process.execPath}" infra/local/start.ts`,
      cwd: resolve('.'),
      url: `${baseURL}/healthz`,
      env: {
        PORT: process.env.E2E_PORT,
        DATA_DIR: process.env.E2E_DATA,
        ODD_PORT: process.env.ODD_PORT,
        SITE_CONFIG: 'tests/e2e/support/site.config.ts',
      },
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGINT', timeout: 10_000 },
    },
  ],
});

function projectsOf({ name, path }: BrowserHere): Project[] {
  if (name === 'chromium') {
    const args = [
      '--no-sandbox',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
    ];
    return [{ name, use: { browserName: name, launchOptions: { executablePath: path, args } } }];
  }
  const firefox = (firefoxUserPrefs: Record<string, number | boolean>): Project['use'] => ({
    browserName: name,
    channel: 'moz-firefox',
    launchOptions: { executablePath: path, firefoxUserPrefs },
  });
  // Driven this way, Firefox runs scripts whatever a test asks for; only its own setting stops them.
  return [
    { name, testIgnore: withoutScripts, use: firefox({ 'media.autoplay.default': 0 }) },
    {
      name: 'firefox with scripts off',
      testMatch: withoutScripts,
      use: firefox({ 'javascript.enabled': false }),
    },
  ];
}
