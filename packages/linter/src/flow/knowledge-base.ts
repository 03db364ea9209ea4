import type { DeferredCall, HookFunctions, StaticMaker } from '../frameworks/calls-made-elsewhere.ts';
import type { ComponentList } from '../frameworks/component-list.ts';
import type {
  Abstraction,
  EntryPoint,
  Escape,
  KeptSettings,
  Knowledge,
  OriginSource,
  PathSource,
  ReturnType,
  Scheduler,
  Sink,
} from '../frameworks/knowledge.ts';

import type { DetectedFramework } from '../project/project.ts';
import { byPattern } from './by-pattern.ts';
import { GuardTable } from './guard-table.ts';

/** A call pattern taken apart. */
export interface CallPattern {
  readonly form: 'function' | 'static' | 'method' | 'new' | 'other';
  /** Lower case; empty for functions. */
  readonly cls: string;
  /** Lower case name of function or method. */
  readonly name: string;
}

export function parsePattern(pattern: string): CallPattern {
  const key = pattern.toLowerCase();
  if (key.startsWith('new ')) return { form: 'new', cls: key.slice(4).trim(), name: '__construct' };
  if (/^(?:const|alias|parameter) /.test(key)) return { form: 'other', cls: '', name: key };
  const arrow = key.indexOf('->');
  if (arrow > 0) return { form: 'method', cls: key.slice(0, arrow), name: key.slice(arrow + 2) };
  const colons = key.indexOf('::');
  if (colons > 0) return { form: 'static', cls: key.slice(0, colons), name: key.slice(colons + 2) };
  return { form: 'function', cls: '', name: key };
}

/** A directory below the project root that is meant for the moment. */
export interface ScratchDirectory {
  readonly base: string;
  readonly label: string;
}

/** The pattern of an escape into an element that a framework keeps: `parameter &$context[results]`. */
const KEPT_ELEMENT = /^parameter &\$(\w+)\[(\w+)\]$/;

/** The tables of the frameworks that are on, made ready for look-up by lower-case call pattern. */
export class KnowledgeBase {
  readonly frameworks: readonly DetectedFramework[];
  readonly tables: readonly Knowledge[];
  readonly sinks: ReadonlyMap<string, readonly Sink[]>;
  /** Sinks that may match a receiver of unknown type, by method name. */
  readonly untypedSinks: ReadonlyMap<string, readonly Sink[]>;
  readonly paths: ReadonlyMap<string, readonly PathSource[]>;
  readonly origins: ReadonlyMap<string, readonly OriginSource[]>;
  readonly types: ReadonlyMap<string, readonly ReturnType[]>;
  readonly escapes: ReadonlyMap<string, readonly Escape[]>;
  /** Elements of parameters by reference that a framework keeps from one call to the next, in lower case. */
  readonly keptElements: readonly { readonly parameter: string; readonly element: string }[];
  readonly untypedEscapes: ReadonlyMap<string, readonly Escape[]>;
  readonly entries: readonly EntryPoint[];
  /** Classes with a method that writes, lower case. */
  readonly sinkOwners: ReadonlySet<string>;
  readonly schedulers: readonly Scheduler[];
  readonly hooks: readonly HookFunctions[];
  readonly deferredCalls: readonly DeferredCall[];
  readonly staticMakers: readonly StaticMaker[];
  readonly componentLists: readonly ComponentList[];
  readonly guards: GuardTable;
  readonly abstractions: readonly Abstraction[];
  readonly keptSettings: readonly KeptSettings[];
  /** Paths that a container keeps, by the id they are kept under in lower case: `$app['path.public']`. */
  readonly keptPaths: ReadonlyMap<string, PathSource>;
  /** Names of the calls that give the web address of a file. */
  readonly addressCalls: readonly string[];
  readonly #scratch: readonly ScratchDirectory[];
  /** Service id, component or facade alias in lower case → class. */
  readonly services: ReadonlyMap<string, string>;

