import type { ConfigNode } from '../container/config-node.ts';
import { readJsonNode } from '../container/json-node.ts';
import { parseXml, type XmlElement } from '../container/xml-tree.ts';
import { parseYaml, readConfigText } from '../container/yaml-document.ts';
import type { Notes } from '../notes.ts';
import type { FileFacts } from '../php/facts.ts';
import type { Project } from '../project/project.ts';
import { byPrecedence, roleOfEnvFile, variablesOfEnvFile } from './env-files.ts';
import { GivenVariables } from './given-variables.ts';
import { MatchingPaths } from './matching-paths.ts';
import type { ConfigurationFiles } from './reader.ts';
import type { Placed, Setting } from './setting.ts';
import type { ConfigurationVariables, GivenVariable } from './variables.ts';

/** Loads facts of a PHP file by its path; undefined where there are none. */
export type LoadFacts = (path: string) => Promise<FileFacts | undefined>;

/** Names files that call a function, in any order. */
export type FindCalling = (name: string) => readonly string[];

/** Finds variables in files. */
export type CollectVariables = (
  files: Pick<ConfigurationFiles, 'matching' | 'text' | 'data'>,
) => readonly GivenVariable[];

/** The configuration of a project on disk. Every file is read once. */
export class ProjectConfiguration implements ConfigurationFiles {
  readonly project: Project;
  readonly environment = 'production';
  readonly variables: ConfigurationVariables;
  readonly #paths: readonly string[];
  readonly #present: ReadonlySet<string>;
  readonly #matching: MatchingPaths;
  readonly #texts = new Map<string, string | undefined>();
  readonly #data = new Map<string, Setting | undefined>();
  readonly #loadFacts: LoadFacts;
  readonly #findCalling: FindCalling;

  /** @param collect Variables that other files than `.env` give (see `infrastructure/`). */
  constructor(
    project: Project,
    loadFacts: LoadFacts,
    collect: CollectVariables = () => [],
    notes?: Notes,
    findCalling: FindCalling = () => [],
  ) {
    this.project = project;
    this.#loadFacts = loadFacts;
    this.#findCalling = findCalling;
    this.#paths = [...project.otherFiles, ...project.files.map(({ path }) => path)].sort();
    this.#present = new Set(this.#paths);
    this.#matching = new MatchingPaths(this.#paths, notes);
    this.variables = new GivenVariables([...collect(this), ...this.#environment()]);
  }

  has(path: string): boolean {
    return this.#present.has(path);
  }

  matching(pattern: RegExp): readonly string[] {
    return this.#matching.of(pattern);
  }

  calling(name: string): readonly string[] {
    return [...this.#findCalling(name)].sort();
  }

  text(path: string): string | undefined {
    if (!this.has(path)) return undefined;
    if (!this.#texts.has(path)) {
      const text = readConfigText(`${this.project.root}/${path}`);
      this.#texts.set(path, typeof text === 'string' ? text : undefined);
    }
    return this.#texts.get(path);
  }

  data(path: string): Setting | undefined {
    if (!this.#data.has(path)) this.#data.set(path, this.#read(path));
    return this.#data.get(path);
  }

  async facts(path: string): Promise<FileFacts | undefined> {
    return this.has(path) ? this.#loadFacts(path) : undefined;
  }

  xml(path: string): XmlElement | undefined {
    const text = this.text(path);
    const result = text === undefined ? undefined : parseXml(text);
    return result && 'root' in result ? result.root : undefined;
  }

  #read(path: string): Setting | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const json = path.endsWith('.json') ? readJsonNode(text) : undefined;
    if (json) return settingOf(json, path);
    const result = parseYaml(text);
    return 'node' in result ? settingOf(result.node, path) : undefined;
  }

  #environment(): readonly GivenVariable[] {
    return this.#paths
      .filter((path) => roleOfEnvFile(path) !== undefined)
      .sort(byPrecedence)
      .flatMap((path) => variablesOfEnvFile(path, this.text(path) ?? '', roleOfEnvFile(path) ?? 'template'));
  }
}

/** A node of a YAML file as a setting. */
export function settingOf(node: ConfigNode, path: string): Setting {
  const at: Placed = { path, line: node.line };
  switch (node.kind) {
    case 'scalar':
      return { kind: 'value', value: node.value, ...at };
    case 'list':
      return { kind: 'list', items: node.items.map((item) => settingOf(item, path)), ...at };
    case 'map':
      return {
        kind: 'map',
        entries: node.entries.map(({ key, line, value }) => ({ key, path, line, value: settingOf(value, path) })),
        ...at,
      };
  }
}
