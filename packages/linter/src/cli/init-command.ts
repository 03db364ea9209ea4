/** `tidemark-lint init [path]`. */
import { statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { findConfig } from '../config/locate.ts';
import { messageOf, TidemarkError } from '../errors.ts';
import { findRoot } from '../project/root.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

const SCHEMA = 'https://unpkg.com/@tidemark/linter/schema/tidemark.schema.json';

/** The file to start from: everything in it is the default, save the platform. */
export function startingConfig(platform: string | undefined): string {
  const config = {
    $schema: SCHEMA,
    ...(platform === undefined ? {} : { platform }),
    exclude: [],
    mounts: [],
    rules: {},
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Writes `tidemark.json` beside `composer.json`; what is there already is never touched. */
export async function initCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  const [text = '.', second] = args.positionals;
  if (second !== undefined)
    throw usageError('too-many-paths', `one path is expected, but "${second}" follows "${text}"`);
  const path = resolve(terminal.cwd, text);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw usageError('no-such-path', `${text}: no such file or folder`, 'Name the folder of a PHP project.');
  }
  const { root } = findRoot(path);
  const existing = findConfig(root);
  if (existing !== undefined) throw alreadyThere(existing);
  const platform = args.value('platform') ?? (await services.detectPlatform(root));
  const file = join(root, 'tidemark.json');
  try {
    writeFileSync(file, startingConfig(platform), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(file);
    throw new TidemarkError('output.unwritable', {
      where: file,
      what: `the file cannot be written: ${messageOf(error)}`,
      cause: error,
    });
  }
  await terminal.stdout.write(nextSteps(file, platform, terminal.cwd));
  return 0;
}

function alreadyThere(file: string): TidemarkError {
  return new TidemarkError('config.exists', {
    where: file,
    what: 'the project is configured already',
    next: 'Edit that file, or delete it first.',
  });
}

function nextSteps(file: string, platform: string | undefined, cwd: string): string {
  const shown = relative(cwd, file);
  const told =
    platform === undefined
      ? 'No platform was told by the project; set "platform" if a write is judged wrongly.'
      : `Platform: ${platform}.`;
  return [
    `Wrote ${shown.startsWith('..') ? file : shown}. ${told}`,
    '',
    'Next:',
    '  1. tidemark-lint',
    '     shows what a deploy or a second node would lose.',
    '  2. "mounts" names directories that outlive a deploy, such as a mounted network volume.',
    '  3. tidemark-lint --baseline tidemark-baseline.json --update-baseline',
    '     notes what is there today, so that CI fails on new findings only.',
    '  4. tidemark-lint --baseline tidemark-baseline.json',
    '     in CI; GitHub Actions and GitLab CI get their own format.',
    '',
    'An editor that reads $schema completes and checks every key.',
    '',
  ].join('\n');
}
