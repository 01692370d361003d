import { CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

type EdgeProps = StackProps & { domain: string; hostedZone?: string | undefined };

/** The certificate of the site's own domain; CloudFront reads certificates of us-east-1 alone. */
export class EdgeStack extends Stack {
  readonly certificate: ICertificate;

  constructor(scope: Construct, id: string, { domain, hostedZone, ...props }: EdgeProps) {
    super(scope, id, props);
    const zone = hostedZone ? HostedZone.fromHostedZoneId(this, 'Zone', hostedZone) : undefined;
    this.certificate = new Certificate(this, 'Certificate', {
      domainName: domain,
      validation: CertificateValidation.fromDns(zone),
    });
    // A weak reference crosses regions without a custom resource.
    CrossStackReferences.of(this.certificate).produce(ReferenceStrength.WEAK);
  }
}
