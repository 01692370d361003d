import * as z from 'zod/mini';

/** What a form leaves empty it does not say: it asks for nothing. */
export const said = <T extends z.ZodMiniType>(schema: T) =>
  z.optional(
    z.union([
      z.pipe(
        z.literal(''),
        z.transform(() => undefined),
      ),
      schema,
    ]),
  );
