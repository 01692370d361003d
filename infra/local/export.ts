import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { type ExportReport, exportSite } from '../../shared/export/export.ts';
import { loadSite } from '../../shared/site/load.ts';
import { openChosenTable } from './chosen-table.ts';
import { explainAndExit } from './explain.ts';

const usage = `npm run export -- <file>

Writes everything that the site consists of into one file, as JSON Lines; packed when its name ends in .gz.
npm run import takes it into an empty site. Sessions, secrets and logs of who sent what lately are left out.
Works on the local table, or on the deployed one that TABLE_NAME and OBJECTS_BUCKET name.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  const [file] = positionals;
  if (values.help || !file) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const site = await loadSite();
  const { rows, objects, close } = await openChosenTable();
  // A file of that name is there only once it is whole.
  const unfinished = `${file}.part`;
  try {
    let told: ExportReport | undefined;
    const lines = exportSite({ rows: rows(), objects, site, now: () => new Date() }, (report) => {
      told = report;
    });
    const target = createWriteStream(unfinished, { mode: 0o600 });
    if (file.endsWith('.gz')) await pipeline(Readable.from(lines), createGzip(), target);
    else await pipeline(Readable.from(lines), target);
    await rename(unfinished, file);
    if (told) console.log(`${file}: ${told.rows} rows and ${told.objects} objects.`);
  } finally {
    await rm(unfinished, { force: true });
    await close();
  }
}

await main().catch(explainAndExit);
