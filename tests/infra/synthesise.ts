import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import { readSettings } from '../../infra/aws/settings.ts';
import { type Build, type Configured, createStacks } from '../../infra/aws/stacks.ts';

/** What a build would leave, as small as it can be. */
const standIns = [
  'client/_astro/page.a1b2.css',
  'client/_astro/serif.c3d4.woff2',
  'client/about.html',
  'client/articles/feed.json',
  'client/articles/feed.xml',
  'client/articles/own.json',
  'client/robots.txt',
  'client/sample/audio/tone.mp3',
  'client/sample/show.xml',
  'lambda/articles/handler.mjs',
  'lambda/changes/handler.mjs',
  'lambda/comments/handler.mjs',
  'lambda/counts/handler.mjs',
  'lambda/episodes/handler.mjs',
  'lambda/export/handler.mjs',
  'lambda/host/handler.mjs',
  'lambda/hub/handler.mjs',
  'lambda/nightly/handler.mjs',
  'lambda/pages/handler.mjs',
  'lambda/search/handler.mjs',
  'lambda/sync/handler.mjs',
];

export function standInBuild(): Build {
  const folder = temporaryFolder();
  for (const file of standIns) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
  return { client: join(folder, 'client'), bundles: join(folder, 'lambda') };
}

const temporary: string[] = [];

/** A folder that is gone when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'show-companion-'));
  temporary.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

export type Resource = { Type: string; Properties: Record<string, unknown>; [attribute: string]: unknown };

/** The site as CDK would deploy it, with the flags of `cdk.json`. */
export function synthesise(
  context: Record<string, unknown> = {},
  build = standInBuild(),
  configured: Configured = {},
) {
  const flags = JSON.parse(readFileSync('cdk.json', 'utf8')).context;
  const app = new App({ context: { ...flags, ...context }, outdir: temporaryFolder() });
  createStacks(app, readSettings(app), build, configured);
  const stacks = app.node.children.filter((child) => Stack.isStack(child));
  const templates = new Map(stacks.map((stack) => [stack.stackName, Template.fromStack(stack)]));
  return {
    app,
    names: [...templates.keys()],
    /** The template of one part, such as `Data`. */
    part(name: string): Template {
      const found = [...templates].find(([stack]) => stack.endsWith(`-${name}`));
      if (!found) throw new Error(`There is no stack ${name}.`);
      return found[1];
    },
  };
}

/** Resources of one type by logical id. */
export const resourcesOf = (template: Template, type: string): Record<string, Resource> =>
  JSON.parse(JSON.stringify(template.findResources(type)));

/** The only resource of a type. */
export function only(template: Template, type: string): Resource {
  const found = Object.values(resourcesOf(template, type));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`Expected one ${type}, found ${found.length}.`);
  return first;
}

/**
 * A reference as a person would name it: the thing's own name, without the marks that CDK adds.
 * @example plain({ 'Fn::GetAtt': ['PagesLog4DB7AE8E', 'Arn'] }) // 'PagesLog'
 */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  const [[kind, inner] = ['', '']] = Object.entries(value);
  if (kind === 'Fn::Join' && Array.isArray(inner)) return inner[1].map(plain).join(inner[0]);
  if (kind === 'Fn::GetAtt' && Array.isArray(inner)) return named(inner[0]);
  if (kind === 'Fn::ImportValue') return named(String(inner).replace(/^.*:ExportsOutput(FnGetAtt|Ref)/, ''));
  if (kind === 'Ref') return String(inner).startsWith('AWS::') ? `<${inner}>` : named(String(inner));
  if (kind === 'Fn::Sub') return String(inner).replaceAll(/\$\{(AWS::\w+)\}/g, '<$1>');
  return JSON.stringify(value);
}

const named = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}.*$/, '');
