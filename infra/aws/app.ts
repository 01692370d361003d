import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { loadSite } from '../../shared/site/load.ts';
import { readSettings } from './settings.ts';
import { createStacks } from './stacks.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
createStacks(app, readSettings(app), { client: 'dist/client', bundles: 'dist/lambda' }, await loadSite());
