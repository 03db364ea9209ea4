/** What `%parameter%` and `%env(…)%` stand for in one environment. */

import {
  decidingVariable,
  type Placed,
  ROOT,
  type Setting,
  type SettingValue,
} from '../../../configuration/setting.ts';
import { joined, variableSetting } from '../../../configuration/setting-text.ts';
import type { ConfigurationVariables, GivenVariable } from '../../../configuration/variables.ts';
import type { SymfonyApplication } from './application.ts';

/** Parameters in parameters that are followed. */
const DEEPEST = 12;

/** Processors whose result is no text that stands in a variable. https://symfony.com/doc/current/configuration/env_var_processors.html */
const MADE_OF_IT = /^(?:file|require|json|key|query_string|url|csv|base64|enum|not|const|shuffle)$/;

/** Files that development and tests alone read. */
const OF_DEVELOPMENT = /(?:^|\/)\.?(?:devcontainer|ddev|lando|github|gitlab|ci)\/|\.env\.test[\w-]*$/;

/** A setting with its placeholders filled in. */
export interface Resolved {
  readonly setting: Setting;
  /** Where only a template of parameters gives the value. */
  readonly template?: SettingValue;
  /** Where the text stands that a variable falls back to: `env(NAME)` among the parameters. */
  readonly fallbackAt?: Placed;
}

/** Fills in placeholders of one application. */
export class Placeholders {
  readonly #application: SymfonyApplication;
  readonly #variables: ConfigurationVariables;
  #template: SettingValue | undefined;
  #fallbackAt: Placed | undefined;

  constructor(application: SymfonyApplication, variables: ConfigurationVariables) {
    this.#application = application;
    this.#variables = variables;
  }

  /** The place is that of the setting itself, wherever the value comes from. */
  resolve(setting: Setting): Resolved {
    this.#template = undefined;
    this.#fallbackAt = undefined;
    const resolved = this.#resolve(setting, 0);
    return {
      setting: resolved,
      ...(this.#template === undefined ? {} : { template: this.#template }),
      ...(this.#fallbackAt === undefined ? {} : { fallbackAt: this.#fallbackAt }),
    };
  }

  /** Everywhere that a variable is given, with its placeholders filled in; development's files left out. */
  given(name: string): readonly GivenVariable[] {
    return this.#given(name, ['loaded', 'template']);
  }

  /** The images that give it. */
  givenByImages(name: string): readonly GivenVariable[] {
    return this.#given(name, ['image']);
  }

  #given(name: string, by: readonly GivenVariable['from'][]): readonly GivenVariable[] {
    return this.#variables
      .of(name)
      .filter(({ from, path }) => by.includes(from) && !OF_DEVELOPMENT.test(path) && this.#isOwn(path))
      .map((given) => ({ ...given, value: this.#filled(given.value, given) }));
  }

  /** Not that of another application in the same tree. */
  #isOwn(path: string): boolean {
    const { directory } = this.#application;
    const home = path.slice(0, path.lastIndexOf('/') + 1);
    return directory.startsWith(home) || home.startsWith(directory);
  }

  #filled(text: string, at: Placed): string {
    const setting = this.#text(text, { path: at.path, line: at.line }, DEEPEST - 2);
    return setting.kind === 'value' && typeof setting.value === 'string' ? setting.value : text;
  }

  #resolve(setting: Setting, depth: number): Setting {
    if (setting.kind !== 'value' || typeof setting.value !== 'string' || depth > DEEPEST) return setting;
    const at: Placed = { path: setting.path, line: setting.line };
    if (!setting.value.includes('%')) return setting;
    const resolved = this.#text(setting.value, at, depth);
    const variable = decidingVariable(resolved) ?? setting.variable;
    return variable && (resolved.kind === 'value' || resolved.kind === 'unknown')
      ? { ...resolved, variable }
      : resolved;
  }

  #text(text: string, at: Placed, depth: number): Setting {
    const pieces = text.split(/(%env\([^)]*\)%|%[^%\s]+%|%%)/).filter((piece) => piece !== '');
    const settings = pieces.map((piece): Setting => {
      if (piece === '%%') return { kind: 'value', value: '%', ...at };
      const environment = /^%env\(([^)]*)\)%$/.exec(piece)?.[1];
      if (environment !== undefined) return this.#environment(environment, at, depth + 1);
      const parameter = /^%([^%\s]+)%$/.exec(piece)?.[1];
      return parameter === undefined
        ? { kind: 'value', value: piece, ...at }
        : this.#parameter(parameter, at, depth + 1);
    });
    const [only] = settings;
    return only && settings.length === 1 ? only : joined(settings, at);
  }

  #parameter(name: string, at: Placed, depth: number): Setting {
    const kernel = this.#kernel(name);
    if (kernel !== undefined) return { kind: 'value', value: kernel, ...at };
    const entry = this.#application.parameters.get(name);
    if (entry && depth <= DEEPEST) return { ...this.#resolve(entry.value, depth), ...at };
    const template = this.#application.templates.get(name);
    if (template?.value.kind === 'value')
      this.#template = { ...template.value, path: template.path, line: template.line };
    return { kind: 'unknown', ...at };
  }

  /** https://symfony.com/doc/current/reference/configuration/kernel.html */
  #kernel(name: string): string | boolean | undefined {
    const { directory, environment, kernel, major } = this.#application;
    const root = `${ROOT}/${directory}`.replace(/\/$/, '');
    const isOld = major !== undefined && major < 4;
    switch (name) {
      case 'kernel.project_dir':
        return root;
      case 'kernel.root_dir':
        return `${root}/${isOld ? 'app' : 'src'}`;
      case 'kernel.cache_dir':
      case 'kernel.build_dir':
        return kernel.cache ?? `${root}/var/cache/${environment}`;
      case 'kernel.share_dir':
        return kernel.share ?? `${root}/var/share/${environment}`;
      case 'kernel.logs_dir':
        return kernel.logs ?? `${root}/var/${isOld ? 'logs' : 'log'}`;
      case 'kernel.environment':
      case 'kernel.runtime_environment':
        return environment;
      case 'kernel.debug':
        return environment === 'dev';
      default:
        return undefined;
    }
  }

  #environment(expression: string, at: Placed, depth: number): Setting {
    const parts = expression.split(':');
    const name = parts.at(-1) ?? '';
    const fallsBackAt = parts.indexOf('default');
    const fallbackName = fallsBackAt >= 0 && fallsBackAt < parts.length - 2 ? parts[fallsBackAt + 1] : undefined;
    const ownDefault = this.#application.parameters.get(`env(${name})`);
    let fallback: Setting | undefined;
    if (ownDefault) {
      fallback = this.#resolve(ownDefault.value, depth);
      this.#fallbackAt = { path: ownDefault.path, line: ownDefault.line };
    }
    if (!ownDefault && fallbackName) fallback = this.#parameter(fallbackName, at, depth);
    const value = variableSetting(this.#variables, name, fallback, at);
    const variable = decidingVariable(value);
    const isMadeOfIt = parts.slice(0, -1).some((processor) => MADE_OF_IT.test(processor));
    // Nothing says what it is: production must, or Symfony stops with an error.
    const isUnset = value.kind === 'value' && value.value === null && fallsBackAt < 0;
    if (isMadeOfIt || isUnset) return { kind: 'unknown', ...at, ...(variable ? { variable } : {}) };
    return depth <= DEEPEST ? this.#resolve(value, depth + 1) : value;
  }
}
