import type { ObjectStore } from '../shared/objects.ts';
import type { Search } from '../shared/search/current-index.ts';

/** The search of this deployment, for functions that are seldom asked: its code is loaded for the first one. */
export function deployedSearch(objects: ObjectStore): Pick<Search, 'search'> {
  let opened: Promise<Search> | undefined;
  const open = () => {
    opened ??= import('./search/deployed.ts').then((module) => module.openSearch(objects));
    return opened;
  };
  return { search: async (request) => (await open()).search(request) };
}
