import * as z from 'zod/mini';
import type { Row, TableClient, Write } from '../table/client.ts';
import { allPeople, personKey } from '../table/keys.ts';
import type { LedgerEntry } from './ledger.ts';

const heardOn = z.object({ count: z.int(), newestAt: z.string() });

/** A person as stored: what each show's ledger counts, so that shows can be counted apart and again. */
export const personRowSchema = z.object({
  slug: z.string(),
  name: z.string(),
  rev: z.int(),
  shows: z.record(z.string(), heardOn),
});
type PersonRow = z.infer<typeof personRowSchema>;

/**
 * The people of a show whose count or name differs from what the table holds. Counted from the ledger,
 * never up or down, so that a run cut short leaves nothing to correct.
 * @param before the ledger until now, for those who are heard no more
 */
export async function personWrites(
  table: TableClient,
  show: string,
  ledger: LedgerEntry[],
  before: LedgerEntry[] = [],
): Promise<Write[]> {
  const counted = countPeople(ledger);
  const gone = [...countPeople(before).keys()].filter((slug) => !counted.has(slug));
  const stored = await table.getMany([...counted.keys(), ...gone].map(personKey));
  const known = new Map(stored.map((row: Row) => personRowSchema.parse(row)).map((row) => [row.slug, row]));
  return [
    ...gone.flatMap((slug) => withoutShow(show, known.get(slug))),
    ...heardWrites(show, counted, known),
  ];
}

/** A person heard on no show any more leaves the list. */
function withoutShow(show: string, person: PersonRow | undefined): Write[] {
  if (!person?.shows[show]) return [];
  const { [show]: _, ...shows } = person.shows;
  if (Object.keys(shows).length === 0) return [{ remove: personKey(person.slug) }];
  return [{ put: personRow({ ...person, shows, rev: person.rev + 1 }), guard: { rev: person.rev } }];
}

function heardWrites(
  show: string,
  counted: ReturnType<typeof countPeople>,
  known: Map<string, PersonRow>,
): Write[] {
  return [...counted].flatMap(([slug, { name, ...heard }]) => {
    const before = known.get(slug);
    const now = before?.shows[show];
    if (before && now?.count === heard.count && now.newestAt === heard.newestAt) return [];
    const person: PersonRow = {
      slug,
      name: before?.name ?? name,
      rev: (before?.rev ?? 0) + 1,
      shows: { ...before?.shows, [show]: heard },
    };
    return [{ put: personRow(person), guard: before ? { rev: before.rev } : { absent: true as const } }];
  });
}

const personRow = (person: PersonRow) => ({
  ...person,
  ...personKey(person.slug),
  ownerPk: allPeople,
  ownerSk: `${person.name.toLocaleLowerCase('en')}#${person.slug}`,
});

function countPeople(ledger: LedgerEntry[]) {
  const counted = new Map<string, { name: string; count: number; newestAt: string }>();
  for (const { people, publishedAt } of ledger) {
    for (const { slug, name } of new Map(people.map((person) => [person.slug, person])).values()) {
      const before = counted.get(slug) ?? { name, count: 0, newestAt: '' };
      before.count += 1;
      if (publishedAt > before.newestAt) before.newestAt = publishedAt;
      counted.set(slug, before);
    }
  }
  return counted;
}
