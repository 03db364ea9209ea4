/** What a release is: pages of PHP, or a program that serves itself. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `start` is read by a shell, as npm and Procfiles have it. */
export type SiteKind = { readonly kind: 'php' } | { readonly kind: 'node'; readonly start: string };

/** A `web:` line of a Procfile, else `scripts.start` of package.json where there is no PHP page to serve. */
export function siteKindOf(release: string, webRoot: string): SiteKind {
  const isPhp = existsSync(join(release, webRoot, 'index.php'));
  const start = isPhp ? undefined : (procfileOf(release).get('web') ?? startScript(release));
  return start === undefined ? { kind: 'php' } : { kind: 'node', start };
}

/** Source: https://devcenter.heroku.com/articles/procfile */
export function procfileOf(release: string): ReadonlyMap<string, string> {
  const lines = textOf(join(release, 'Procfile')).split('\n');
  const processes = lines.flatMap((line): [string, string][] => {
    const [, name = '', command = ''] = /^([\w-]+):\s*(\S.*?)\s*$/.exec(line) ?? [];
    return name === '' ? [] : [[name, command]];
  });
  return new Map(processes);
}

function startScript(release: string): string | undefined {
  try {
    const { scripts } = JSON.parse(textOf(join(release, 'package.json'))) as { scripts?: { start?: unknown } };
    const start = scripts?.start;
    return typeof start === 'string' && start !== '' ? start : undefined;
  } catch {
    return undefined;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
