import { render } from '#built-pages';
import { site } from '#site';
import { deployedReader } from '../connect.ts';
import { deployedObjects } from '../connect-objects.ts';
import { deployedSearch } from '../connect-search.ts';
import { lambdaHandler } from '../lambda.ts';
import { createPages } from './app.ts';

const objects = deployedObjects();
const app = createPages(deployedReader(objects), render, {
  search: deployedSearch(objects),
  asksForMail: site.mail !== undefined,
});
// The first rendering loads what all others need: it is done before a reader waits for one.
await app.request('/404');

export const handler = lambdaHandler(app);
