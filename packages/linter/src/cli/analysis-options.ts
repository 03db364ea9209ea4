/** From parsed arguments to the options of an analysis: what `lint` and `why` share. */
import { resolve } from 'node:path';
import type { TidemarkConfig } from '../config/config.ts';
import { loadConfigFile, loadProjectConfig } from '../config/load.ts';
import type { LintOptions } from '../options.ts';
import { findRoot } from '../project/root.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export interface PreparedAnalysis {
  readonly options: LintOptions;
  /** Absolute, links resolved. */
  readonly root: string;
  /** What was asked for below the root. */
  readonly asked?: string;
  /** Configuration file that was read. */
  readonly configFile?: string;
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

function cacheOption(args: ParsedArguments, cwd: string): Pick<LintOptions, 'cache'> {
  const location = args.value('cache-location');
  if (args.has('no-cache')) return { cache: false };
  return location === undefined ? {} : { cache: { location: resolve(cwd, location) } };
}

/**
 * @param path absolute; must exist
 * @throws TidemarkError `project.not-found`, `config.…`, `usage.conflict`
 */
export async function prepareAnalysis(
  path: string,
  args: ParsedArguments,
  terminal: Terminal,
  rules: readonly RuleMeta[],
): Promise<PreparedAnalysis> {
  const { root, asked } = findRoot(path);
  const { file, config } = await chooseConfig(args, terminal, root, rules);
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
      ...(threads === undefined ? {} : { threads }),
      ...(platform === undefined ? {} : { platform }),
    },
  };
}
