/** Collects what the parts of the Symfony reader find, with the places that tell of it. */
import type { StateKind } from '@tidemark/sdk/model';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type {
  ServiceReading,
  StoreReading,
  SwitchReading,
  Telling,
  VariableReading,
} from '../../../configuration/reading.ts';
import {
  decidingVariable,
  isInRelease,
  type Placed,
  type Setting,
  type SettingEntry,
  type VariableUse,
} from '../../../configuration/setting.ts';
import { isLocalHost } from '../../../configuration/telling.ts';
import type { ConfigurationKind, Remedy } from '../../../result.ts';
import type { SymfonyApplication } from './application.ts';
import { type Backend, backendOf } from './data-source.ts';
import { Placeholders, type Resolved } from './placeholders.ts';
import { remedies } from './remedies.ts';

/** A store whose setting decides where it is. */
export interface ConfiguredStore {
  readonly kind: StateKind;
  readonly store: string;
  /** Key as one writes it. */
  readonly key: string;
  readonly at: Placed;
  /** Last line, where it is longer. */
  readonly endLine?: number;
  readonly setting: Setting;
  /** What a value means; undefined where it cannot be told. */
  readonly means: (value: string) => Backend | undefined;
  readonly message: (technology: string) => string;
  readonly remedy: Remedy;
  readonly reportedAs: ConfigurationKind;
  readonly isUsed?: boolean;
  /** Directory of its files, where the value does not name it. */
  readonly directory?: string | undefined;
  /** What a variable decides, in a few words. */
  readonly purpose: string;
}

/** Findings of one application. */
export class Findings {
  readonly stores: StoreReading[] = [];
  readonly services: ServiceReading[] = [];
  readonly switches: SwitchReading[] = [];
  readonly variables: Map<string, VariableReading> = new Map();
  readonly application: SymfonyApplication;
  readonly files: ConfigurationFiles;
  readonly placeholders: Placeholders;
  /** Variables of services and of stores that were told of: each place is reported once. */
  readonly #told = new Set<string>();

  constructor(application: SymfonyApplication, files: ConfigurationFiles) {
    this.application = application;
    this.files = files;
    this.placeholders = new Placeholders(application, files.variables);
  }

  /** Text of a setting with its placeholders filled in; undefined where it is no known text. */
  text(setting: Setting | undefined): string | undefined {
    const resolved = setting && this.placeholders.resolve(setting).setting;
    return resolved?.kind === 'value' && typeof resolved.value === 'string' ? resolved.value : undefined;
  }

