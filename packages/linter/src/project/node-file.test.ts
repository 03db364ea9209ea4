import { describe, expect, test } from 'vitest';
import { discoverProject } from './discover.ts';
import { isNodeFile } from './node-file.ts';
import { temporaryProject } from './temporary-project.ts';

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

describe('a file that Node may run', () => {
  test.each(['server.js', 'node/worker.mjs', 'ssr/index.cjs', 'src/queue.ts', 'a/b.mts', 'a/b.cts', 'lib/latest.js'])(
    '%s',
    (path) => {
      expect(isNodeFile(path, baseName(path))).toBe(true);
    },
  );

  test.each([
    'app.jsx',
    'types.d.ts',
    'lib/jquery.min.js',
    'server.test.js',
    'server.spec.ts',
    'public/app.js',
    'Resources/Public/JavaScript/app.js',
    'dist/server.js',
    'node/tests/run.js',
    'assets/vendor/editor.js',
    '.eslintrc.js',
  ])('not %s', (path) => {
    expect(isNodeFile(path, baseName(path))).toBe(false);
  });
});

test('the walk lists them apart from PHP and configuration', () => {
  const root = temporaryProject({
    'composer.json': '{}',
    'index.php': '<?php',
    'server.js': '',
    'worker/job.mjs': '',
    'node_modules/x/index.js': '',
    'tests/a.js': '',
    'examples/b.js': '',
  });
  const project = discoverProject(root);
  expect(project.nodeFiles).toEqual(['server.js', 'worker/job.mjs']);
  expect(project.files.map(({ path }) => path)).toEqual(['index.php']);
});
