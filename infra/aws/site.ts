import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CfnDistribution,
  Distribution,
  HttpVersion,
  PriceClass,
  SecurityPolicyProtocol,
} from 'aws-cdk-lib/aws-cloudfront';
import type { FunctionUrl } from 'aws-cdk-lib/aws-lambda';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { countsPath } from '../../functions/counts/path.ts';
import { hubPath } from '../../functions/hub/path.ts';
import { articlesPath } from '../../shared/articles/filter.ts';
import { searchPath } from '../../shared/search/address.ts';
import { cacheTagHeader } from '../headers.ts';
import { acknowledge } from './acknowledge.ts';
import { createBehaviours } from './behaviours.ts';
import { publishPages } from './publish-pages.ts';
import type { Uploader } from './upload.ts';

type SiteProps = StackProps & {
  published: IBucket;
  uploader: Uploader;
  pagesUrl: FunctionUrl;
  apiHost: string;
  secret: ISecret;
  client: string;
  pagesBundle: string;
  /** Whether what lies below `/host` is the console's. */
  hasConsole: boolean;
  /** The site's own address; without it the distribution's name is the address. */
  domain?: { name: string; certificate: ICertificate; hostedZone?: string | undefined } | undefined;
  /** What stands before the distribution, by its ARN. */
  firewall?: string | undefined;
};

/** The distribution that everyone talks to, and the pages that are published as files. */
export class SiteStack extends Stack {
  readonly distribution: Distribution;
  /** Where browsers find it, such as `https://shows.example.org`. */
  readonly address: string;

  constructor(scope: Construct, id: string, { domain, firewall, ...props }: SiteProps) {
    super(scope, id, props);
    const { pages, search, articles, published, api, threads, personal, hubs, counts, host } =
      createBehaviours(this, props);
    const distribution = new Distribution(this, 'Distribution', {
      comment: id,
      defaultBehavior: pages,
      additionalBehaviors: {
        // The first that fits answers.
        '/api/threads*': threads,
        '/api/comments*': personal,
        [countsPath]: counts,
        [`${hubPath}/*`]: hubs,
        '/api/*': api,
        ...host,
        [searchPath]: search,
        [articlesPath]: articles,
        ...published,
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(firewall && { webAclId: firewall }),
      ...(domain && {
        domainNames: [domain.name],
        certificate: domain.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    this.distribution = distribution;
    readCacheTags(distribution);
    explainDistribution(distribution);
    publishPages(this, { ...props, bucket: props.published, distribution });
    if (domain?.hostedZone) createRecords(this, distribution, domain.name, domain.hostedZone);
    this.address = `https://${domain?.name ?? distribution.distributionDomainName}`;
    new CfnOutput(this, 'SiteAddress', { value: this.address });
    if (props.hasConsole) new CfnOutput(this, 'ConsoleAddress', { value: `${this.address}/host` });
    new CfnOutput(this, 'DistributionName', { value: distribution.distributionDomainName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
  }
}

/** The construct has no property for it. */
function readCacheTags(distribution: Distribution): void {
  const resource = distribution.node.defaultChild;
  if (!(resource instanceof CfnDistribution))
    throw new TypeError('A distribution is one CloudFormation resource.');
  resource.addPropertyOverride('DistributionConfig.CacheTagConfig.HeaderName', cacheTagHeader);
}

function explainDistribution(distribution: Distribution): void {
  acknowledge(distribution, {
    'AwsSolutions-CFR1': 'The shows are for listeners everywhere.',
    'AwsSolutions-CFR2':
      'A firewall costs more a month than the idle site; throttling and caching hold the cost of a flood.',
    'AwsSolutions-CFR3':
      'Access logs would keep the addresses of readers; the metrics of the distribution suffice.',
    'AwsSolutions-CFR4':
      'Without a domain of its own the site uses the certificate of CloudFront, whose version cannot be chosen.',
  });
}

function createRecords(stack: Stack, distribution: Distribution, name: string, hostedZone: string): void {
  const zone = HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
    hostedZoneId: hostedZone,
    zoneName: name,
  });
  const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
  new ARecord(stack, 'Ipv4', { zone, target });
  new AaaaRecord(stack, 'Ipv6', { zone, target });
}
