import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import type { Tools } from './tools.ts';

const script = `
import json
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS
print(json.dumps(list(_RESOURCE_HANDLERS)))
`;

/** Types of resources that the emulator says it makes, beside custom ones, which run a function. */
export async function knownTypes(tools: Tools): Promise<(type: string) => boolean> {
  const { stdout } = await promisify(execFile)(tools.python, ['-c', script], { maxBuffer: 4 * 1024 * 1024 });
  const known = new Set(z.array(z.string()).parse(JSON.parse(stdout.slice(stdout.lastIndexOf('[')))));
  return (type) => known.has(type) || type.startsWith('Custom::');
}
