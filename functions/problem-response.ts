import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isProblemError, type ProblemError } from '../shared/problem.ts';

const titles: Record<number, string> = {
  400: 'The request is not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not as it was',
  413: 'Too much',
  415: 'Not in a known form',
  422: 'Not taken as it is',
  500: 'Something went wrong here',
  503: 'Too busy just now',
};

/**
 * The one place that makes problem bodies (RFC 9457). What went wrong inside stays inside: whatever is no
 * `ProblemError` says only that it did.
 */
export function problemResponse(c: Context, error: unknown): Response {
  const { status, code, message, members } = asProblem(error);
  const body = {
    ...members,
    type: `/problems/${code}`,
    title: titles[status] ?? 'Refused',
    status,
    detail: message,
    instance: c.req.path,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** For `app.onError`: logs what the answer does not show. */
export const onError: ErrorHandler = (error, c) => {
  if (asProblem(error).status >= 500) console.error(error);
  return problemResponse(c, error);
};

type Said = Pick<ProblemError, 'status' | 'code' | 'message'> & Partial<Pick<ProblemError, 'members'>>;

function asProblem(error: unknown): Said {
  if (isProblemError(error)) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return { status: error.status, code: 'refused', message: titles[error.status] ?? 'Refused' };
  }
  return {
    status: 500,
    code: 'internal',
    message: 'The request was fine; answering it failed. Try again in a moment.',
  };
}
