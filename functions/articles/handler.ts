import { site } from '#site';
import { deployedReader } from '../connect.ts';
import { lambdaHandler } from '../lambda.ts';
import { guardOrigin } from '../origin-guard.ts';
import { createArticlesApi } from './app.ts';

export const handler = lambdaHandler(
  guardOrigin(createArticlesApi(site, deployedReader()), process.env.ORIGIN_SECRET),
);
