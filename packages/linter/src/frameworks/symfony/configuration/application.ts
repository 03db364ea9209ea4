/** The configuration of one Symfony application in production: every bundle's section, parameters, what placeholders give. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import {
  entryAt,
  type Placed,
  ROOT,
  type Setting,
  type SettingEntry,
  type SettingMap,
} from '../../../configuration/setting.ts';
import { type ApplicationPlace, configurationFiles, importedFiles } from './configuration-files.ts';
import type { KernelDirectories } from './kernel.ts';
import { type KernelEnvironment, kernelEnvironment } from './kernel-environment.ts';
import { isHome, mergedSetting } from './merge.ts';
import { phpSections } from './php-sections.ts';
import { xmlSections } from './xml-sections.ts';

/** Files that one application may import. */
const MOST_FILES = 500;

/** Parts of a file that configure no bundle. */
const NO_BUNDLE = /^(?:parameters|imports|services|when@.*)$/;

export interface SymfonyApplication {
  /** Relative to the root: '' or with a slash at the end. */
  readonly directory: string;
  readonly environment: KernelEnvironment;
  /** What its kernel says. */
  readonly kernel: KernelDirectories;
  /** Lowest major version of Symfony; undefined when nothing tells. */
  readonly major: number | undefined;
  /** Extension → its configuration, merged. The entries' places are where a section is first told of. */
  readonly sections: ReadonlyMap<string, SettingEntry>;
  readonly parameters: ReadonlyMap<string, SettingEntry>;
  /** Parameters that only a template gives (`parameters.yml.dist`). */
  readonly templates: ReadonlyMap<string, SettingEntry>;
  /** Service id → its definition as written. */
  readonly services: ReadonlyMap<string, SettingEntry>;
  /** Files that were read. */
  readonly paths: readonly string[];
}

/** Reads what configures an application. */
export async function readApplication(
  files: ConfigurationFiles,
  place: ApplicationPlace,
  major: number | undefined,
): Promise<SymfonyApplication> {
  const loader = new Loader(files);
  for (const path of configurationFiles(files, place)) await loader.load(path);
  const { directory, kernel } = place;
  const { sections, parameters, services, paths } = loader;
  const templates = new Map<string, SettingEntry>();
  for (const path of files.matching(/(?:^|\/)parameters\.ya?ml\.dist$|(?:^|\/)parameters\.dist\.ya?ml$/)) {
    if (!path.startsWith(directory)) continue;
    for (const entry of entriesOf(entryAt(files.data(path), 'parameters')?.value)) templates.set(entry.key, entry);
  }
  return {
    directory,
    environment: kernelEnvironment(files),
    kernel,
    major,
    sections,
    parameters,
    templates,
    services,
    paths: [...paths],
  };
}

/** Value of a section's path of keys: the entry, whose place is the key's. */
export function entryIn(
  application: SymfonyApplication,
  section: string,
  ...keys: readonly string[]
): SettingEntry | undefined {
  let entry = application.sections.get(section);
  for (const key of keys) {
    const map = entry?.value;
    entry = entryAt(map, key) ?? (map?.kind === 'list' && map.items[0] ? entryAt(map.items[0], key) : undefined);
  }
  return entry;
}

/** Place of the nearest section that is there, down a path of keys. */
export function nearestPlace(
  application: SymfonyApplication,
  section: string,
  ...keys: readonly string[]
): Placed | undefined {
  for (let length = keys.length; length >= 0; length -= 1) {
    const entry = entryIn(application, section, ...keys.slice(0, length));
    if (entry) return entry;
  }
  return undefined;
}

/** Entries of a map, or none. */
export function entriesOf(setting: Setting | undefined): readonly SettingEntry[] {
  return setting?.kind === 'map' ? setting.entries : [];
}

class Loader {
  readonly sections = new Map<string, SettingEntry>();
  readonly parameters = new Map<string, SettingEntry>();
  readonly services = new Map<string, SettingEntry>();
  readonly paths = new Set<string>();
  readonly #files: ConfigurationFiles;
  readonly #environment: KernelEnvironment;

  constructor(files: ConfigurationFiles) {
    this.#files = files;
    this.#environment = kernelEnvironment(files);
  }

  async load(path: string): Promise<void> {
    if (this.paths.has(path) || this.paths.size >= MOST_FILES) return;
    this.paths.add(path);
    const root = await this.#root(path);
    if (!root) return;
    for (const { key, value } of root.entries) if (key === 'imports') await this.#imports(path, value);
    this.#take(root);
    for (const { key, value } of root.entries) {
      if (key === `when@${this.#environment}` && value.kind === 'map') {
        await this.#imports(path, entryAt(value, 'imports')?.value);
        this.#take(value);
      }
    }
  }

  async #imports(path: string, imports: Setting | undefined): Promise<void> {
    for (const item of imports?.kind === 'list' ? imports.items : []) {
      const resource = item.kind === 'map' ? entryAt(item, 'resource')?.value : item;
      if (resource?.kind !== 'value' || typeof resource.value !== 'string') continue;
      for (const imported of importedFiles(this.#files, path, resource.value)) await this.load(imported);
    }
  }

  async #root(path: string): Promise<SettingMap | undefined> {
    if (path.endsWith('.php')) {
      const facts = await this.#files.facts(path);
      if (!facts) return undefined;
      const known = new Map([['$kernel', ROOT]]);
      return phpSections({ path, facts, variables: this.#files.variables, known }, this.#environment);
    }
    if (path.endsWith('.xml')) {
      const root = this.#files.xml(path);
      return root?.name === 'container' ? xmlSections(path, root, this.#files.text(path) ?? '') : undefined;
    }
    const data = this.#files.data(path);
    return data?.kind === 'map' ? data : undefined;
  }

  #take(root: SettingMap): void {
    for (const entry of root.entries) {
      if (entry.key === 'parameters') {
        for (const parameter of entriesOf(entry.value)) this.parameters.set(parameter.key, parameter);
      } else if (entry.key === 'services') {
        for (const service of entriesOf(entry.value)) this.services.set(service.key, service);
      } else if (!NO_BUNDLE.test(entry.key)) {
        const known = this.sections.get(entry.key);
        const value = mergedSetting(known?.value, entry.value);
        this.sections.set(entry.key, known && !isHome(entry) ? { ...known, value } : { ...entry, value });
      }
    }
  }
}
