import type { StackProps } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Outside } from './outside.ts';

/** What the stack of functions is given. */
export type FunctionsProps = StackProps & {
  table: ITable;
  objects: IBucket;
  /** The folder of the bundles: one folder per function. */
  bundles: string;
  concurrency?: number | undefined;
  /** For services that read comments before they appear. */
  outside: Outside;
  /** Whom mails to moderators come from; absent when none are written to. */
  digestsFrom?: string | undefined;
  /** How often the origin's secret was changed. */
  rotation: number;
};

/** What the functions of one stage have in common. */
export type Shared = FunctionsProps & { secret: string; accepted: string };
