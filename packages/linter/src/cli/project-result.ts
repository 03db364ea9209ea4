/** The result of a whole project for commands that print a part of it. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LintResult } from '../result.ts';
import { settledLint } from '../suppress/settled-lint.ts';
import { prepareAnalysis } from './analysis-options.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { knownRules } from './plugin-step.ts';
import { startProgress } from './progress.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

/** Lints the project that the only argument names, the current directory's without one. */
export async function projectResult(
  args: ParsedArguments,
  terminal: Terminal,
  services: Services,
): Promise<LintResult> {
  const path = projectPath(args, terminal.cwd);
  const known = await knownRules(args, terminal, services, path);
  const { options } = await prepareAnalysis(path, args, terminal, known);
  const progress = startProgress(terminal, false);
  try {
    return await settledLint(
      services.lint,
      known.rules,
      progress ? { ...options, onProgress: progress.onProgress } : options,
    );
  } finally {
    progress?.stop();
  }
}

/**
 * The folder that the only argument names, the current directory without one; absolute.
 * @throws TidemarkError `usage.unexpected-argument`, `usage.no-such-path`
 */
export function projectPath({ command, positionals }: ParsedArguments, cwd: string): string {
  const [asked = '.', second] = positionals;
  if (second !== undefined) {
    throw usageError('unexpected-argument', `${command} takes one path, but got "${asked}" and "${second}"`);
  }
  const path = resolve(cwd, asked);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw usageError('no-such-path', `${asked}: no such folder`, 'Name the folder of a PHP project.');
  }
  return path;
}

/** Prints a document as `--format json` or `yaml` asks; false where neither is asked for. */
export async function printDocument(document: unknown, args: ParsedArguments, terminal: Terminal): Promise<boolean> {
  const format = args.value('format') ?? 'pretty';
  if (format === 'json') {
    await terminal.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return true;
  }
  if (format === 'yaml') {
    const { stringify } = await import('yaml');
    await terminal.stdout.write(stringify(document));
    return true;
  }
  if (format === 'pretty') return false;
  throw usageError('invalid-value', `${args.command} prints pretty, json or yaml, not ${format}`);
}
