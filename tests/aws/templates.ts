import { execFile } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import type { Tools } from './emulator/tools.ts';

const run = promisify(execFile);
const templateSchema = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })),
});

const templatesIn = (assembly: string): string[] => globSync(`${assembly}/*.template.json`);
const read = (file: string) => templateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** How many resources of each type the templates of an assembly hold. */
export function countTypes(assembly: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of templatesIn(assembly)) {
    for (const { Type } of Object.values(read(file).Resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return counts;
}

const environmentSchema = z.object({
  Properties: z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }),
});

/** The variables that functions are told, of all functions together. */
export function variableNames(assembly: string): string[] {
  const names = templatesIn(assembly).flatMap((file) =>
    Object.values(read(file).Resources).flatMap((resource) => {
      const found = environmentSchema.safeParse(resource);
      return found.success ? Object.keys(found.data.Properties.Environment.Variables) : [];
    }),
  );
  return [...new Set(names)];
}

/** Takes resources of other types out of the templates of an assembly. */
export function keepTypes(assembly: string, isKept: (type: string) => boolean): void {
  for (const file of templatesIn(assembly)) {
    const { Resources, ...rest } = read(file);
    const kept = Object.entries(Resources).filter(([, { Type }]) => isKept(Type));
    writeFileSync(file, JSON.stringify({ ...rest, Resources: Object.fromEntries(kept) }));
  }
}

/** CDK makes what uses a role wait for its policy, and names the role itself along with it. */
const ofCdk = ['--ignore-checks', 'W3005'];

/** @throws {Error} with the findings of cfn-lint, warnings included */
export async function lintTemplates(tools: Tools, assembly: string, signal: AbortSignal): Promise<void> {
  try {
    await run(tools.linter, [...templatesIn(assembly), ...ofCdk], { signal });
  } catch (error) {
    throw new Error(`cfn-lint objects:\n${String(Object(error).stdout).slice(-6000)}`, { cause: error });
  }
}
