import { CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { createFirewall } from './firewall.ts';

type EdgeProps = StackProps & {
  domain?: string | undefined;
  hostedZone?: string | undefined;
  hasFirewall: boolean;
};

/** What CloudFront reads in us-east-1 alone: the certificate of the site's own domain, and a firewall. */
export class EdgeStack extends Stack {
  readonly certificate: ICertificate | undefined;
  readonly firewall: CfnWebACL | undefined;

  constructor(scope: Construct, id: string, { domain, hostedZone, hasFirewall, ...props }: EdgeProps) {
    super(scope, id, props);
    this.certificate = domain ? createCertificate(this, domain, hostedZone) : undefined;
    this.firewall = hasFirewall ? createFirewall(this) : undefined;
    for (const given of [this.certificate, this.firewall]) {
      // A weak reference crosses regions without a custom resource.
      if (given) CrossStackReferences.of(given).produce(ReferenceStrength.WEAK);
    }
  }
}

function createCertificate(stack: Stack, domainName: string, hostedZone: string | undefined): ICertificate {
  const zone = hostedZone ? HostedZone.fromHostedZoneId(stack, 'Zone', hostedZone) : undefined;
  return new Certificate(stack, 'Certificate', {
    domainName,
    validation: CertificateValidation.fromDns(zone),
  });
}
