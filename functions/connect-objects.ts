import type { ObjectStore } from '../shared/objects.ts';
import { required } from './lambda.ts';

/** The objects of this deployment. Most calls need none, so their client is loaded for the first one. */
export function deployedObjects(): ObjectStore {
  let opened: Promise<ObjectStore> | undefined;
  const open = () => {
    opened ??= import('./objects.ts').then((module) =>
      module.createBucketObjects(required('OBJECTS_BUCKET')),
    );
    return opened;
  };
  return {
    get: async (name) => (await open()).get(name),
    put: async (name, body, options) => (await open()).put(name, body, options),
  };
}