  /**
   * @param all every table there is; those of frameworks that were not detected lend only what is bound to a class,
   *   because a class name can't be mistaken while a global function's can
   */
  constructor(all: readonly Knowledge[], frameworks: readonly DetectedFramework[]) {
    this.frameworks = frameworks;
    const on = new Set<string>(['php', 'libraries', ...frameworks.map((framework) => framework.name)]);
    const isOn = (table: Knowledge): boolean => on.has(table.name);
    const bound = (pattern: string): boolean => /->|::|^new /i.test(pattern);
    const gather = <T>(pick: (table: Knowledge) => readonly T[], patternOf: (entry: T) => string): readonly T[] =>
      all.flatMap((table) => pick(table).filter((entry) => isOn(table) || bound(patternOf(entry))));
    this.tables = all.filter(isOn);
    const sinks = gather(
      (table) => table.sinks,
      (sink) => sink.call,
    );
    this.sinks = byPattern(sinks, (sink) => sink.call);
    this.sinkOwners = new Set(
      sinks.map((sink) => parsePattern(sink.call)).flatMap(({ form, cls }) => (form === 'method' ? [cls] : [])),
    );
    const active = this.tables.flatMap((table) => table.sinks);
    this.untypedSinks = byPattern(
      active.filter((sink) => (sink.untyped ?? sink.untypedWithin) && parsePattern(sink.call).form === 'method'),
      (sink) => parsePattern(sink.call).name,
    );
    this.paths = byPattern(
      gather(
        (table) => table.paths,
        (path) => path.of,
      ),
      (path) => path.of,
    );
    this.keptPaths = new Map(
      this.tables
        .flatMap((table) => table.paths)
        .flatMap((path) => {
          const [, id] = /->offsetGet\((.+)\)$/.exec(path.of) ?? [];
          return id === undefined ? [] : [[id.toLowerCase(), path] as const];
        }),
    );
    this.addressCalls = this.tables
      .flatMap((table) => table.paths)
      .flatMap(({ of, address }) => (address ? [parsePattern(of).name] : []));
    this.#scratch = this.tables
      .flatMap((table) => table.paths)
      .flatMap(({ place, base, label }) => (place === 'temporary' && base !== undefined ? [{ base, label }] : []));
    this.origins = byPattern(
      gather(
        (table) => table.origins,
        (origin) => origin.of,
      ),
      (origin) => origin.of,
    );
    this.types = byPattern(
      gather(
        (table) => table.types,
        (type) => type.of,
      ),
      (type) => type.of,
    );
    const escapes = gather(
      (table) => table.escapes,
      (escape) => escape.call,
    );
    this.escapes = byPattern(escapes, (escape) => escape.call);
    this.keptElements = [...this.escapes.keys()].flatMap((pattern) => {
      const [, parameter, element] = KEPT_ELEMENT.exec(pattern) ?? [];
      return parameter !== undefined && element !== undefined ? [{ parameter, element }] : [];
    });
    this.untypedEscapes = byPattern(
      this.tables.flatMap((table) => table.escapes).filter((escape) => escape.untyped),
      (escape) => parsePattern(escape.call).name,
    );
    // The tables that are on speak first: a framework may run as scheduled what its library calls a command.
    const off = all.filter((table) => !isOn(table));
    this.entries = [...this.tables, ...off].flatMap((table) =>
      table.entries.filter((entry) => isOn(table) || entry.extends !== undefined || entry.attribute !== undefined),
    );
    this.hooks = this.tables.flatMap((table) => table.hooks ?? []);
    this.deferredCalls = this.tables.flatMap((table) => table.deferredCalls ?? []);
    this.staticMakers = this.tables.flatMap((table) => table.staticMakers ?? []);
    this.componentLists = this.tables.flatMap((table) => table.componentLists ?? []);
    this.schedulers = [...this.tables, ...off].flatMap((table) => table.schedulers);
    this.guards = new GuardTable(
      all.flatMap((table) => table.guards.filter((guard) => isOn(table) || bound(guard.when))),
    );
    this.abstractions = this.tables.flatMap((table) => table.abstractions);
    this.keptSettings = this.tables.flatMap((table) => table.keptSettings ?? []);
    // Of two that know an id the more particular one, which comes first, is right.
    this.services = new Map(
      this.tables
        .flatMap((table) => table.services)
        .reverse()
        .map((service) => [service.id.toLowerCase(), service.className]),
    );
  }

  /** The temporary directory of a framework that is on, in which this root-relative path lies. */
  temporaryAbove(path: string): ScratchDirectory | undefined {
    return this.#scratch.find(({ base }) => path === base || path.startsWith(`${base}/`));
  }
}
