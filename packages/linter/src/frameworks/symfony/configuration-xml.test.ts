import { describe, expect, test } from 'vitest';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { symfonyConfiguration } from './configuration.ts';

const COMPOSER = JSON.stringify({ type: 'project', require: { 'symfony/framework-bundle': '6.4.*' } });

function container(namespaces: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<container xmlns="http://symfony.com/schema/dic/services" ${namespaces}>
${body}
</container>
`;
}

async function stores(files: Readonly<Record<string, string>>): Promise<string[]> {
  const reading = await readingOf(symfonyConfiguration, { 'composer.json': COMPOSER, ...files });
  return storeLines(reading.stores);
}

describe('configuration in XML', () => {
  test('goes by the namespace, whatever the prefix', async () => {
    const text = container(
      'xmlns:log="http://symfony.com/schema/dic/monolog" xmlns:fw="http://symfony.com/schema/dic/symfony"',
      `<fw:config><fw:session handler-id="session.handler.native_file"/></fw:config>
<when env="prod">
  <log:config>
    <log:handler name="main" type="stream" path="%kernel.logs_dir%/app.log"/>
  </log:config>
</when>
<config
    xmlns="http://symfony.com/schema/dic/doctrine">
  <dbal><connection name="default" url="sqlite:///%kernel.project_dir%/var/app.db"/></dbal>
</config>`,
    );
    const found = await stores({ 'config/packages/all.xml': text });
    expect(found.filter((line) => line.includes(' local'))).toEqual([
      'sessions sessions: node, PHP files @ config/packages/all.xml:3 local',
      'cache default cache (cache.app): node, local files @ config/packages/all.xml:3 local',
      'logs log handler main: node, local files @ config/packages/all.xml:6 local',
      'database default connection: node, SQLite file @ config/packages/all.xml:11 local',
    ]);
  });

  test('names items by an attribute, which is none of their settings', async () => {
    const text = container(
      'xmlns:framework="http://symfony.com/schema/dic/symfony" xmlns:liip-imagine="http://example.org/schema/dic/liip_imagine"',
      `<framework:config>
  <framework:lock><framework:resource name="invoice">flock</framework:resource></framework:lock>
  <framework:messenger>
    <framework:routing message-class="App\\Mail"><framework:sender service="now"/></framework:routing>
    <framework:transport name="now" dsn="sync://"/>
  </framework:messenger>
</framework:config>
<liip-imagine:config>
  <liip-imagine:resolver name="default"><liip-imagine:web_path web_root="%kernel.project_dir%/public"/></liip-imagine:resolver>
</liip-imagine:config>`,
    );
    const found = await stores({ 'config/packages/all.xml': text });
    expect(found.filter((line) => line.includes(' local'))).toEqual([
      'cache default cache (cache.app): node, local files @ config/packages/all.xml:3 local',
      'locks lock invoice: node, lock files @ config/packages/all.xml:4 local',
      'queue messenger transport now: process, the request itself @ config/packages/all.xml:7 local',
      'media derived images: node, local files @ config/packages/all.xml:11 local',
    ]);
  });
});

describe('the environment contract', () => {
  test('is what the configuration reads, with what a committed .env falls back to', async () => {
    const files = {
      'composer.json': COMPOSER,
      '.env':
        'APP_ENV=dev\nAPP_SECRET=\nDATABASE_URL="mysql://app@127.0.0.1:3306/app"\nSEARCH_URL=http://localhost:9200\nMAILER_DSN=null://null\n',
      'config/packages/framework.yaml':
        "framework:\n  secret: '%env(APP_SECRET)%'\n  mailer:\n    dsn: '%env(MAILER_DSN)%'\n  http_client:\n    default_options: { headers: { X: '%env(API_TOKEN)%' } }\n",
      'config/packages/doctrine.yaml': "doctrine:\n  dbal:\n    url: '%env(resolve:DATABASE_URL)%'\n",
      'config/services.yaml':
        "parameters:\n  env(PER_PAGE): '10'\n  search: '%env(SEARCH_URL)%'\n  per_page: '%env(int:PER_PAGE)%'\n  proxy: '%env(default::PROXY)%'\n",
    };
    const { variables } = await readingOf(symfonyConfiguration, files);
    const lines = variables.map(
      ({ name, default: fallback, isRequired, hidesAbsence, path, line }) =>
        `${name}=${String(fallback)}${isRequired ? ' required' : ''}${hidesAbsence ? ' hidden' : ''} ${path.replace('config/', '')}:${line}`,
    );
    expect(lines.toSorted()).toEqual([
      'API_TOKEN=null required packages/framework.yaml:6',
      'APP_ENV=dev required hidden .env:1',
      'APP_SECRET= required packages/framework.yaml:2',
      'DATABASE_URL=mysql://app@127.0.0.1:3306/app required hidden packages/doctrine.yaml:3',
      'MAILER_DSN=null://null packages/framework.yaml:4',
      'PER_PAGE=10 services.yaml:4',
      'PROXY=null services.yaml:5',
      'SEARCH_URL=http://localhost:9200 required hidden services.yaml:3',
    ]);
  });
});
