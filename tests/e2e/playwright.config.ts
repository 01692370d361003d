import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig, type Project } from '@playwright/test';
import { freePort } from '../../infra/local/free-port.ts';
import { type BrowserHere, browsersHere } from './support/browsers.ts';
import { writeHostileFeed } from './support/hostile-feed.ts';

// Playwright loads this file once more in each of its workers, which inherit what the first load chose.
process.env.E2E_PORT ??= String(await freePort());
process.env.ODD_PORT ??= String(await freePort());
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'companion-e2e-'));
if (!existsSync(join(process.env.E2E_DATA, 'hostile.xml'))) writeHostileFeed(process.env.E2E_DATA);
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

const withoutScripts = '*without-scripts.spec.ts';
/** The sample people are shared: what signs them out everywhere comes when no other test needs them. */
const atTheEnd = 'signing-out-everywhere.spec.ts';

const projects = browsersHere().flatMap(projectsOf);

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
  projects: [...projects, ...projects.filter(({ name }) => !name?.includes(' ')).map(lastOf)],
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
    return [
      {
        name,
        testIgnore: atTheEnd,
        use: { browserName: name, launchOptions: { executablePath: path, args } },
      },
    ];
  }
  const firefox = (firefoxUserPrefs: Record<string, number | boolean>): Project['use'] => ({
    browserName: name,
    channel: 'moz-firefox',
    launchOptions: { executablePath: path, firefoxUserPrefs },
  });
  // Driven this way, Firefox runs scripts whatever a test asks for; only its own setting stops them.
  return [
    { name, testIgnore: [withoutScripts, atTheEnd], use: firefox({ 'media.autoplay.default': 0 }) },
    {
      name: 'firefox with scripts off',
      testMatch: withoutScripts,
      use: firefox({ 'javascript.enabled': false }),
    },
  ];
}

/** What each browser does when all else is done, one browser after the other. */
function lastOf({ name = '', use = {} }: Project, place: number, all: Project[]): Project {
  const before = projects.map((project) => project.name ?? '');
  const lastBefore = all.slice(0, place).map((project) => `${project.name} at the end`);
  return {
    name: `${name} at the end`,
    testMatch: atTheEnd,
    dependencies: [...before, ...lastBefore],
    use,
  };
}
