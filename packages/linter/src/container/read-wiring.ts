import type { Notes } from '../notes.ts';
import type { Expr, FileFacts } from '../php/facts.ts';
import type { Project } from '../project/project.ts';
import { amended } from './amended-definition.ts';
import { bundleSettings } from './bundle-settings.ts';
import { type ConfigNode, entriesOf, entryOf } from './config-node.ts';
import { type LoweringContext, lowerText, lowerValue } from './config-value.ts';
import { type ContainerFile, loadContainerFiles } from './container-files.ts';
import { readEnvDefaults } from './env-defaults.ts';
import { InstalledConfigFiles } from './installed-config.ts';
import { keptWiring, type ReadWiring } from './kept-wiring.ts';
import { withParents } from './parent-definition.ts';
import { servicesOfPhp } from './php-configuration.ts';
import { bindsOf, definitionOf, type RawDefinition } from './service-definition.ts';
import { settledSettings } from './settled-settings.ts';
import type { ServiceDefinition, WiredValue, Wiring } from './wiring.ts';
import { drupalServiceFiles, wiringFiles } from './wiring-files.ts';

/**
 * What the project's YAML and XML files say about services and parameters in production: Symfony, Drupal (core and
 * contributed modules too, where they are present) and TYPO3. Read at the first question, so it costs nothing
 * until then. Never throws: unreadable files stand in `problems`.
 * @param php facts of PHP files that configure the container, by path
 * @param kept what an earlier run read, and where this one leaves it for the next
 */
export function readWiring(
  project: Project,
  php: ReadonlyMap<string, FileFacts> = new Map(),
  kept?: { readonly notes: Notes; readonly key: string },
): Wiring & { read(): void } {
  let read: Wiring | undefined;
  const wiring = (): Wiring => {
    read ??= withDefinitions(kept ? keptWiring(project, kept, () => readNow(project, php)) : readNow(project, php));
    return read;
  };
  return {
    read: () => void wiring(),
    get services() {
      return wiring().services;
    },
    get parameters() {
      return wiring().parameters;
    },
    get binds() {
      return wiring().binds;
    },
    get problems() {
      return wiring().problems ?? [];
    },
    definitionsOf: (className) => wiring().definitionsOf(className),
    installed: new InstalledConfigFiles(project),
  };
}

const NO_DEFAULTS: LoweringContext = { services: false, envDefault: () => undefined };

function readNow(project: Project, php: ReadonlyMap<string, FileFacts>): ReadWiring {
  const bundles = bundleSettings(php);
  const inPhp = new Map<string, ConfigNode>();
  for (const [path, facts] of php) {
    const node = servicesOfPhp(facts, path, bundles.get(path));
    if (node) inPhp.set(path, node);
  }
  const sections = [...bundles.values()].map(({ alias }) => alias);
  const own = wiringFiles(project, [...inPhp.keys()]);
  const { files, problems, outside } = loadContainerFiles(
    project,
    [...drupalServiceFiles(project), ...own],
    inPhp,
    sections,
  );
  const envDefaults = envDefaultsOf(project, files);
  const context: LoweringContext = { services: true, envDefault: (name) => envDefaults.get(name) };
  const parameters = new Map([
    ...settledSettings(bundles.values(), files, { ...context, services: false }),
    ...parametersOf(files, context),
  ]);
  const binds = new Map<string, WiredValue>();
  const raw = new Map<string, RawDefinition>();

  for (const { path, node } of files) {
    for (const { key, line, value } of entriesOf(entryOf(node, 'services'))) {
      if (key === '_defaults') {
        for (const [name, bound] of bindsOf(entryOf(value, 'bind'), path, context)) binds.set(name, bound);
      } else if (key === '_instanceof') continue;
      else {
        const definition = definitionOf(key, value, { path, line, context });
        if (definition !== undefined) raw.set(definition.id, definition);
        // What a prototype gives to all its classes is known by parameter name only, like a bind.
        else for (const name of ['bind', 'arguments']) addMissing(binds, bindsOf(entryOf(value, name), path, context));
      }
    }
  }
  for (const { path, node } of files) {
    for (const { key, line, value } of entriesOf(entryOf(node, 'amendments'))) {
      const known = raw.get(key)?.alias === undefined ? raw.get(key) : raw.get(raw.get(key)?.alias ?? '');
      if (known) raw.set(known.id, amended(known, value, { path, line, context }));
    }
  }
  decorate(raw);

  const services = new Map<string, ServiceDefinition>();
  for (const [id, definition] of raw) {
    services.set(id, { ...withClassName(withParents(definition, raw), parameters), id });
  }
  return { services, parameters, binds, problems, outside };
}

