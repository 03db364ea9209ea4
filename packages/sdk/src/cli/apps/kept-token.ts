/** The token that `tidemark login` keeps: a file of the user, mode 0600. */
import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { TidemarkError } from '../../client-error.ts';
import { readJson, writeDurably } from '../../platform/durable-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function tokenFile(env: Environment): string {
  const configuration = env['XDG_CONFIG_HOME'];
  const folder = configuration === undefined || configuration === '' ? join(homeOf(env), '.config') : configuration;
  return join(folder, 'tidemark', 'fortrabbit.json');
}

function homeOf(env: Environment): string {
  return env['HOME'] ?? homedir();
}

/** Undefined where none is kept. @throws TidemarkError `usage.invalid` where the file holds something else */
export function keptToken(env: Environment): string | undefined {
  let kept: unknown;
  try {
    kept = readJson(tokenFile(env));
  } catch (cause) {
    throw new TidemarkError('usage.invalid', {
      what: `${tokenFile(env)} cannot be read`,
      next: 'Run tidemark login again.',
      cause,
    });
  }
  const token = (kept as { token?: unknown } | undefined)?.token;
  return typeof token === 'string' ? token : undefined;
}

/** @param token undefined: none from now on */
export function keepToken(env: Environment, token: string | undefined): void {
  const file = tokenFile(env);
  if (token === undefined) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeDurably(file, `${JSON.stringify({ token })}\n`);
}
