import { createHmac } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { serve } from '../../fetch/servers.ts';

type Subscription = { callback: string; topic: string; secret: string };
type Signing = { method?: string; secret?: string; body?: string };

/**
 * A hub on this machine, as W3C WebSub has it: it takes a wish, asks back whether it was meant, and then tells of news.
 * @param leaseSeconds for how long it tells, whatever is asked for
 */
export async function smallHub({ leaseSeconds = 864_000 }: { leaseSeconds?: number } = {}) {
  const subscriptions: Subscription[] = [];
  const wishes: Record<string, string>[] = [];
  const hub = { status: 202, asksBack: true };
  const address = await serve(async (request, response) => {
    const wish = Object.fromEntries(new URLSearchParams(await text(request)));
    wishes.push(wish);
    // Some ask back before they answer.
    if (hub.status === 202 && hub.asksBack) await askBack(wish);
    response.writeHead(hub.status).end('Out of order');
  });

  async function askBack(wish: Record<string, string>): Promise<void> {
    const [callback = '', topic = '', secret = ''] = ['hub.callback', 'hub.topic', 'hub.secret'].map(
      (name) => wish[name] ?? '',
    );
    const challenge = `challenge-${wishes.length}`;
    const answer = await ask(callback, {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.challenge': challenge,
      'hub.lease_seconds': String(leaseSeconds),
    });
    if (answer.status !== 200 || (await answer.text()) !== challenge) return;
    if (!subscriptions.some((known) => known.callback === callback)) {
      subscriptions.push({ callback, topic, secret });
    }
  }

  const ask = (callback: string, question: Record<string, string>): Promise<Response> =>
    fetch(`${callback}?${new URLSearchParams(question)}`);

  return {
    address: `${address}/`,
    /** What was asked of it. */
    wishes,
    subscriptions,
    hub,
    ask,
    /** Tells everybody who wants to know; gives the status of each answer. */
    async publish({ method = 'sha256', secret, body = '<rss/>' }: Signing = {}): Promise<number[]> {
      const telling = subscriptions.map(async (subscription) => {
        const signature = createHmac(method, secret ?? subscription.secret)
          .update(body)
          .digest('hex');
        const headers = {
          'content-type': 'application/rss+xml',
          ...(method && { 'x-hub-signature': `${method}=${signature}` }),
        };
        return (await fetch(subscription.callback, { method: 'POST', headers, body })).status;
      });
      return Promise.all(telling);
    },
  };
}
