/** The document, against JSON Schema itself and against what the server really answers. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memory } from '../memory.ts';
import { emptyStateMap } from '../model/index.ts';
import { type ApiServer, startApiServer } from '../serve/api-server.ts';
import { openApiDocument } from './openapi.ts';
import { ROUTE_NAMES, ROUTES } from './routes.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

const TOKEN = 'let-me-in';
const DOCUMENT = openApiDocument() as unknown as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};
const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ $id: 'api', components: DOCUMENT.components });

/** What the schema says against a value. */
function faults(schema: object, value: unknown): unknown {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
  const validate = ajv.compile(JSON.parse(text) as object);
  return validate(value) ? [] : validate.errors;
}

let server: ApiServer;

beforeAll(async () => {
  const backend = memory({ apps: ['shop'], stateMap: emptyStateMap() });
  server = await startApiServer({ backend, token: TOKEN, port: 0, pages: {} });
});
afterAll(() => server.stop());

test('every route is an operation, every parameter of a path is declared, every reference leads somewhere', () => {
  expect(DOCUMENT.openapi).toBe('3.1.1');
  expect(OPERATIONS.map(({ operation }) => operation.operationId).toSorted()).toEqual([...ROUTE_NAMES].toSorted());
  for (const { path, operation } of OPERATIONS) {
    const declared = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`);
    expect(path.match(/\{\w+\}/g) ?? []).toEqual(declared);
  }
  const references = [...JSON.stringify(DOCUMENT).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(references.length).toBeGreaterThan(20);
  for (const name of references) expect(DOCUMENT.components.schemas).toHaveProperty(name ?? '');
});

test('the schemas are valid JSON Schema', () => {
  for (const schema of Object.values(DOCUMENT.components.schemas)) expect(ajv.validateSchema(schema)).toBe(true);
});

const READ = ROUTE_NAMES.filter((name) => ROUTES[name].method === 'GET' && name !== 'getDeploymentLog');

test.each(READ)('what %s answers is what the document says', async (name) => {
  const { path, isLines } = ROUTES[name];
  const answer = await fetch(`${server.url}${path.replace('{app}', 'shop')}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  const [type = '', content] = Object.entries(
    OPERATIONS.find(({ operation }) => operation.operationId === name)?.operation.responses['200']?.content ?? {},
  )[0] ?? ['', undefined];
  expect(answer.headers.get('content-type')).toBe(type);
  const text = await answer.text();
  const values =
    isLines === true
      ? text
          .trim()
          .split('\n')
          .filter((line) => line !== '')
      : [text];
  for (const value of values) expect(faults(content?.schema ?? { not: {} }, JSON.parse(value))).toEqual([]);
});

test('the document refuses what the server refuses', async () => {
  const { schema } = OPERATIONS.find(({ operation }) => operation.operationId === 'planChange')?.operation.requestBody
    ?.content['application/json'] ?? { schema: {} };
  const scale = { kind: 'scale', component: 'php' };
  for (const [change, isGood] of [
    [{ ...scale, nodes: 3 }, true],
    [{ ...scale, nodes: 1.5 }, false],
    [{ ...scale, node: 3 }, false],
    [{ kind: 'deploy', source: { kind: 'directory' } }, false],
    [{ kind: 'deploy', source: { kind: 'directory', path: '/a' } }, true],
    [{ kind: 'variables', set: { A: 1 }, remove: [] }, false],
    [{ kind: 'switch', component: 'mysql', on: true, settings: { nodes: 1 } }, true],
  ] as const) {
    expect((faults(schema, { change }) as unknown[]).length === 0, JSON.stringify(change)).toBe(isGood);
    const answer = await fetch(`${server.url}/v1/apps/shop/plans`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ change }),
    });
    expect(answer.status === 200, JSON.stringify(change)).toBe(isGood);
  }
});
