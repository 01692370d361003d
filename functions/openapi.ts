import * as z from 'zod/mini';
import type { Site } from '../shared/site/schema.ts';
import { articleRoutes } from './articles/routes.ts';
import { commentsRoutes } from './comments/routes.ts';
import { routes } from './episodes/routes.ts';
import { problemBody } from './episodes/schemas.ts';
import { type DocumentedRoute, searchRoutes } from './search/routes.ts';

const documented: DocumentedRoute[] = [...routes, ...articleRoutes, ...searchRoutes, ...commentsRoutes];

/**
 * Describes the API as OpenAPI 3.1, from the very routes and schemas that serve it.
 * @see https://spec.openapis.org/oas/v3.1.1
 */
export function openApiDocument(site: Site) {
  return {
    openapi: '3.1.1',
    info: { title: `${site.title}: API`, version: '1', description: site.description },
    servers: [{ url: site.url }],
    paths: pathsOf(documented),
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

type Operations = Partial<Record<NonNullable<DocumentedRoute['method']>, ReturnType<typeof operation>>>;

function pathsOf(all: DocumentedRoute[]): Record<string, Operations> {
  const paths: Record<string, Operations> = {};
  for (const route of all) {
    paths[route.path] = { ...paths[route.path], [route.method ?? 'get']: operation(route) };
  }
  return paths;
}

function operation(route: DocumentedRoute) {
  const { method = 'get', summary, body, status = 200 } = route;
  return {
    summary,
    parameters: [...pathParameters(route.path), ...queryParameters(route)],
    ...(body && { requestBody: { required: true, content: bodyContent(body) } }),
    responses: {
      [status]: { description: summary, ...answerContent(route) },
      ...(method === 'get' && { 304: { description: 'Unchanged since the ETag in If-None-Match.' } }),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function answerContent({ response, media }: DocumentedRoute) {
  if (media) return { content: { [media]: {} } };
  return response ? { content: { 'application/json': { schema: jsonSchema(response) } } } : {};
}

function bodyContent(body: z.ZodMiniType) {
  const schema = jsonSchema(body, 'input');
  return { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } };
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters({ query }: DocumentedRoute) {
  const properties = query ? (jsonSchema(query, 'input').properties ?? {}) : {};
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output' = 'output') {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io });
  return described;
}
