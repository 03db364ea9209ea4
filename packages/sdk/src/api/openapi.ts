/** The OpenAPI document, from the routes that the server answers. */
import { VERSION } from '../version.ts';
import * as changes from './change-schemas.ts';
import { PROBLEM } from './change-schemas.ts';
import * as model from './model-schemas.ts';
import * as platform from './platform-schemas.ts';
import { type QueryParameter, ROUTE_NAMES, ROUTES, type Route } from './routes.ts';
import type { JsonSchema, NamedSchema } from './schema.ts';

/** OpenAPI 3.1. Source: https://spec.openapis.org/oas/v3.1.1.html. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of ROUTE_NAMES) {
    const route = ROUTES[name] as Route<unknown, unknown>;
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tidemark',
      version: VERSION,
      description: 'Apps, components, nodes and deployments of one platform, on this machine.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'What `tidemark serve` prints when it starts.' },
      },
      schemas: Object.fromEntries(namedSchemas().map(({ name, definition }) => [name, definition])),
    },
  };
}

function namedSchemas(): readonly NamedSchema<unknown>[] {
  return [model, changes, platform]
    .flatMap((room): readonly unknown[] => Object.values(room))
    .filter((each): each is NamedSchema<unknown> => typeof each === 'object' && each !== null && 'definition' in each);
}

function operation(
  name: string,
  { path, summary, query = [], body, answer, isLines, capability, method }: Route<unknown, unknown>,
): object {
  const type = isLines === true ? 'application/x-ndjson' : 'application/json';
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part);
  const problem = (description: string): object => ({
    description,
    content: { 'application/problem+json': { schema: PROBLEM.json } },
  });
  return {
    operationId: name,
    summary,
    parameters: [
      ...parts.map((part) => ({ name: part, in: 'path', required: true, schema: { type: 'string' } })),
      ...query.map(queryParameter),
      ...(name === 'applyChange' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body.json } } } }),
    responses: {
      200: {
        description: isLines === true ? 'One JSON value a line' : 'Done',
        content: { [type]: { schema: answer.json } },
      },
      401: problem('The token is missing or wrong'),
      ...(parts.length === 0 ? {} : { 404: problem('It is not there') }),
      ...(method === 'GET' ? {} : { 400: problem('The request is not understood') }),
      ...(name === 'applyChange'
        ? {
            409: problem('It destroys something, and is not confirmed'),
            412: problem('The app has changed since the plan'),
          }
        : {}),
      ...(capability === undefined ? {} : { 501: problem(`The platform cannot do ${capability}`) }),
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same for every attempt at the same change. Absent: each request is a change of its own',
  schema: { type: 'string' },
};

function queryParameter({ name, text, isFlag }: QueryParameter): object {
  return { name, in: 'query', description: text, schema: { type: isFlag === true ? 'boolean' : 'string' } };
}
