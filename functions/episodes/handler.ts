import { site } from '#site';
import { deployedReader } from '../connect.ts';
import { lambdaHandler } from '../lambda.ts';
import { guardOrigin } from '../origin-guard.ts';
import { createEpisodesApi } from './app.ts';

export const handler = lambdaHandler(
  guardOrigin(createEpisodesApi(site, deployedReader()), process.env.ORIGIN_SECRET),
);
