import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import type { OutsideService } from '../../functions/outside/checks.ts';
import { checkTypes } from '../aws/types.ts';
import { only, plain, resourcesOf, standInBuild, synthesise } from './synthesise.ts';

const domain = { domain: 'shows.example.org', hostedZone: 'Z0123456789ABC', region: 'eu-central-1' };

describe('stages', () => {
  it('stand side by side: no name of one is a name of the other', () => {
    const production = synthesise();
    const test = synthesise({ stage: 'test' });
    expect(production.names).toEqual(
      ['Data', 'Assets', 'Functions', 'Schedule', 'Site', 'Console', 'Hub', 'Changes', 'Operations'].map(
        (part) => `ShowCompanion-production-${part}`,
      ),
    );
    expect(test.names.filter((name) => production.names.includes(name))).toEqual([]);
    expect(namesIn(test).filter((name) => namesIn(production).includes(name))).toEqual([]);
    expect(namesIn(test).length).toBeGreaterThan(3);
  });

  it.each([
    [{ stage: 'No Stage' }, /^-c stage: expected a short lower-case word/],
    [{ concurrency: 'many' }, /^-c concurrency: expected a number$/],
    [{ concurrency: '0' }, /^-c concurrency: expected a number from 1 to 1000$/],
    [{ domain: 'https://shows.example.org' }, /^-c domain: expected a host name/],
    [{ email: 'me' }, /^-c email: expected an address/],
    [{ budget: '0' }, /^-c budget: expected a number from 1 to 1000$/],
    [{ hostedZone: 'shows' }, /^-c hostedZone: expected the id/],
    [{ console: 'yes' }, /^-c console: expected "on" or "off"/],
    [{ firewall: 'perhaps' }, /^-c firewall: expected "on" or "off"/],
    [{ akismetSecret: 'a key' }, /^-c akismetSecret: expected the name of a secret/],
  ])('are refused with a sentence when the host chooses %o', (context, sentence) => {
    expect(() => synthesise(context)).toThrow(sentence);
  });

  it('are refused when Akismet is switched on and nothing names the secret with its key', () => {
    const configured = { comments: { outsideChecks: ['akismet' as const] } };
    expect(() => synthesise({}, standInBuild(), configured)).toThrow(/^-c akismetSecret: expected the name/);
  });
});

/** Names of resources that must be unique in an account or an export. */
function namesIn(site: ReturnType<typeof synthesise>): string[] {
  const templates = site.names.map((name) => site.part(name.split('-').at(-1) ?? '').toJSON());
  return templates.flatMap((template) => {
    const resources: { Properties?: Record<string, unknown> }[] = Object.values(template.Resources);
    const named = resources.flatMap(({ Properties = {} }) =>
      Object.values(Properties).flatMap((value) =>
        typeof value === 'object' && value ? [Object(value).Name] : [],
      ),
    );
    const exported: { Export?: { Name: string } }[] = Object.values(template.Outputs ?? {});
    return [...named, ...exported.map((output) => output.Export?.Name)].filter(Boolean).map(plain);
  });
}

describe('security checks', () => {
  it.each<[string, Record<string, unknown>, OutsideService[]?]>([
    ['a site without a domain', {}],
    ['a site with outside checks', { akismetSecret: 'akismet-key' }, ['akismet', 'comprehend']],
    ['a site with a domain and bounds', { ...domain, stage: 'test', concurrency: 20 }],
    ['a site with a firewall', { firewall: 'on', region: 'eu-central-1' }],
  ])('find nothing in %s that is not explained', (_, context, outside = []) => {
    const configured = { comments: { outsideChecks: outside } };
    const { app } = synthesise(context, standInBuild(), configured);
    for (const pack of [new AwsSolutionsChecks(), new ServerlessChecks()]) {
      expect(pack.validateScope(app).violations).toEqual([]);
    }
  });
});

describe('a firewall', () => {
  it('is not there unless the host wants it', () => {
    const { DistributionConfig } = Object(
      only(synthesise().part('Site'), 'AWS::CloudFront::Distribution').Properties,
    );
    expect(DistributionConfig.WebACLId).toBeUndefined();
  });

  it('stands before the distribution, turns floods and known attackers away, and keeps no request', () => {
    const site = synthesise({ firewall: 'on', region: 'eu-central-1' });
    const { Properties } = only(site.part('Edge'), 'AWS::WAFv2::WebACL');
    expect(Properties).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(
      [Properties.Rules].flat().map((rule) => [Object(rule).Name, Object(rule).Action ?? 'of AWS']),
    ).toEqual([
      ['Floods', { Block: {} }],
      ['KnownAttackers', 'of AWS'],
    ]);
    expect(JSON.stringify(Properties)).not.toContain('"SampledRequestsEnabled":true');
    const { DistributionConfig } = Object(
      only(site.part('Site'), 'AWS::CloudFront::Distribution').Properties,
    );
    expect(DistributionConfig.WebACLId).toMatchObject({
      'Fn::GetStackOutput': { StackName: 'ShowCompanion-production-Edge', Region: 'us-east-1' },
    });
    expect(resourcesOf(site.part('Edge'), 'AWS::CertificateManager::Certificate')).toEqual({});
  });
});

describe('every type of resource, whatever the host chooses,', () => {
  it('is carried by the emulator or covered by a test', () => {
    const site = synthesise({
      ...domain,
      firewall: 'on',
      email: 'me@example.org',
      rotation: 1,
      concurrency: 5,
    });
    const types = site.names.flatMap((name) => {
      const { Resources } = site.part(name.split('-').at(-1) ?? '').toJSON();
      return Object.values(Resources).map((resource) => String(Object(resource).Type));
    });
    checkTypes(new Set(types));
    expect(() => checkTypes(['AWS::EC2::Instance'])).toThrow('neither carried');
  });
});

describe('a domain', () => {
  const site = synthesise(domain);

  it('gets a certificate where CloudFront looks for it, without a custom resource', () => {
    expect(site.names).toContain('ShowCompanion-production-Edge');
    expect(only(site.part('Edge'), 'AWS::CertificateManager::Certificate').Properties).toMatchObject({
      DomainName: 'shows.example.org',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ HostedZoneId: 'Z0123456789ABC' }],
    });
    expect(JSON.stringify(site.part('Edge').toJSON())).not.toContain('Custom::');
  });

  it('leads to the distribution over IPv4 and IPv6', () => {
    const { DistributionConfig: config } = Object(
      only(site.part('Site'), 'AWS::CloudFront::Distribution').Properties,
    );
    expect(config.Aliases).toEqual(['shows.example.org']);
    expect(config.ViewerCertificate).toMatchObject({
      AcmCertificateArn: {
        'Fn::GetStackOutput': { StackName: 'ShowCompanion-production-Edge', Region: 'us-east-1' },
      },
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
    const records = Object.values(resourcesOf(site.part('Site'), 'AWS::Route53::RecordSet'));
    expect(records.map(({ Properties }) => [Properties.Name, Properties.Type]).sort()).toEqual([
      ['shows.example.org.', 'A'],
      ['shows.example.org.', 'AAAA'],
    ]);
  });

  it('needs the region of the site to be known', () => {
    const { CDK_DEFAULT_REGION: known } = process.env;
    delete process.env.CDK_DEFAULT_REGION;
    try {
      expect(() => synthesise({ domain: 'shows.example.org' })).toThrow(/^-c region: expected/);
    } finally {
      if (known) process.env.CDK_DEFAULT_REGION = known;
    }
  });
});
