import * as z from 'zod/mini';
import type { Site } from '../shared/site/schema.ts';
import { routes } from './episodes/routes.ts';
import { problemBody } from './episodes/schemas.ts';
import { type DocumentedRoute, searchRoutes } from './search/routes.ts';

type Documented = Omit<DocumentedRoute, 'query'> & { query?: DocumentedRoute['query'] };
const documented: Documented[] = [...routes, ...searchRoutes];

/**
 * Describes the API as OpenAPI 3.1, from the very routes and schemas that serve it.
 * @see https://spec.openapis.org/oas/v3.1.1
 */
export function openApiDocument(site: Site) {
  return {
    openapi: '3.1.1',
    info: { title: `${site.title}: API`, version: '1', description: site.description },
    servers: [{ url: site.url }],
    paths: Object.fromEntries(documented.map((route) => [route.path, { get: operation(route) }])),
    components: {
      responses: {
        Problem: {
          description: 'The request was refused, and why (RFC 9457).',
          content: { 'application/problem+json': { schema: jsonSchema(problemBody) } },
        },
      },
    },
  };
}

function operation(route: Documented) {
  return {
    summary: route.summary,
    parameters: [...pathParameters(route.path), ...queryParameters(route)],
    responses: {
      200: {
        description: route.summary,
        content: { 'application/json': { schema: jsonSchema(route.response) } },
      },
      304: { description: 'Unchanged since the ETag in If-None-Match.' },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters({ query }: Documented) {
  const properties = query ? (jsonSchema(query, 'input').properties ?? {}) : {};
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output' = 'output') {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io });
  return described;
}
