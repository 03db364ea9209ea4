/** Plugins that the user names, and the rules that are known with them. */
import { dirname, resolve } from 'node:path';
import { readConfigFile } from '../config/load.ts';
import type { PluginName } from '../plugin/load.ts';
import type { PluginSet } from '../plugin/plugin-set.ts';
import { findRoot } from '../project/root.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { allRules } from '../suppress/settle.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

export interface KnownRules {
  /** Tidemark's and the plugins', by id. */
  readonly rules: readonly RuleMeta[];
  readonly plugins?: PluginSet;
}

/**
 * Loads what `--plugin` names, and what the file of `--config` names. A configuration that was found in the project is not
 * asked: whoever wrote the project would choose what runs here.
 * @param scanned absolute path that is looked at
 * @throws TidemarkError `plugin.…`, `config.…`
 */
export async function knownRules(
  args: ParsedArguments,
  { cwd }: Terminal,
  services: Services,
  scanned?: string,
): Promise<KnownRules> {
  const own = await services.rules();
  const named: PluginName[] = (args.values('plugin') ?? []).map((name) => ({ name, from: cwd }));
  const file = args.has('no-config') ? undefined : args.value('config');
  const configured = file === undefined ? [] : await configuredPlugins(resolve(cwd, file));
  if (named.length + configured.length === 0) return { rules: allRules(own) };
  const notIn = scanned === undefined ? {} : { notIn: findRoot(scanned).root };
  const { loadPlugins } = await import('../plugin/load.ts');
  const plugins = await loadPlugins([...named.map((each) => ({ ...each, ...notIn })), ...configured]);
  if (!plugins) return { rules: allRules(own) };
  const { metasOf } = await import('../rules/registry.ts');
  return { rules: allRules([...own, ...metasOf(plugins.rules)]), plugins };
}

/** What is no list of texts is told when the file is validated. */
async function configuredPlugins(file: string): Promise<readonly PluginName[]> {
  const { value } = await readConfigFile(file);
  const names = typeof value === 'object' && value !== null && 'plugins' in value ? value.plugins : [];
  return Array.isArray(names)
    ? names.flatMap((name: unknown) => (typeof name === 'string' ? [{ name, from: dirname(file) }] : []))
    : [];
}
