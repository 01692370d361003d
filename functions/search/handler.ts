import { site } from '#site';
import { deployedObjects } from '../connect-objects.ts';
import { lambdaHandler } from '../lambda.ts';
import { guardOrigin } from '../origin-guard.ts';
import { createSearchApi } from './app.ts';
import { openSearch } from './deployed.ts';

const search = openSearch(deployedObjects());

export const handler = lambdaHandler(guardOrigin(createSearchApi(site, search), process.env.ORIGIN_SECRET));
