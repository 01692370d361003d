import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ProblemError } from '../../../shared/problem.ts';
import { previewAnswerSchema, type SyncOrder } from '../../sync/order.ts';
import type { FeedRunner } from './runner.ts';

/** The sync Lambda of this deployment. */
export function invokedSync(functionName: string): FeedRunner {
  const client = new LambdaClient({});
  const invoke = async (order: SyncOrder, kind: 'Event' | 'RequestResponse') => {
    return client.send(
      new InvokeCommand({ FunctionName: functionName, InvocationType: kind, Payload: JSON.stringify(order) }),
    );
  };
  return {
    async check(show) {
      await invoke({ check: show }, 'Event');
    },
    async index() {
      await invoke({ index: true }, 'Event');
    },
    async preview(show, address) {
      const { Payload, FunctionError } = await invoke({ preview: { show, address } }, 'RequestResponse');
      if (FunctionError || !Payload) throw new Error(`The preview of ${show} ended as ${FunctionError}.`);
      const answer = previewAnswerSchema.parse(JSON.parse(new TextDecoder().decode(Payload)));
      if ('preview' in answer) return answer.preview;
      throw new ProblemError(answer.refused.status, answer.refused.code, answer.refused.sentence);
    },
  };
}
