/** From parsed arguments to the options of an analysis: what `lint` and `why` share. */
import { resolve } from 'node:path';
import type { TidemarkConfig } from '../config/config.ts';
import { loadConfigFile, loadProjectConfig } from '../config/load.ts';
import type { LintOptions } from '../options.ts';
import { headOf, isPhpName } from '../project/php-file.ts';
import { findRoot } from '../project/root.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { KnownRules } from './plugin-step.ts';
import type { Terminal } from './terminal.ts';

/** Where the first opening tag of a file is looked for [bytes]. */
const HEAD = 65_536;

export interface PreparedAnalysis {
  readonly options: LintOptions;
  /** Absolute, links resolved. */
  readonly root: string;
  /** What was asked for below the root. */
  readonly asked?: string;
  /** Configuration file that was read. */
  readonly configFile?: string;
}

/** What the configuration of a project names is code of that project. */
function unloadedNote({ plugins = [] }: TidemarkConfig, file: string | undefined): string {
  return [
    `tidemark-lint: the configuration of the project names plugins (${plugins.join(', ')}), which are not loaded:`,
    `code of a project that is looked at is not run. If it is yours: --config ${file}\n`,
  ].join(' ');
}

interface ConfigChoice {
  readonly file?: string;
  readonly config: TidemarkConfig;
}

async function chooseConfig(
  args: ParsedArguments,
  terminal: Terminal,
  root: string,
  rules: readonly RuleMeta[],
): Promise<ConfigChoice> {
  const ids = rules.map(({ id }) => id);
  const named = args.value('config');
  if (named !== undefined && args.has('no-config')) {
    throw usageError('conflict', '--config and --no-config exclude each other', 'Leave one of them out.');
  }
  if (args.has('no-config')) return { config: {} };
  if (named === undefined) return loadProjectConfig(root, ids);
  const file = resolve(terminal.cwd, named);
  return { file, config: await loadConfigFile(file, ids) };
}

/** The configuration that a project brings along; undefined where it has none. */
export async function projectConfig(root: string, rules: readonly RuleMeta[]): Promise<TidemarkConfig | undefined> {
  const { file, config } = await loadProjectConfig(
    root,
    rules.map(({ id }) => id),
  );
  return file === undefined ? undefined : config;
}

function cacheOption(args: ParsedArguments, cwd: string): Pick<LintOptions, 'cache'> {
  const location = args.value('cache-location');
  if (args.has('no-cache')) return { cache: false };
  return location === undefined ? {} : { cache: { location: resolve(cwd, location) } };
}

/** A clean bill for a file that holds no PHP would mislead. */
function refuseOtherFile(path: string, asked: string): void {
  if (asked.endsWith('/') || isPhpName(asked) || headOf(path, HEAD).includes('<?')) return;
  throw usageError('no-php', `${asked} holds no PHP`, 'Name a PHP file, or a folder.');
}

/**
 * @param path absolute; must exist
 * @throws TidemarkError `project.not-found`, `config.…`, `usage.conflict`, `usage.no-php`
 */
export async function prepareAnalysis(
  path: string,
  args: ParsedArguments,
  terminal: Terminal,
  { rules, plugins }: KnownRules,
): Promise<PreparedAnalysis> {
  const { root, asked } = findRoot(path);
  if (asked !== undefined && !args.has('stdin')) refuseOtherFile(path, asked);
  const { file, config } = await chooseConfig(args, terminal, root, rules);
  if (config.plugins?.length && args.value('config') === undefined && !args.has('quiet'))
    await terminal.stderr.write(unloadedNote(config, file));
  const threads = args.number('threads');
  const platform = args.value('platform') ?? config.platform;
  return {
    root,
    ...(asked === undefined ? {} : { asked }),
    ...(file === undefined ? {} : { configFile: file }),
    options: {
      path,
      config,
      signal: terminal.signal,
      ...cacheOption(args, terminal.cwd),
      ...(plugins === undefined ? {} : { plugins }),
      ...(threads === undefined ? {} : { threads }),
      ...(platform === undefined ? {} : { platform }),
    },
  };
}
