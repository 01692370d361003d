import * as z from 'zod/mini';
import type { Calls } from './emulator/calls.ts';

export type Resource = { type: string; stack: string; logicalId: string; physicalId: string };

const stacksSchema = z.object({
  Stacks: z.array(z.object({ StackName: z.string(), StackStatus: z.string() })),
});
const resourcesSchema = z.object({
  StackResources: z.array(
    z.object({
      ResourceType: z.string(),
      StackName: z.string(),
      LogicalResourceId: z.string(),
      PhysicalResourceId: z.string(),
      ResourceStatus: z.string(),
    }),
  ),
});
const payloadSchema = z.object({
  Payload: z.string(),
  FunctionError: z.optional(z.string()),
});
export const answerSchema = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  cookies: z.optional(z.array(z.string())),
  isBase64Encoded: z.optional(z.boolean()),
});
export type FunctionAnswer = z.infer<typeof answerSchema>;

/** What a deployment made, found by what CloudFormation says of its stacks. */
export async function findDeployed(calls: Calls, prefix: string) {
  const { Stacks } = await calls('cloudformation', 'describe_stacks', {}, stacksSchema);
  const stacks = Stacks.filter(({ StackName }) => StackName.startsWith(prefix));
  const resources: Resource[] = [];
  for (const { StackName } of stacks) {
    const found = await calls('cloudformation', 'describe_stack_resources', { StackName }, resourcesSchema);
    for (const resource of found.StackResources) {
      if (!/^(CREATE|UPDATE)_COMPLETE$/.test(resource.ResourceStatus)) continue;
      resources.push({
        type: resource.ResourceType,
        stack: resource.StackName,
        logicalId: resource.LogicalResourceId,
        physicalId: resource.PhysicalResourceId,
      });
    }
  }

  /** The resource that the stacks call by a name, such as `Sync`. */
  function named(type: string, name: string): string {
    const found = resources.find(
      (resource) => resource.type === type && resource.logicalId.replace(/[0-9A-F]{8}$/, '') === name,
    );
    if (!found) throw new Error(`No ${type} called ${name} was deployed.`);
    return found.physicalId;
  }

  /** Gives a function an event. @throws {Error} when the function fails */
  async function invoke(name: string, event: object): Promise<unknown> {
    const args = { FunctionName: named('AWS::Lambda::Function', name), Payload: JSON.stringify(event) };
    const { Payload, FunctionError } = await calls('lambda', 'invoke', args, payloadSchema);
    if (FunctionError) throw new Error(`${name} failed: ${Payload}`);
    return JSON.parse(Payload || 'null');
  }

  return {
    stacks,
    resources,
    named,
    invoke,
    /** Asks the pages function for a page, as its address is asked by the distribution. */
    page: async (path: string): Promise<FunctionAnswer> =>
      answerSchema.parse(await invoke('Pages', visit(path))),
  };
}
export type Deployed = Awaited<ReturnType<typeof findDeployed>>;

/** @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html */
export const visit = (path: string, method = 'GET') => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'pages.example.org', accept: 'text/html' },
  requestContext: { http: { method, path }, domainName: 'pages.example.org', stage: '$default' },
  isBase64Encoded: false,
});
