import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** Processes that still work in a folder, each as its number and what it runs. */
export async function processesIn(folder: string): Promise<string[]> {
  if (existsSync('/proc/self/environ')) return globSync('/proc/[0-9]*').flatMap((at) => told(at, folder));
  const { stdout } = await promisify(execFile)('ps', ['-axEo', 'pid=,command=']);
  return stdout.split('\n').filter((line) => line.includes(folder));
}

/** What Linux tells of a process, when its command or its environment names the folder. */
function told(at: string, folder: string): string[] {
  if (at === `/proc/${process.pid}`) return [];
  try {
    const [command = '', environment = ''] = ['cmdline', 'environ'].map((name) =>
      readFileSync(`${at}/${name}`, 'utf8'),
    );
    const isThere = command.includes(folder) || environment.includes(folder);
    return isThere ? [`${at.slice('/proc/'.length)} ${command.replaceAll('\0', ' ')}`] : [];
  } catch {
    // It ended meanwhile, or is somebody else's.
    return [];
  }
}
