import { titleKey } from '../text/title-key.ts';
import { parseThreadId } from '../thread.ts';
import { ImportError } from './import-error.ts';
import { keyOf, type ThreadHere } from './places-here.ts';
import type { SourceThread } from './source.ts';

/** Where a discussion belongs here; without `thread`, what it might be. */
export type Mapped = { thread: string } | { thread?: never; perhaps: string[] };

type Known = Pick<SourceThread, 'key' | 'address' | 'names' | 'title'>;

/**
 * Finds discussions of this site for those of a file: by what the host says, by the address of this site, by the
 * address of the page that an episode or article names as its own elsewhere, by guid or id, and by the last part of
 * the address where only one here has it. A title alone decides nothing, nor does a bare number, which two
 * systems may have counted up to: they are hints.
 * @param orders what the host says: `old=new`, where `old` is an address, identifier or id of the file, and `new` a
 * path or address here or the name of a thread
 * @throws {ImportError} `mapping` when an order cannot be followed
 */
export function createThreadMap(siteUrl: string, here: ThreadHere[], orders: string[]) {
  const byPath = grouped(here, ({ path }) => [path]);
  const byAddress = grouped(here, ({ addresses }) => addresses);
  const byName = grouped(here, ({ names, thread }) => [...names, thread]);
  const bySlug = grouped(here, ({ slugs }) => slugs);
  const byTitle = grouped(here, ({ title }) => [titleKey(title)]);
  const host = URL.parse(siteUrl)?.host;

  /** A path of this site, with whatever slug, as the site itself understands it. */
  const atPath = (path: string): ThreadHere[] => {
    const [, episode = ''] = /^\/[a-z0-9-]+\/([a-z0-9]{10})(?:-[^/]*)?$/.exec(path) ?? [];
    const [, article = ''] = /^\/articles\/([a-z0-9-]+)$/.exec(path) ?? [];
    const found = byPath.get(path) ?? byName.get(episode) ?? byName.get(`article-${article}`) ?? [];
    return found.length > 0 ? found : atThread(/^\/discuss\/([a-z0-9-]+)/.exec(path)?.[1] ?? '');
  };
  const atThread = (name: string): ThreadHere[] => (parseThreadId(name) ? (byName.get(name) ?? []) : []);
  const bareOf = (path: string) => path.replace(/(?<=.)\/$/, '');
  const ordered = new Map(orders.map((order) => followed(order)));

  function followed(order: string): [string, string] {
    // Addresses may have the sign themselves; what is meant here never does.
    const at = order.lastIndexOf('=');
    const [old, target] = [order.slice(0, at).trim(), order.slice(at + 1).trim()];
    const url = URL.parse(target);
    const [found] = url ? atPath(bareOf(url.pathname)) : [...atThread(target), ...atPath(bareOf(target))];
    if (at < 1 || !found) {
      throw new ImportError(
        'mapping',
        `--map ${order}: expected old=new, where new is the path of an episode or article that is here, such as /articles/a-headline.`,
      );
    }
    return [old, found.thread];
  }

  return function mapThread({ key, address, names, title }: Known): Mapped {
    const url = URL.parse(address);
    const order = [address, ...names, key].map((name) => ordered.get(name)).find(Boolean) ?? orderAt(address);
    if (order) return { thread: order };
    const slug = decoded(url?.pathname.split('/').filter(Boolean).at(-1) ?? '').replace(/\.\w{2,5}$/, '');
    const telling = names.filter((name) => !isNumber(name));
    const ways = [
      () => (url && url.host === host ? atPath(bareOf(url.pathname)) : []),
      () => keyOf(address).flatMap((each) => byAddress.get(each) ?? []),
      () => telling.flatMap((name) => byName.get(name) ?? []),
      () => telling.flatMap((name) => keyOf(name)).flatMap((each) => byAddress.get(each) ?? []),
      () => (isNumber(slug) ? [] : (bySlug.get(slug) ?? [])),
      () => telling.flatMap((name) => bySlug.get(name) ?? []),
    ];
    const perhaps: ThreadHere[] = [];
    for (const way of ways) {
      const found = [...new Set(way())];
      if (found.length === 1 && found[0]) return { thread: found[0].thread };
      perhaps.push(...found);
    }
    for (const number of [...names, slug].filter(isNumber)) {
      perhaps.push(...(byName.get(number) ?? []), ...(bySlug.get(number) ?? []));
    }
    perhaps.push(...(title ? (byTitle.get(titleKey(title)) ?? []) : []));
    return { perhaps: [...new Set(perhaps.map(({ path }) => path))].slice(0, 3) };
  };

  /** The same address with another scheme, or a slash more or less. */
  function orderAt(address: string): string | undefined {
    const [wanted] = keyOf(address);
    return wanted && [...ordered].find(([old]) => keyOf(old)[0] === wanted)?.[1];
  }
}

const isNumber = (name: string): boolean => /^\d+$/.test(name);

function grouped(here: ThreadHere[], namesOf: (one: ThreadHere) => string[]): Map<string, ThreadHere[]> {
  const groups = new Map<string, ThreadHere[]>();
  for (const one of here) {
    for (const name of namesOf(one)) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
