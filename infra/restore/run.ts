import { createDynamo } from '../../functions/dynamo.ts';
import { copyTable } from './copy-table.ts';

/** `npm run restore:table -- <from> <to>`: gives a table the rows of another, as `docs/operations.md` says when. */
const [from, to, ...rest] = process.argv.slice(2);
if (!from || !to || from === to || rest.length > 0) {
  console.error('Expected two names of tables: npm run restore:table -- <from> <to>');
  process.exit(1);
}
const { put, removed } = await copyTable(createDynamo(), from, to);
console.log(`${to} has the ${put} rows of ${from}; ${removed} that it had besides are gone.`);
