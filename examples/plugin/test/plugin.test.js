import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RuleTester } from '@tidemark/linter/plugin';
import plugin from '../index.js';

const tester = new RuleTester(plugin);
const SITE = { 'composer.json': '{ "require": { "acme/cms": "^3.1", "acme/platform": "^1.0" } }' };

test('the pages show what their rules find', async () => {
  await tester.page('acme/no-ftp-drop');
  await tester.page('acme/no-export-to-desktop');
});

test('a path is followed through a parameter', () =>
  tester.project('acme/no-export-to-desktop', {
    ...SITE,
    'src/Export.php': `<?php
      use Acme\\Cms\\Paths;
      class Export {
        public function run() { $this->write(Paths::data() . '/desktop/all.csv'); }
        private function write(string $file) {
          file_put_contents($file, 'x'); // error: [acme/no-export-to-desktop] export
        }
      }`,
  }));

test('a site has to require the package of the platform', async () => {
  const { findings } = await tester.lint({ 'composer.json': '{ "require": { "acme/cms": "^3.1" } }' });
  const found = findings.filter(({ ruleId }) => ruleId === 'acme/platform-package');
  assert.deepEqual(
    found.map(({ path, startLine }) => [path, startLine]),
    [['composer.json', 1]],
  );
  await tester.project('acme/platform-package', SITE);
});

test('the framework is known: its writers, its paths, its configuration', async () => {
  const { findings, stateMap, project } = await tester.lint({
    ...SITE,
    'config/acme.yaml': 'sessions: files\n',
    'src/Report.php': `<?php
      function report(Acme\\Cms\\Exporter $exporter) { $exporter->toFile(Acme\\Cms\\Paths::data() . '/report.csv'); }`,
  });
  assert.deepEqual(project.frameworks, [{ name: 'acme-cms', version: '^3.1' }]);
  assert.deepEqual(
    findings.filter(({ factor }) => factor === 'processes').map(({ ruleId, path }) => `${ruleId} ${path}`),
    ['processes/local-session config/acme.yaml', 'processes/local-disk-write src/Report.php'],
  );
  assert.match(findings.at(-1)?.remedy.summary ?? '', /^Use the bucket of the site/);
  assert.equal(stateMap.kinds.sessions[0]?.placement, 'node');
});

test('the platform decides what becomes of a write', async () => {
  const files = {
    ...SITE,
    'acme-cloud.yml': 'name: shop\n',
    'src/Report.php': `<?php
      file_put_contents(Acme\\Cms\\Paths::data() . '/report.csv', 'x');
      file_put_contents(Acme\\Cms\\Paths::data() . '/shared/report.csv', 'x');`,
  };
  const { findings } = await tester.lint(files, { only: 'processes/local-disk-write' });
  assert.deepEqual(
    findings.map(({ startLine, effect }) => [startLine, effect]),
    [[2, 'fails-read-only']],
  );
});
