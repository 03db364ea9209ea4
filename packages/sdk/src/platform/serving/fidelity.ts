/** How close what serves the nodes is to a platform of servers. */
import { readdirSync, realpathSync } from 'node:fs';
import { findProgram } from '../sandbox.ts';

/** `full` nginx and PHP-FPM on each node, HAProxy before them · `reduced` PHP's built-in server, and a proxy here. */
export type Fidelity = 'full' | 'reduced';

export interface FullPrograms {
  readonly nginx: string;
  readonly phpFpm: string;
  readonly haproxy: string;
  /** Starts two programs and ends with the first of them. */
  readonly bash: string;
}

/** Undefined where one of them is not installed. */
export function fullPrograms(): FullPrograms | undefined {
  const [nginx, haproxy, bash, phpFpm] = [findProgram('nginx'), findProgram('haproxy'), findProgram('bash'), findFpm()];
  if (nginx === undefined || haproxy === undefined || bash === undefined || phpFpm === undefined) return undefined;
  return { nginx, haproxy, bash, phpFpm };
}

/** Where it cannot be better, what would make it so. */
export const INSTALL_FULL = 'apt install nginx-light php-fpm haproxy';

/** Debian names it by version; the one that goes with `php` is wanted. */
function findFpm(): string | undefined {
  const php = findProgram('php');
  const version = php === undefined ? undefined : /\d+\.\d+$/.exec(realpathSync(php))?.[0];
  const own = version === undefined ? undefined : findProgram(`php-fpm${version}`);
  if (own !== undefined || version !== undefined) return own ?? findProgram('php-fpm');
  const names = ['/usr/sbin', '/usr/local/sbin'].flatMap((folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  });
  const newest = names.filter((name) => /^php-fpm\d+\.\d+$/.test(name)).sort();
  return findProgram(newest.at(-1) ?? 'php-fpm');
}
