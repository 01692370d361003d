import { parseArgs } from 'node:util';
import {
  erasePerson,
  findPerson,
  type KnownPerson,
  type PersonNamed,
} from '../../shared/comments/erase-person.ts';
import { ProblemError } from '../../shared/problem.ts';
import { openChosenTable } from './chosen-table.ts';
import { explainAndExit } from './explain.ts';

const usage = `npm run erase -- --guest <id> | --comment <id> | --address <mail> [--yes]

Takes every comment and the name of a person out of the site, for good. Without --yes it only shows who it would be.
  --guest    the guest, as the console names it
  --comment  one of their comments: the letters and digits at the end of its address
  --address  of somebody whose comments were brought in: the mail address that they had there
Works on the local table, or on the deployed one that TABLE_NAME and OBJECTS_BUCKET name.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      guest: { type: 'string' },
      comment: { type: 'string' },
      address: { type: 'string' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const named = personNamed(values);
  if (values.help || !named) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const chosen = await openChosenTable();
  const tools = { table: chosen.table, now: () => new Date() };
  try {
    const person = await findPerson(tools, named);
    if (!person) console.log('The site holds nothing of them.');
    else if (!values.yes)
      console.log(`${describePerson(person)}\nNothing was changed; --yes erases them for good.`);
    else console.log(`${await erasePerson(tools, person.guest, 'site')} comments were erased.`);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await chosen.close();
  }
}

function personNamed(named: {
  guest?: string | undefined;
  comment?: string | undefined;
  address?: string | undefined;
}): PersonNamed | undefined {
  const { guest, comment, address } = named;
  if (guest) return { guest };
  if (comment) return { comment };
  return address ? { address } : undefined;
}

const describePerson = ({ guest, name, comments, newest }: KnownPerson): string =>
  [
    `Guest ${guest}, “${name}”: ${comments} comments.`,
    ...newest.map(
      ({ id, postedAt, body }) =>
        `  ${postedAt.slice(0, 10)} ${id} ${body.slice(0, 80).replace(/\s+/g, ' ')}`,
    ),
  ].join('\n');

await main().catch(explainAndExit);
