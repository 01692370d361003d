import { defineMiddleware } from 'astro:middleware';

/** A cursor that is not ours is an address where nothing stands, not a failure of the site. */
export const onRequest = defineMiddleware(async function refusedReads(_context, next) {
  try {
    return await next();
  } catch (error) {
    if (isRefusal(error)) return new Response(null, { status: 404 });
    throw error;
  }
});

// Known by its shape: the reader comes from another bundle, with a `ProblemError` of its own.
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'ProblemError' &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status < 500;
