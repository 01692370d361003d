import { FileSystem, type Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import { cacheControl, hashedAssetFolder } from '../headers.ts';
import { type Uploader, upload } from './upload.ts';

type Publication = {
  bucket: IBucket;
  uploader: Uploader;
  /** What the site build publishes as files. */
  client: string;
  /** The bundle of the pages function. */
  pagesBundle: string;
  distribution: Distribution;
};

/** Uploads prerendered pages and other files, and has the edge forget every page when anything changed. */
export function publishPages(stack: Stack, publication: Publication): void {
  const { bucket, uploader, client, pagesBundle, distribution } = publication;
  const files = Source.asset(client, { exclude: [hashedAssetFolder] });
  const others = upload(stack, 'Files', uploader, {
    bucket,
    sources: [files],
    exclude: [`${hashedAssetFolder}/*`, '*.html'],
    cacheControl: cacheControl.file,
    prune: true,
  });
  const pages = upload(stack, 'Pages', uploader, {
    bucket,
    // The second source is never uploaded: it makes new code of the pages function refresh the edge too.
    sources: [files, Source.data('pages.fingerprint', FileSystem.fingerprint(pagesBundle))],
    exclude: ['*'],
    include: ['*.html'],
    contentType: 'text/html; charset=utf-8',
    cacheControl: cacheControl.prerendered,
    prune: true,
    refresh: distribution,
  });
  pages.node.addDependency(others);
}
