/** From the names of plugins to plugins. This is the one place where code that a user names is run. */
import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve as resolveModule } from 'import-meta-resolve';
import { messageOf, TidemarkError } from '../errors.ts';
import { importOutside } from '../outside-module.ts';
import { type PluginModule, pluginSet } from './adapt.ts';
import { checkedPlugin, exportedPlugin } from './check-plugin.ts';
import { contentHash } from './content-hash.ts';
import type { PluginSet } from './plugin-set.ts';

/** A plugin as a user names it. */
export interface PluginName {
  /** A package, or a file: a path with `./`, `../` or absolute. */
  readonly name: string;
  /** Absolute directory from which it is looked for. */
  readonly from: string;
  /** A package below this directory is none that who names it has chosen: the project that is looked at. */
  readonly notIn?: string;
}

/** Of each name one plugin, however often it is named. @throws TidemarkError `plugin.…` */
export async function loadPlugins(names: readonly PluginName[]): Promise<PluginSet | undefined> {
  const files = new Map<string, string>();
  for (const each of names) {
    const file = located(each);
    if (!files.has(file)) files.set(file, each.name);
  }
  if (files.size === 0) return undefined;
  const modules: PluginModule[] = [];
  for (const [file, name] of files) modules.push(await loaded(file, name));
  const twice = modules.find(({ name }, at) => modules.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined) {
    throw new TidemarkError('plugin.name-taken', {
      where: twice.from,
      what: `another plugin is called "${twice.name}" too`,
      next: 'Leave one of them out: their rules could not be told apart.',
    });
  }
  return pluginSet(modules);
}

/** Beside what Tidemark was installed with first; then from where the name stands. */
function located({ name, from, notIn }: PluginName): string {
  if (/^\.{1,2}(?:[\\/]|$)/.test(name) || isAbsolute(name)) {
    const file = resolve(from, name);
    if (existsSync(file)) return realpathSync(file);
    throw new TidemarkError('plugin.not-found', {
      where: name,
      what: `there is no such file in ${from}`,
      next: 'A plugin is a JavaScript module: name its file, as ./tools/my-plugin.mjs, or a package that is installed.',
    });
  }
  const own = resolved(name, import.meta.url);
  if (own !== undefined) return own;
  const found = resolved(name, pathToFileURL(resolve(from, 'any.js')).href);
  if (found === undefined) {
    throw new TidemarkError('plugin.not-found', {
      where: name,
      what: `there is no package of this name beside Tidemark or in ${from}`,
      next: `Install it beside Tidemark: npm install --save-dev ${name}. A file is named with ./ in front: --plugin ./${name}`,
    });
  }
  if (notIn !== undefined && found.startsWith(realpathSync(notIn) + sep)) {
    throw new TidemarkError('plugin.of-project', {
      where: name,
      what: `the only package of this name lies in the project that is looked at (${found}), whose code is not run`,
      next: 'Install the plugin beside Tidemark; or, if you trust this code, name the file itself with --plugin.',
    });
  }
  return found;
}

function resolved(name: string, from: string): string | undefined {
  try {
    const file = fileURLToPath(resolveModule(name, from));
    return existsSync(file) ? realpathSync(file) : undefined;
  } catch {
    return undefined;
  }
}

async function loaded(file: string, from: string): Promise<PluginModule> {
  let module: Readonly<Record<string, unknown>>;
  try {
    module = (await importOutside(pathToFileURL(file).href)) as typeof module;
  } catch (error) {
    throw new TidemarkError('plugin.unloadable', {
      where: from,
      what: `the module cannot be loaded: ${messageOf(error)}`,
      next: nextStep(error, file),
      cause: error,
    });
  }
  const plugin = checkedPlugin(exportedPlugin(module), from);
  return { plugin, name: plugin.name, from, hash: await contentHash(file) };
}

function nextStep(error: unknown, file: string): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION')
    return 'Name a JavaScript module (.mjs, .js, .cjs): this version of Node does not read TypeScript.';
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND')
    return `Install what it imports where ${file} finds it, such as npm install --save-dev @tidemark/linter.`;
  return `Mend ${file}; "node ${file}" shows where it stops.`;
}
