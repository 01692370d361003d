import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ProblemError } from '../../../shared/problem.ts';
import { audioAnswerSchema, previewAnswerSchema, type SyncOrder } from '../../sync/order.ts';
import type { FeedRunner } from './runner.ts';

/** The sync Lambda of this deployment. */
export function invokedSync(functionName: string): FeedRunner {
  const client = new LambdaClient({});
  const invoke = async (order: SyncOrder, kind: 'Event' | 'RequestResponse') => {
    return client.send(
      new InvokeCommand({ FunctionName: functionName, InvocationType: kind, Payload: JSON.stringify(order) }),
    );
  };
  const ask = async (order: SyncOrder): Promise<unknown> => {
    const { Payload, FunctionError } = await invoke(order, 'RequestResponse');
    if (FunctionError || !Payload)
      throw new Error(`The order ${JSON.stringify(order)} ended as ${FunctionError}.`);
    return JSON.parse(new TextDecoder().decode(Payload));
  };
  return {
    async check(show) {
      await invoke({ check: show }, 'Event');
    },
    async index() {
      await invoke({ index: true }, 'Event');
    },
    async preview(show, address) {
      const answer = previewAnswerSchema.parse(await ask({ preview: { show, address } }));
      return 'preview' in answer ? answer.preview : refuse(answer.refused);
    },
    async audio(address) {
      const answer = audioAnswerSchema.parse(await ask({ audio: address }));
      return 'audio' in answer ? answer.audio : refuse(answer.refused);
    },
  };
}

function refuse({ status, code, sentence }: { status: number; code: string; sentence: string }): never {
  throw new ProblemError(status, code, sentence);
}
