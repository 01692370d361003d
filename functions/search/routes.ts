import type * as z from 'zod/mini';
import { searchAnswer, searchQuery } from './schemas.ts';

/** What documents an address of the API: how it is asked and what it answers with. */
export type DocumentedRoute = {
  /** `get` without one. */
  method?: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  summary: string;
  query?: z.ZodMiniType;
  /** What is sent to it, as JSON or as a form. */
  body?: z.ZodMiniType;
  /** JSON; absent for an answer without a body or in another form. */
  response?: z.ZodMiniType;
  /** The form of an answer that is not JSON. */
  media?: string;
  /** 200 without one. */
  status?: 201 | 204;
};

/** The route of the search; `createSearchApi` serves it. */
export const searchRoute = {
  path: '/api/search',
  summary: 'Episodes, moments in transcripts and articles that hold what was typed, best first.',
  query: searchQuery,
  response: searchAnswer,
} satisfies DocumentedRoute;

export const searchRoutes = [searchRoute];