  /** Adds a store and tells what it is, as far as that is known. */
  configured(store: ConfiguredStore): Backend | undefined {
    const resolved = this.placeholders.resolve(store.setting);
    const { setting, template } = resolved;
    const variable = decidingVariable(setting);
    const value = setting.kind === 'value' && setting.value !== null ? String(setting.value) : undefined;
    const given = variable ? this.placeholders.given(variable.name) : [];
    const hint = template?.value ?? given.find(({ from }) => from === 'template')?.value;
    const effective = value === undefined ? undefined : store.means(value);
    const backend = effective ?? (value === undefined && hint ? store.means(String(hint)) : undefined);
    const isLocal = (text: string): boolean => isUnshared(store.means(text));
    const told = [...this.#tellings(store, resolved, isLocal, store.kind), ...this.#byImages(variable, isLocal)];
    const technology =
      backend?.technology ?? (variable ? `what ${variable.name} says` : 'not told by the configuration');
    this.stores.push({
      kind: store.kind,
      store: store.store,
      placement: backend?.placement ?? 'unknown',
      technology,
      ...directoryOf(store.directory ?? value, backend),
      confidence: effective ? (variable ? 'likely' : 'certain') : 'possible',
      told,
      isUsed: store.isUsed ?? true,
      reportedAs: store.reportedAs,
      message: store.message(technology),
      remedy: store.remedy,
    });
    if (variable)
      this.variable(
        variable,
        store.purpose,
        told.some((telling) => telling.isLocal && !telling.isTemplate),
      );
    return backend;
  }

  /** Adds a service whose address stands in a setting. */
  service(
    service: string,
    key: string,
    entry: Placed,
    address: Setting,
    options: { readonly isUsed?: boolean } = {},
  ): void {
    const resolved = this.placeholders.resolve(address);
    const { setting } = resolved;
    const value = setting.kind === 'value' && typeof setting.value === 'string' ? setting.value : undefined;
    const variable = decidingVariable(setting);
    if (variable && this.#told.has(`${service} ${variable.name}`)) return;
    if (value !== undefined && isNoService(backendOf(value))) return;
    const hostOf = (text: string): string => backendOf(text)?.host ?? (/[:/@]/.test(text) ? hostOfUrl(text) : text);
    const told = this.#tellings({ key, at: entry }, resolved, (text) => isLocalHost(hostOf(text)), service);
    const host = value === undefined || value === '' ? undefined : hostOf(value);
    this.services.push({
      service,
      ...(host ? { host } : {}),
      // What a committed `.env` says of services is there to be replaced by each environment.
      told: told.map((telling) => (telling.path === entry.path ? telling : { ...telling, isTemplate: true as const })),
      isUsed: options.isUsed ?? true,
      message: `${service} is looked for on the node itself`,
      remedy: remedies.service,
    });
    const isHidden = told.some(({ isLocal, isTemplate }) => isLocal && !isTemplate);
    if (variable) this.variable(variable, `address of ${service}`, isHidden);
  }

  /** @param isOptional a processor gives something where the variable is not set */
  variable(use: VariableUse, purpose: string, hidesAbsence: boolean, isOptional = false): void {
    const known = this.variables.get(use.name);
    if (known) {
      if (hidesAbsence) this.variables.set(use.name, { ...known, isRequired: true, hidesAbsence });
      return;
    }
    // A committed `.env` is what an application falls back to.
    const fallback = use.given?.value ?? use.default;
    const hasDefault = isOptional || (fallback !== undefined && fallback !== null && fallback !== '');
    this.variables.set(use.name, {
      ...use,
      ...(fallback === undefined ? {} : { default: fallback }),
      purpose,
      isRequired: !hasDefault || hidesAbsence,
      hidesAbsence,
    });
  }

  /** What images keep in local files: addresses of services in them are told of by themselves. */
  #byImages(variable: VariableUse | undefined, isLocal: (text: string) => boolean): readonly Telling[] {
    if (!variable || this.#told.has(`image ${variable.name}`)) return [];
    this.#told.add(`image ${variable.name}`);
    return this.placeholders
      .givenByImages(variable.name)
      .map(({ path, line, value, name }): Telling => ({ path, line, key: name, isLocal: isLocal(value) }));
  }

  #tellings(
    store: { readonly key: string; readonly at: Placed; readonly endLine?: number },
    { setting, template, fallbackAt }: Resolved,
    isLocal: (text: string) => boolean,
    purpose: string,
  ): readonly Telling[] {
    const variable = decidingVariable(setting);
    const value = setting.kind === 'value' && setting.value !== null ? String(setting.value) : undefined;
    // Where a file gives the variable, that file is the place to report.
    const isDecidedHere = variable?.given === undefined;
    const isLocalHere = isDecidedHere && value !== undefined && isLocal(value);
    // The text that makes it local is the place to change, where it stands elsewhere.
    const fallback = variable && isLocalHere && value !== '' ? fallbackAt : undefined;
    const here: Telling = {
      path: store.at.path,
      line: store.at.line,
      ...(store.endLine === undefined ? {} : { endLine: store.endLine }),
      key: store.key,
      ...(variable ? { variable, whenUnset: whenUnset(variable) } : {}),
      isLocal: isLocalHere && fallback === undefined,
    };
    const isNew = variable !== undefined && !this.#told.has(`${purpose} ${variable.name}`);
    if (variable) this.#told.add(`${purpose} ${variable.name}`);
    const given = isNew ? this.placeholders.given(variable.name) : [];
    const wins = given.find(({ from, path }) => from === 'loaded' && path === variable?.given?.path)?.path;
    const elsewhere = given.map(({ path, line, value: text, from }): Telling => {
      // `.env.prod` in the place of `.env`: production never sees the value of the other.
      const isOverridden = from === 'loaded' && wins !== undefined && path !== wins;
      const place: Telling = {
        path,
        line,
        key: variable?.name ?? store.key,
        isLocal: !isOverridden && isLocal(text),
      };
      return from === 'template' ? { ...place, isTemplate: true } : place;
    });
    const parameter: readonly Telling[] = template
      ? [
          {
            path: template.path,
            line: template.line,
            key: store.key,
            isLocal: isLocal(String(template.value)),
            isTemplate: true,
          },
        ]
      : [];
    const defaulted: readonly Telling[] =
      fallback && variable
        ? [{ path: fallback.path, line: fallback.line, key: `env(${variable.name})`, variable, isLocal: true }]
        : [];
    return [here, ...defaulted, ...elsewhere, ...parameter];
  }
}

/** Where files of one node lie, as far as that is told: `{root}/var/log`, `sqlite:///{root}/var/app.db`. */
function directoryOf(text: string | undefined, backend: Backend | undefined): { readonly directory?: string } {
  const path = text?.replace(/^(?:sqlite|flock|file):(?:\/\/\/?)?/, '');
  return backend?.placement === 'node' && path !== undefined && isInRelease(path) ? { directory: path } : {};
}

/** Is it seen by one node, or one process, alone? */
export function isUnshared(backend: Backend | undefined): boolean {
  return backend?.placement === 'node' || backend?.placement === 'process';
}

/** Files and memory are stores, and no service is looked for. */
function isNoService(backend: Backend | undefined): boolean {
  return isUnshared(backend) || backend?.technology === 'nothing';
}

function whenUnset({ name, given, default: fallback }: VariableUse): string {
  if (given) return `Without ${name} in the environment, ${given.path} says "${given.value}"`;
  if (fallback) return `Without ${name} it is "${fallback}"`;
  return `Without ${name} Symfony stops with an error`;
}

/** '' where it names none. */
export function hostOfUrl(text: string): string {
  const host = /^(?:[a-z][\w.+-]*:)?(?:\/\/)?(?:[^@/]*@)?(\[[^\]]+\]|[^:/?#]*)/i.exec(text)?.[1] ?? '';
  return host.replace(/^\[|\]$/g, '');
}

/** An entry's last line as far as it is known: that of its last value. */
export function endLineOf({ line, path, value }: SettingEntry): number {
  const inside =
    value.kind === 'map'
      ? value.entries.map(endLineOf)
      : value.kind === 'list'
        ? value.items.map((item) => item.line)
        : [value.line];
  return value.path === path ? Math.max(line, ...inside) : line;
}