function withDefinitions(read: Omit<ReadWiring, 'outside'>): Wiring {
  const byClass = new Map<string, ServiceDefinition[]>();
  for (const definition of read.services.values()) {
    if (definition.className === undefined || definition.abstract) continue;
    const key = definition.className.toLowerCase();
    const known = byClass.get(key);
    if (known) known.push(definition);
    else byClass.set(key, [definition]);
  }
  return {
    ...read,
    definitionsOf: (className) => byClass.get(className.replace(/^\\/, '').toLowerCase()) ?? [],
  };
}

/**
 * What `%env(NAME)%` is unless the platform says otherwise: a `.env` file that is loaded has it before
 * `parameters: env(NAME): value`, which counts where no variable is set.
 * https://symfony.com/doc/current/configuration.html#configuration-based-on-environment-variables
 */
function envDefaultsOf(project: Project, files: readonly ContainerFile[]): ReadonlyMap<string, Expr> {
  const defaults = new Map<string, Expr>();
  for (const { node } of files) {
    for (const { key, value } of entriesOf(entryOf(node, 'parameters'))) {
      const name = /^env\((\w+)\)$/.exec(key)?.[1];
      if (name !== undefined) defaults.set(name, lowerValue(value, NO_DEFAULTS));
    }
  }
  for (const [name, { value, example }] of readEnvDefaults(project)) {
    if (!example && value !== '') defaults.set(name, lowerText(value, NO_DEFAULTS));
  }
  return defaults;
}

function parametersOf(files: readonly ContainerFile[], context: LoweringContext): ReadonlyMap<string, WiredValue> {
  const parameters = new Map<string, WiredValue>();
  for (const { path, node } of files) {
    for (const { key, line, value } of entriesOf(entryOf(node, 'parameters'))) {
      parameters.set(key, { expr: lowerValue(value, { ...context, services: false }), path, line });
    }
  }
  return parameters;
}

function addMissing(binds: Map<string, WiredValue>, more: ReadonlyMap<string, WiredValue>): void {
  for (const [name, value] of more) if (!binds.has(name)) binds.set(name, value);
}

/** A decorator takes the id of what it decorates, which stays reachable as `<decorator>.inner`. */
function decorate(definitions: Map<string, RawDefinition>): void {
  for (const [id, definition] of Array.from(definitions)) {
    const { decorates } = definition;
    if (decorates === undefined || decorates === id) continue;
    const inner = definitions.get(decorates);
    if (inner !== undefined) definitions.set(`${id}.inner`, { ...inner, id: `${id}.inner` });
    const { path, line } = definition;
    const empty = { args: [], namedArgs: {}, calls: [], properties: {}, tags: [], replaced: new Map() };
    definitions.set(decorates, { ...empty, id: decorates, alias: id, path, line });
  }
}

/** Symfony allows `class: '%mailer.class%'`. */
function withClassName(definition: ServiceDefinition, parameters: ReadonlyMap<string, WiredValue>): ServiceDefinition {
  if (definition.className?.includes('%') !== true) return definition;
  const { className, ...rest } = definition;
  const known = className.replace(/%([^%]+)%/g, (whole, name: string) => {
    const expr = parameters.get(name)?.expr;
    return expr?.op === 'lit' && typeof expr.value === 'string' ? expr.value : whole;
  });
  return known.includes('%') ? rest : { ...rest, className: known.replace(/^\\/, '') };
}
