import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ProblemError } from '../../../shared/problem.ts';
import { packedAnswerSchema } from '../../export/answer.ts';

/**
 * The whole site from the export Lambda of this deployment: the console itself may not read everything.
 * @throws {ProblemError} as `packSite` does
 */
export async function invokedExport(functionName: string): Promise<Uint8Array> {
  const client = new LambdaClient({});
  const { Payload, FunctionError } = await client.send(new InvokeCommand({ FunctionName: functionName }));
  if (FunctionError || !Payload) throw new Error(`The export ended as ${FunctionError}.`);
  const answer = packedAnswerSchema.parse(JSON.parse(new TextDecoder().decode(Payload)));
  if ('packed' in answer) return new Uint8Array(Buffer.from(answer.packed, 'base64'));
  throw new ProblemError(answer.refused.status, answer.refused.code, answer.refused.sentence);
}
