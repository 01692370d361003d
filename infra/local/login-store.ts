import type { AdapterFactory, AdapterPayload } from 'oidc-provider';

type Kept = { payload: AdapterPayload; until: number };

/** What the provider of the local site knows, for as long as it runs. */
export function memoryStore(): AdapterFactory {
  const kept = new Map<string, Kept>();
  return (model) => {
    const at = (id: string) => `${model}:${id}`;
    const found = (entry: Kept | undefined) =>
      entry && entry.until > Date.now() ? entry.payload : undefined;
    const where = async (is: (payload: AdapterPayload) => boolean) =>
      found([...kept].find(([key, { payload }]) => key.startsWith(at('')) && is(payload))?.[1]);
    return {
      async upsert(id, payload, seconds = 3600) {
        kept.set(at(id), { payload, until: Date.now() + seconds * 1000 });
      },
      find: async (id) => found(kept.get(at(id))),
      findByUid: (uid) => where((payload) => payload.uid === uid),
      findByUserCode: (code) => where((payload) => payload.userCode === code),
      async consume(id) {
        const entry = kept.get(at(id));
        if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(at(id));
      },
      async revokeByGrantId(grant) {
        for (const [key, { payload }] of kept) if (payload.grantId === grant) kept.delete(key);
      },
    };
  };
}
