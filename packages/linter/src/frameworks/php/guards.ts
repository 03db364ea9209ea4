import type { Guard } from '../knowledge.ts';
import { manual } from './manual.ts';

/** Conditions of plain PHP that say on which SAPI the code runs. */
export const guards: readonly Guard[] = [
  {
    when: 'php_sapi_name=cli',
    harmless: true,
    because: 'cli',
    source: manual('function.php-sapi-name'),
  },
  {
    when: 'const PHP_SAPI=cli',
    harmless: true,
    because: 'cli',
    source: manual('reserved.constants'),
  },
  {
    when: 'php_sapi_name=cli-server',
    harmless: true,
    because: 'development',
    source: manual('features.commandline.webserver'),
  },
  {
    when: 'const PHP_SAPI=cli-server',
    harmless: true,
    because: 'development',
    source: manual('features.commandline.webserver'),
  },
  {
    when: 'env=testing',
    harmless: true,
    because: 'testing',
    source: 'https://12factor.net/dev-prod-parity',
  },
  {
    when: 'env=test',
    harmless: true,
    because: 'testing',
    source: 'https://12factor.net/dev-prod-parity',
  },
  {
    when: 'env=local',
    harmless: true,
    because: 'development',
    source: 'https://12factor.net/dev-prod-parity',
  },
  {
    when: 'env=dev',
    harmless: true,
    because: 'development',
    source: 'https://12factor.net/dev-prod-parity',
  },
  {
    when: 'env=development',
    harmless: true,
    because: 'development',
    source: 'https://12factor.net/dev-prod-parity',
  },
];
