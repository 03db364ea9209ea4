import { describe, expect, test } from 'vitest';
import { configurationOf } from '../configuration/testing.ts';
import { environmentServices } from './environment-services.ts';
import { givenVariables } from './index.ts';
import { serviceNamed } from './local-service.ts';

async function local(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { services } = await environmentServices.read(configurationOf(files, givenVariables), undefined);
  return services.flatMap(({ service, told }) =>
    told
      .filter(({ isLocal }) => isLocal)
      .map(({ path, line, isTemplate }) => `${service} @ ${path}:${line}${isTemplate ? ' template' : ''}`),
  );
}

const COMPOSE = `services:
  app:
    image: wiki
    environment:
      REDIS_HOST: localhost
  db:
    image: mysql
    environment:
      MYSQL_HOST: localhost
`;

describe('services on the node itself', () => {
  test('in environment files, images and compose files, each place once', async () => {
    const files = {
      '.env': 'REDIS_URL=redis://127.0.0.1:6379\n',
      '.env.example': 'APP_URL=http://localhost\nDB_HOST=127.0.0.1\nMAIL_HOST=smtp.example.org\n',
      '.env.testing': 'DB_HOST=127.0.0.1\n',
      'compose.yml': COMPOSE,
      Dockerfile: 'FROM php\nENV DATABASE_URL="mysql://a:a@127.0.0.1:3306/a"\nENV MAILER_URL=null://localhost\n',
    };
    expect((await local(files)).toSorted()).toEqual([
      'MySQL @ Dockerfile:2',
      'Redis @ .env:1',
      'Redis @ compose.yml:5 template',
      'database @ .env.example:2 template',
    ]);
  });

  test.each([
    ['DB_HOST', 'localhost', 'database'],
    ['LEAN_DB_HOST', '127.0.0.1', 'database'],
    ['DATABASE_URL', 'postgresql://a:b@localhost:5432/a', 'PostgreSQL'],
    ['DATABASE_URL', 'mysql:host=localhost;dbname=a', 'MySQL'],
    ['REDIS_URL', 'redis://[::1]:6379', 'Redis'],
    ['MAILER_DSN', 'smtp://localhost', 'SMTP'],
    ['MESSENGER_TRANSPORT_DSN', 'amqp://guest:guest@localhost:5672/%2f/messages', 'RabbitMQ'],
    ['ELASTICSEARCH_URL', 'http://localhost:9200', 'Elasticsearch'],
    ['MEILISEARCH_HOST', 'http://127.0.0.1:7700', 'Meilisearch'],
    ['DB_HOST', '/var/run/mysqld.sock', 'database'],
  ])('%s=%s: %s', (name, value, service) => {
    expect(serviceNamed(name, value)).toMatchObject({ service, isLocal: true });
  });

  test.each([
    ['APP_URL', 'http://localhost'],
    ['MAILER_DSN', 'null://localhost'],
    ['DATABASE_URL', 'sqlite:///%kernel.project_dir%/var/data.db'],
    ['TRUSTED_PROXIES', '127.0.0.1'],
    ['VITE_REVERB_HOST', 'localhost'],
    ['DB_TEST_HOST', 'localhost'],
    ['DB_PORT', '3306'],
  ])('%s=%s: none', (name, value) => expect(serviceNamed(name, value)?.isLocal ?? false).toBe(false));
});

test('variables that files beside the environment files give', () => {
  const files = configurationOf({
    '.platform.app.yaml': 'name: app\nvariables:\n  env:\n    CACHE_STORE: redis\n',
    'compose.yml': 'services:\n  app:\n    environment:\n      - A=${B:-c}\n',
    Dockerfile: 'FROM php AS prod\nENV SESSION_DRIVER=redis\nFROM php AS dev\nENV SESSION_DRIVER=file\n',
  });
  const given = givenVariables(files);
  expect(given.map(({ name, value, path, line, from }) => `${path}:${line} ${name}=${value} ${from}`)).toEqual([
    'Dockerfile:2 SESSION_DRIVER=redis image',
    'compose.yml:4 A=c template',
    '.platform.app.yaml:4 CACHE_STORE=redis image',
  ]);
});

describe('variables that clusters give', () => {
  const given = (files: Record<string, string>): readonly string[] =>
    givenVariables(configurationOf(files)).map(
      ({ name, value, path, line, from }) => `${path}:${line} ${name}=${value} ${from}`,
    );

  test('containers of the application and what their pods are configured with', () => {
    const pod =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - image: example/app\n          env:\n            - { name: SESSION_DRIVER, value: file }\n            - name: APP_KEY\n              valueFrom: { secretKeyRef: { name: s, key: k } }\n        - image: redis:7\n          env:\n            - { name: REDIS_HOST, value: localhost }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata:\n  LOG_CHANNEL: single\n  nginx.conf: "server {}"\n';
    expect(given({ 'k8s/web.yaml': pod })).toEqual([
      'k8s/web.yaml:10 SESSION_DRIVER=file image',
      'k8s/web.yaml:21 LOG_CHANNEL=single image',
    ]);
  });

  test('values of charts', () => {
    const values =
      'replicaCount: 2\napp:\n  env:\n    CACHE_STORE: array\n    image: x\nextraEnvVars:\n  - name: MAIL_HOST\n    value: localhost\n';
    expect(given({ 'chart/values.yaml': values })).toEqual([
      'chart/values.yaml:4 CACHE_STORE=array image',
      'chart/values.yaml:7 MAIL_HOST=localhost image',
    ]);
    expect(given({ 'chart/values-dev.yaml': values })).toEqual([]);
  });
});
