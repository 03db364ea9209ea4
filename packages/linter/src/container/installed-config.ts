/** Settings that Drupal's extensions bring along, and those that a site has exported: `config/install/name.yml`. */
import { join, posix } from 'node:path';
import { partition } from '../partition.ts';
import type { Project } from '../project/project.ts';
import { type ConfigNode, entryOf } from './config-node.ts';
import type { InstalledConfig, WiredValue } from './wiring.ts';
import { parseYaml, readConfigText } from './yaml-document.ts';

/** https://www.drupal.org/docs/creating-modules/defining-and-using-your-own-configuration-in-drupal */
const INSTALLED = /(?:^|\/)config\/(?:install|optional)\/[^/]+\.yml$/;
const BELOW_EXTENSION = /\/?config\/[^/]+\/[^/]+$/;
const LIST_OF_EXPORT = 'core.extension.yml';
/** Exports of other environments, and what tests install. */
const ELSEWHERE = /(?:^|\/)(?:tests?|config_split|splits?|dev|local|stage|staging)\//;

/** Of an extension that installs more objects than this, as profiles do, none is guessed to be the one. */
const MOST_OBJECTS = 12;

/** Files are read at the first question about them. */
export class InstalledConfigFiles implements InstalledConfig {
  readonly #root: string;
  readonly #files: readonly string[];
  #byName: ReadonlyMap<string, readonly string[]> | undefined;
  #byExtension: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #read = new Map<string, ConfigNode | undefined>();

  constructor({ root, otherFiles }: Project) {
    this.#root = root;
    this.#files = otherFiles;
  }

  valueOf(key: string, name: string | undefined, reader: string): WiredValue | undefined {
    const names = name === undefined ? this.#namesOfExtension(reader) : [name];
    const found = names.flatMap((each) => {
      const paths = this.#pathsOf(each);
      const value = this.#in(paths, key);
      return value ? [value] : [];
    });
    // Where several objects of an extension have the key, it is not known which one is read.
    return found.length === 1 ? found[0] : undefined;
  }

  #in(paths: readonly string[], key: string): WiredValue | undefined {
    for (const path of paths) {
      let node = this.#data(path);
      for (const segment of key.split('.')) node = entryOf(node, segment);
      if (node?.kind !== 'scalar' || typeof node.value !== 'string') continue;
      return { expr: { op: 'lit', value: node.value }, path, line: node.line };
    }
    return undefined;
  }

  /** The file that a site has exported first: it has what the site has made of the defaults. */
  #pathsOf(name: string): readonly string[] {
    this.#byName ??= this.#gather();
    return this.#byName.get(name) ?? [];
  }

  #gather(): ReadonlyMap<string, readonly string[]> {
    const usable = this.#files.filter((path) => path.endsWith('.yml') && !ELSEWHERE.test(path));
    const exports = new Set(
      usable.flatMap((path) =>
        posix.basename(path) === LIST_OF_EXPORT && !INSTALLED.test(path) ? [posix.dirname(path)] : [],
      ),
    );
    const exported = usable.filter((path) => exports.has(posix.dirname(path)));
    return partition([...exported, ...usable.filter((path) => INSTALLED.test(path))], nameOf);
  }

  /** Names of what the extension installs to which a file of code belongs. */
  #namesOfExtension(reader: string): readonly string[] {
    this.#byExtension ??= partition(
      this.#files.filter((path) => INSTALLED.test(path)),
      (path) => path.replace(BELOW_EXTENSION, '') || '.',
    );
    for (let at = posix.dirname(reader); ; at = posix.dirname(at)) {
      const own = this.#byExtension.get(at);
      if (own) return own.length > MOST_OBJECTS ? [] : own.map(nameOf);
      if (at === '.') return [];
    }
  }

  #data(path: string): ConfigNode | undefined {
    if (!this.#read.has(path)) {
      const text = readConfigText(join(this.#root, path));
      const yaml = typeof text === 'string' ? parseYaml(text) : undefined;
      this.#read.set(path, yaml && 'node' in yaml ? yaml.node : undefined);
    }
    return this.#read.get(path);
  }
}

function nameOf(path: string): string {
  return posix.basename(path, '.yml');
}
