import type * as z from 'zod/mini';
import { searchAnswer, searchQuery } from './schemas.ts';

/** What documents an address of the API: its parameters and what it answers with. */
export type DocumentedRoute = {
  path: string;
  summary: string;
  query: z.ZodMiniType;
  response: z.ZodMiniType;
};

/** The route of the search; `createSearchApi` serves it. */
export const searchRoute = {
  path: '/api/search',
  summary: 'Episodes, moments in transcripts and articles that hold what was typed, best first.',
  query: searchQuery,
  response: searchAnswer,
} satisfies DocumentedRoute;

export const searchRoutes: DocumentedRoute[] = [searchRoute];
