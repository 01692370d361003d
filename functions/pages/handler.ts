import { render } from '#built-pages';
import { deployedReader } from '../connect.ts';
import { lambdaHandler } from '../lambda.ts';
import { createPages } from './app.ts';

const app = createPages(deployedReader(), render);
// The first rendering loads what all others need: it is done before a reader waits for one.
await app.request('/404');

export const handler = lambdaHandler(app);
