import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/build/bundle.ts';
import type { BundleReport } from '../../infra/build/bundle-report.ts';
import { loadSite } from '../../shared/site/load.ts';
import { type Artefact, faultsOf, openArtefact, secretsHere } from './artefact.ts';
import { checkReports } from './bundle-budgets.ts';
import { resourcesOf, standInBuild, synthesise, temporaryFolder } from './synthesise.ts';

const isBuilt = existsSync('dist/server/entry.mjs');
if (!isBuilt) console.log('Artefacts are not opened: build the site first with "npm run build".');

/** The folders that CDK would zip, by the function that they become. */
function stagedFunctions(bundles: string): Record<string, Artefact> {
  const { app, part } = synthesise({}, { ...standInBuild(), bundles });
  const staged = ['Functions', 'Changes', 'Console', 'Hub'].flatMap((name) =>
    Object.entries(resourcesOf(part(name), 'AWS::Lambda::Function')).map(([id, { Properties }]) => {
      const folder = join(app.outdir, `asset.${Object(Properties.Code).S3Key.replace(/\.zip$/, '')}`);
      const files = globSync('**/*.*', { cwd: folder });
      return [id, Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file))]))];
    }),
  );
  return Object.fromEntries(staged);
}

/** The first words of a text, as they stand in it and in the page. */
function openingOf(file: string): string {
  const [, text = ''] = readFileSync(file, 'utf8').split(/^---$.*?^---$/ms);
  return text.trim().slice(0, 40);
}

describe.skipIf(!isBuilt)('what is uploaded for each function', () => {
  let reports: BundleReport[];
  let staged: Record<string, Artefact>;
  beforeAll(async () => {
    const out = temporaryFolder();
    reports = await bundleFunctions(await loadSite(), { out });
    staged = stagedFunctions(out);
  });

  it('is an artefact of its own', () => {
    expect(Object.keys(staged)).toHaveLength(globSync('functions/*/handler.ts').length);
    for (const artefact of Object.values(staged)) expect(Object.keys(artefact)).toContain('handler.mjs');
  });

  it('is code for running alone: nothing to build, to sign in or to catch mail with, no source map, no secret', () => {
    const faults = Object.entries(staged).map(([id, artefact]) => [id, faultsOf(artefact, secretsHere())]);
    expect(faults).toEqual(Object.keys(staged).map((id) => [id, []]));
  });

  it('loads little at its start, and no package that is not for running', () => checkReports(reports));

  it('holds the text of each own article in a file of its own, so that a page loads one', () => {
    const openings = globSync('web/content/articles/*.md').map(openingOf);
    const files = Object.values(staged).flatMap((artefact) =>
      Object.entries(artefact)
        .filter(([file]) => file.endsWith('.mjs'))
        .map(([, bytes]) => Buffer.from(bytes).toString()),
    );
    const heldIn = (opening: string) => files.filter((file) => file.includes(opening));
    expect(openings.map((opening) => heldIn(opening).length)).toEqual(openings.map(() => 1));
    expect(new Set(openings.flatMap(heldIn)).size).toBe(openings.length);
  });
});

describe('a look into an artefact', () => {
  const fault = (file: string, text: string) =>
    faultsOf(openArtefact(zipSync({ [file]: Buffer.from(text) })), ['hush-hush-0123']);

  it.each([
    ['handler.mjs.map', '{}', 'is a source map'],
    ['handler.mjs', 'run();\n//# sourceMappingURL=handler.mjs.map', 'names one'],
    ['handler.mjs', '{"sources":["a.ts"],"sourcesContent":["export"]}', 'is a source map'],
    ['handler.mjs', 'const word = "hush-hush-0123"', 'holds a secret'],
    ['handler.mjs', 'const id = "AKIAIOSFODNN7EXAMPLE"', 'holds a key'],
    ['key.txt', '-----BEGIN RSA PRIVATE KEY-----', 'holds a key'],
    ['handler.mjs', `from ${process.cwd()}/web`, 'names a folder'],
    ['handler.mjs', 'import "oidc-provider"', 'holds oidc-provider'],
    ['handler.mjs', 'new SMTPServer()', 'holds SMTPServer'],
    ['node_modules/zod/index.mjs', '', 'no file of a bundle'],
    ['handler.ts', 'export {}', 'no file of a bundle'],
  ])('finds what is wrong with %s of %j', (file, text, sentence) => {
    expect(fault(file, text).join()).toContain(sentence);
  });

  it('finds nothing in code that runs', () => {
    expect(fault('handler.mjs', 'export const handler = () => "sourceMappingURL=";')).toEqual([]);
  });
});
