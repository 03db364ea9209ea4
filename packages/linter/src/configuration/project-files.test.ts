import { describe, expect, test } from 'vitest';
import type { Project } from '../project/project.ts';
import { ProjectConfiguration } from './project-files.ts';

const PATHS = [
  '.env',
  '.github/workflows/ci.yml',
  '.github/workflows-old/ci.yml',
  '.github/workflows/nested/ci.yml',
  'app.json',
  'composer.json',
  'config/app.php',
  'config/app.yml',
  'configuration/app.php',
  'modules/config/app.php',
  'vapor.yaml',
  'vapor.yml',
];

function files(): ProjectConfiguration {
  const project = { root: '/nowhere', otherFiles: PATHS, files: [] } as unknown as Project;
  return new ProjectConfiguration(project, () => Promise.resolve(undefined));
}

describe('the paths that match a pattern', () => {
  test.each([
    /^\.github\/workflows\/[^/]+\.ya?ml$/,
    /^config\/[^/]+\.php$/,
    /(?:^|\/)config\/(?:general|app|db)\.php$/,
    /^vapor\.ya?ml$/,
    /^app\.json$/,
    /^config*\/app\.php$/,
    /^config\/|^vapor/,
    /^CONFIG\//i,
    /^[cv]/,
    /^(?:config|vapor)\//,
    /^confi\w+\/app/,
    /\.php$/,
    /^zzz/,
  ])('%s', (pattern) => {
    const matching = files();
    const expected = PATHS.filter((path) => pattern.test(path));
    expect(matching.matching(pattern)).toEqual(expected);
    expect(matching.matching(pattern)).toEqual(expected);
  });
});
