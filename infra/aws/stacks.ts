import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { Site } from '../../shared/site/schema.ts';
import { AssetsStack } from './assets.ts';
import { ChangesStack } from './changes.ts';
import { ConsoleStack } from './console.ts';
import { DataStack } from './data.ts';
import { EdgeStack } from './edge.ts';
import { FunctionsStack } from './functions.ts';
import { HubStack } from './hub.ts';
import { OperationsStack } from './operations.ts';
import { outsideServices } from './outside.ts';
import { ScheduleStack } from './schedule.ts';
import type { Settings } from './settings.ts';
import { SiteStack } from './site.ts';
import { watchedIn } from './watched.ts';

/** What the build leaves: files to publish, and a folder of bundles. */
export type Build = { client: string; bundles: string };

/** What of the site's configuration the infrastructure follows. */
export type Configured = Pick<Site, 'mail'> & { comments?: Pick<Site['comments'], 'outsideChecks'> };

/** The site of one stage. Stages share nothing, so any number stands side by side in one account. */
export function createStacks(
  app: App,
  settings: Settings,
  build: Build,
  { mail, comments }: Configured = {},
): void {
  const { stage, concurrency } = settings;
  const props = {
    // Only what stands in another region needs to know where the site stands.
    ...((settings.domain || settings.firewall === 'on') &&
      settings.region && { env: { region: settings.region } }),
    tags: { Site: `ShowCompanion-${stage}` },
  };
  const named = (part: string) => `ShowCompanion-${stage}-${part}`;

  const data = new DataStack(app, named('Data'), { ...props, stage, indexes: settings.indexes });
  const assets = new AssetsStack(app, named('Assets'), { ...props, client: build.client });
  const functions = new FunctionsStack(app, named('Functions'), {
    ...props,
    table: data.table,
    objects: data.objects,
    bundles: build.bundles,
    concurrency,
    rotation: settings.rotation ?? 0,
    outside: outsideServices(comments?.outsideChecks ?? [], settings),
    digestsFrom: mail && mail.moderators.length > 0 ? mail.from : undefined,
  });
  // Files that new pages name are published before the pages that name them.
  functions.addStackDependency(assets);
  new ScheduleStack(app, named('Schedule'), {
    ...props,
    sync: functions.sync,
    nightly: functions.nightly,
    failures: functions.syncFailures,
  });
  const edge = createEdge(app, named('Edge'), settings);
  const site = new SiteStack(app, named('Site'), {
    ...props,
    published: assets.published,
    uploader: assets.uploader,
    pagesUrl: functions.pagesUrl,
    apiHost: functions.apiHost,
    secret: functions.originSecret,
    client: build.client,
    pagesBundle: join(build.bundles, 'pages'),
    hasConsole: settings.console === 'on',
    domain:
      settings.domain && edge?.certificate
        ? { name: settings.domain, certificate: edge.certificate, hostedZone: settings.hostedZone }
        : undefined,
    firewall: edge?.firewall?.attrArn,
  });
  const hostConsole =
    settings.console === 'on' &&
    new ConsoleStack(app, named('Console'), {
      ...props,
      stage,
      table: data.table,
      objects: data.objects,
      api: functions.api,
      sync: functions.sync,
      secrets: functions.secrets,
      address: site.address,
      bundles: build.bundles,
      concurrency,
      rotation: settings.rotation ?? 0,
    });
  const hub = new HubStack(app, named('Hub'), {
    ...props,
    table: data.table,
    api: functions.api,
    sync: functions.sync,
    failures: functions.syncFailures,
    accepted: functions.secrets.accepted,
    address: site.address,
    bundle: join(build.bundles, 'hub'),
    concurrency,
  });
  const changes = new ChangesStack(app, named('Changes'), {
    ...props,
    table: data.table,
    distribution: site.distribution,
    bundle: join(build.bundles, 'changes'),
    mail: mail && { from: mail.from, signing: functions.signing },
  });
  new OperationsStack(app, named('Operations'), {
    ...props,
    watched: watchedIn([functions, changes, hub, ...(hostConsole ? [hostConsole] : [])], {
      table: data.table,
      distribution: site.distribution,
      pages: functions.pages,
      sync: functions.sync,
      changes: changes.changes,
    }),
    email: settings.email,
    budget: settings.budget,
  });
}

/** Only for a site with a domain of its own or a firewall. */
function createEdge(app: App, id: string, { domain, hostedZone, firewall, stage }: Settings) {
  if (!domain && firewall === 'off') return undefined;
  return new EdgeStack(app, id, {
    env: { region: 'us-east-1' },
    tags: { Site: `ShowCompanion-${stage}` },
    domain,
    hostedZone,
    hasFirewall: firewall === 'on',
  });
}
