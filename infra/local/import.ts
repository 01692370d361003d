import { parseArgs } from 'node:util';
import { isSiteExport } from '../../shared/export/read-export.ts';
import { restoreSite } from '../../shared/export/restore.ts';
import { importComments } from '../../shared/import/import.ts';
import { ImportError } from '../../shared/import/import-error.ts';
import { loadSite } from '../../shared/site/load.ts';
import { openChosenTable } from './chosen-table.ts';
import { explainAndExit } from './explain.ts';
import { describeImport, describeRestore } from './import-words.ts';
import { readWholeFile } from './read-file.ts';

const usage = `npm run import -- <file> [--dry-run] [--map old=new …] [--json]

Brings in the comments of an export of Disqus (XML, also as .gz) or WordPress (WXR), or a whole site that npm run export
wrote. Run again, it changes nothing.
  --dry-run      looks and tells, and stores nothing
  --map old=new  where a discussion belongs: old is its address or id in the file, new a path of this site
  --json         the report as one JSON object on standard output and nothing else
Works on the local table, or on the deployed one that TABLE_NAME and OBJECTS_BUCKET name.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      map: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file] = positionals;
  if (values.help || !file) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const site = await loadSite();
  const chosen = await openChosenTable();
  const showsProgress = process.stderr.isTTY && !values.json;
  const onProgress = (done: number, of?: number) => {
    if (showsProgress) process.stderr.write(`\r${done}${of ? ` of ${of}` : ''}${done === of ? '\n' : ''}`);
  };
  const open = () => readWholeFile(file);
  const isDryRun = values['dry-run'];
  try {
    if (await isSiteExport(open())) {
      const report = await restoreSite({ ...chosen, onProgress }, open, isDryRun);
      console.log(values.json ? JSON.stringify(report) : describeRestore(report, isDryRun));
    } else {
      const tools = { table: chosen.table, site, now: () => new Date(), onProgress };
      const report = await importComments(tools, open(), { map: values.map, isDryRun });
      console.log(values.json ? JSON.stringify(report) : describeImport(report));
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const { code, place, message } = error;
    if (values.json) console.log(JSON.stringify({ failure: { code, message, ...place } }));
    else console.error(`${file}: ${message}\nNothing was changed.`);
    process.exitCode = 1;
  } finally {
    await chosen.close();
  }
}

await main().catch(explainAndExit);
