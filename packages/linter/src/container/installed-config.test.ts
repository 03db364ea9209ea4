import { expect, test } from 'vitest';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { InstalledConfigFiles } from './installed-config.ts';

const READER = 'web/modules/custom/jobs/src/Service.php';

function valueOf(files: Readonly<Record<string, string>>, key: string, name?: string): unknown {
  const root = temporaryProject({ 'composer.json': '{}', ...files });
  return new InstalledConfigFiles(discoverProject(root)).valueOf(key, name, READER);
}

const INSTALLED = 'web/modules/custom/jobs/config/install/jobs.settings.yml';
const TREE = { [INSTALLED]: "name: x\npath:\n  jobs: '/srv/jobs'\nretries: 3\n" };

test('a key of an object of settings has the text that the extension installs', () => {
  expect(valueOf(TREE, 'path.jobs', 'jobs.settings')).toEqual({
    expr: { op: 'lit', value: '/srv/jobs' },
    path: INSTALLED,
    line: 3,
  });
});

test('an object whose name is not known is one of the extension that reads it, if one alone has the key', () => {
  const other = 'web/modules/custom/jobs/config/optional/jobs.paths.yml';
  expect(valueOf(TREE, 'path.jobs')).toMatchObject({ path: INSTALLED });
  expect(valueOf({ ...TREE, [other]: 'dir: /srv/other\n' }, 'dir')).toMatchObject({ path: other });
  expect(valueOf({ ...TREE, [other]: 'path: { jobs: /srv/other }\n' }, 'path.jobs')).toBeUndefined();
});

test('what a site has exported is what it has made of the default', () => {
  const exported = { 'config/sync/core.extension.yml': 'module: { jobs: 0 }\n' };
  const own = { 'config/sync/jobs.settings.yml': 'path: { jobs: private://jobs }\n' };
  const files = { ...TREE, ...exported, ...own };
  expect(valueOf(files, 'path.jobs', 'jobs.settings')).toMatchObject({ expr: { value: 'private://jobs' } });
});

test.each<readonly [what: string, key: string, name: string | undefined, files: Readonly<Record<string, string>>]>([
  ['a key that is not there', 'path.gone', 'jobs.settings', TREE],
  ['a number', 'retries', 'jobs.settings', TREE],
  ['an object that nobody installs', 'path.jobs', 'other.settings', TREE],
  [
    'what tests install',
    'a',
    'a.settings',
    { 'web/modules/custom/a/tests/b/config/install/a.settings.yml': 'a: /b\n' },
  ],
  ['what is no YAML', 'a', 'a.settings', { 'web/modules/custom/a/config/install/a.settings.yml': 'a: [\n' }],
])('%s tells nothing', (_, key, name, files) => {
  expect(valueOf(files, key, name)).toBeUndefined();
});
