import { expect, test } from 'vitest';
import { configuredKnowledge } from '../known.ts';
import { generic } from '../platforms/generic.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { codeContext } from './code-context.ts';

test.each([
  ['Dockerfile', 'FROM dunglas/frankenphp\nENV FRANKENPHP_CONFIG="worker ./public/worker.php"\n', true],
  ['docker/app.Dockerfile', 'FROM php:8.3\nCMD ["php", "artisan", "octane:start"]\n', true],
  ['Caddyfile', '{\n  frankenphp {\n    worker {\n      file ./public/index.php\n    }\n  }\n}\n', true],
  ['compose.yaml', 'services:\n  app:\n    command: frankenphp php-server --worker public/index.php\n', true],
  ['Dockerfile', 'FROM dunglas/frankenphp\nENV SERVER_NAME=:80\n', false],
  ['Procfile', 'worker: php artisan queue:work\n', false],
  ['compose.yaml', 'services:\n  worker:\n    command: php worker.php\n', false],
])('%s with %j answers many requests with one process: %s', (path, text, expected) => {
  const project = discoverProject(temporaryProject({ [path]: text, 'index.php': '<?php\n' }));
  expect(codeContext(project, configuredKnowledge(project, {}), generic).isLongRunning).toBe(expected);
});
