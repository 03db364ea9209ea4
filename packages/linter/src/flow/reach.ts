import picomatch from 'picomatch';
import type { EntryPoint } from '../frameworks/knowledge.ts';
import type { CommandLine, CommandPhase } from '../infrastructure/index.ts';
import { isWithin } from '../project/relative-path.ts';
import { type Cls, classKey, type Fn, shortName } from './code.ts';
import { commandClasses, commandNames } from './command-names.ts';
import { isIncludedFrom, isOnlyIncluded } from './included-places.ts';
import { OutsideCommands } from './outside-commands.ts';
import { isRegistered } from './registered-entries.ts';
import { startersOf } from './started-commands.ts';
import { literalOf } from './value.ts';
import type { World } from './world.ts';

/** How code is reached from outside; `unknown` counts as the web: unknown is not silence. */
export type Via = EntryPoint['via'] | 'unknown';

const MAX_FUNCTIONS = 40;
const MAX_HOPS = 6;
const MANY_CALLING_FILES = 8;

interface CompiledEntry {
  readonly entry: EntryPoint;
  readonly functionName: RegExp | undefined;
  readonly files: ((path: string) => boolean) | undefined;
  /** Where production loads classes from, and the directory from which it may include files. */
  readonly unless: { readonly autoloaded: readonly string[]; readonly included: string | undefined };
  /** Lower case. */
  readonly extends: string | undefined;
  readonly extendsNamed: RegExp | undefined;
  readonly attribute: string | undefined;
  readonly takes: string | undefined;
  readonly methods: ReadonlySet<string> | undefined;
}

/** What the time at which a command is run makes of it: a deploy and a schedule need no operator, as the web does not. */
function viaOf(phases: ReadonlySet<CommandPhase>): 'build' | 'schedule' | undefined {
  if (phases.size === 0) return undefined;
  return [...phases].every((phase) => phase === 'build') ? 'build' : 'schedule';
}

/** What a schedule or a supervisor starts has no line in the project where these are set up on the server. */
const STARTED_BY_SERVER = /cron|daemon|worker|queue|schedul|consum|server/i;

/** Nobody but a shell runs what begins with `#!`: a web server would send that line along. */
function isStartedByHand({ file }: Fn): boolean {
  return file.facts.program === true && !STARTED_BY_SERVER.test(file.path);
}

/** When the place says nothing: a map of the whole root is no exception. */
function exceptions(entry: EntryPoint, autoloaded: readonly string[]): CompiledEntry['unless'] {
  const { base } = picomatch.scan(entry.files ?? '');
  return {
    autoloaded: entry.unless?.includes('autoloaded') ? autoloaded.filter((path) => isWithin(path, base)) : [],
    included: entry.unless?.includes('included') ? base : undefined,
  };
}

const UNKNOWN: ReadonlySet<Via> = new Set<Via>(['unknown']);

/** A class of a console command, with what it is run by. */
interface Command {
  readonly cls: Cls;
  readonly names: readonly string[];
}

/** What a question about a function is kept under. */
class QuestionKeys {
  readonly #keys = new WeakMap<Fn, object>();

  of(fn: Fn): object {
    let key = this.#keys.get(fn);
    if (!key) {
      key = {};
      this.#keys.set(fn, key);
    }
    return key;
  }
}

/** Answers by which entry points a function is reached. */
export class Reach {
  readonly #world: World;
  readonly #entries: readonly CompiledEntry[];
  /** What builds, deploys and schedules of the project start. */
  readonly #outside: OutsideCommands;
  /** Commands of which it is being asked who starts them, against endless recursion. */
  readonly #started = new Set<string>();
  readonly #ways = new QuestionKeys();
  readonly #ownWays = new QuestionKeys();

  constructor(world: World, commands: readonly CommandLine[] = [], autoloaded: readonly string[] = []) {
    this.#world = world;
    this.#outside = new OutsideCommands(commands);
    this.#entries = world.knowledge.entries.map((entry) => ({
      entry,
      functionName: entry.functionName === undefined ? undefined : new RegExp(entry.functionName, 'i'),
      files: entry.files === undefined ? undefined : picomatch(entry.files, { dot: true }),
      unless: exceptions(entry, autoloaded),
      extends: entry.extends === undefined ? undefined : classKey(entry.extends),
      extendsNamed: entry.extendsNamed === undefined ? undefined : new RegExp(entry.extendsNamed, 'i'),
      attribute: entry.attribute === undefined ? undefined : classKey(entry.attribute),
      takes: entry.takes === undefined ? undefined : classKey(entry.takes),
      methods: entry.methods && new Set(entry.methods.map((method) => method.toLowerCase())),
    }));
  }

  /** Every way in which the function is reached, callers included. */
  of(fn: Fn): ReadonlySet<Via> {
    return this.#kept(this.#ways, fn, () => this.#waysTo(fn), UNKNOWN);
  }

  /** An answer is kept unless it is asked on the way to another of its kind, where the guard against recursion shortens it. */
  #kept<T>(keys: QuestionKeys, fn: Fn, find: () => T, otherwise: T): T {
    return this.#started.size > 0 ? find() : this.#world.settled(keys.of(fn), find, otherwise);
  }

  #waysTo(fn: Fn): ReadonlySet<Via> {
    const result = new Set<Via>();
    const seen = new Set<Fn>();
    let queue: Fn[] = [fn];
    for (let hop = 0; hop <= MAX_HOPS && queue.length > 0; hop += 1) {
      const next: Fn[] = [];
      for (const at of queue) {
        if (seen.has(at)) continue;
        seen.add(at);
        if (seen.size > MAX_FUNCTIONS) {
          result.add('unknown');
          return result;
        }
        const own = this.#kept(this.#ownWays, at, () => this.#entryOf(at), undefined);
        if (own !== undefined) {
          result.add(own);
          continue;
        }
        const outer = at.facts.outer === undefined ? undefined : at.file.functions[at.facts.outer];
        if (outer) {
          next.push(outer);
          continue;
        }
        const { callers, notFollowed } = this.#world.nearCallers(at);
        // What many call is a service of the whole application, the web included.
        const calling = new Set(callers.map(({ site }) => site.fn.file));
        if (calling.size === 0 || calling.size > MANY_CALLING_FILES || notFollowed > 0) {
          result.add('unknown');
          continue;
        }
        for (const caller of callers) next.push(caller.site.fn);
      }
      // The web needs no second witness: nothing below can make it harmless.
      if (result.has('web') || result.has('unknown')) return result;
      queue = next;
    }
    if (queue.length > 0) result.add('unknown');
    return result;
  }

  /** Is everything that reaches the function run by hand or while building? */
  isByHand(fn: Fn): boolean {
    const via = this.of(fn);
    return via.size > 0 && [...via].every((way) => way === 'operator' || way === 'build');
  }

  isBuild(fn: Fn): boolean {
    const via = this.of(fn);
    return via.size > 0 && [...via].every((way) => way === 'build');
  }

  #entryOf(fn: Fn): Via | undefined {
    const ancestors = fn.cls ? this.#world.program.ancestors(fn.cls.name) : [];
    const attributes = [...(fn.facts.attributes ?? []), ...(fn.cls?.facts.attributes ?? [])].map((attribute) =>
      classKey(attribute.name),
    );
    const name = fn.facts.name.toLowerCase();
    const isScript = fn.facts.kind === 'main';
    const taken = fn.facts.params.flatMap(({ type, docType }) =>
      [...(type?.classes ?? []), ...(docType?.classes ?? [])].map(classKey),
    );
    for (const { entry, functionName, files, methods, unless, ...asked } of this.#entries) {
      if (methods?.has(name) === false) continue;
      const { extends: base, extendsNamed: named, attribute, takes } = asked;
      const { registeredBy: by } = entry;
      const fits =
        (base !== undefined && ancestors.includes(base)) ||
        (named !== undefined && ancestors.some((each) => named.test(each) && this.#isElsewhere(each))) ||
        (attribute !== undefined && attributes.includes(attribute)) ||
        (functionName !== undefined && fn.facts.kind === 'function' && functionName.test(fn.facts.name)) ||
        (takes !== undefined && taken.includes(takes)) ||
        (files?.(fn.file.path) === true && !this.#isLoaded(fn, unless)) ||
        (by !== undefined && isRegistered(this.#world, fn, by.call, by.arg));
      if (!fits) continue;
      if (entry.via !== 'operator') return entry.via;
      const commands = commandClasses(this.#world, fn).map((cls) => ({ cls, names: commandNames(this.#world, cls) }));
      if (this.#isScheduled(commands)) return 'schedule';
      const names = commands.flatMap((command) => command.names);
      if (this.#isStarted(fn, names)) return 'web';
      const outside = viaOf(this.#outside.phasesOf(names));
      return outside ?? (isScript ? viaOf(this.#outside.phasesOfScript(fn.file.path)) : undefined) ?? 'operator';
    }
    if (!isScript) return undefined;
    const started = viaOf(this.#outside.phasesOfScript(fn.file.path));
    if (isStartedByHand(fn)) return started ?? 'operator';
    // A script that the build runs is part of it; whether the web serves it as well is not told by its path.
    return started === 'build' ? 'build' : undefined;
  }

  /** Does the application load the code from this directory of scripts? */
  #isLoaded(fn: Fn, { autoloaded, included }: CompiledEntry['unless']): boolean {
    const isScript = fn.facts.kind === 'main';
    if (!isScript && autoloaded.some((path) => isWithin(fn.file.path, path))) return true;
    if (included === undefined || (isScript && !isOnlyIncluded(fn))) return false;
    const scripts = this.#entries.filter(({ entry: { via } }) => via === 'operator' || via === 'build');
    return isIncludedFrom(this.#world, included, (path) => scripts.some(({ files }) => files?.(path)));
  }

  /** A class of which nothing but its name is at hand. */
  #isElsewhere(cls: string): boolean {
    return this.#world.program.index.declaring(cls).length === 0 && this.#world.program.ancestors(cls).length === 1;
  }

  /** Command classes and command names that a schedule of the project runs. */
  #isScheduled(commands: readonly Command[]): boolean {
    if (commands.length === 0) return false;
    const scheduled = this.#world.settled('scheduled', () => this.#findScheduled(), new Set<string>());
    return commands.some(
      ({ cls, names }) =>
        scheduled.has(classKey(cls.name)) ||
        names.some((name) => scheduled.has(name.toLowerCase())) ||
        (cls.facts.attributes ?? []).some((attribute) =>
          /^as(?:crontask|periodictask)$/i.test(shortName(attribute.name)),
        ),
    );
  }

  /** Does code that no operator runs start the command: a controller with `exec('php bin/console app:update')`? */
  #isStarted(fn: Fn, names: readonly string[]): boolean {
    const cls = fn.cls?.name;
    if (cls === undefined || this.#started.has(cls)) return false;
    this.#started.add(cls);
    const starters = startersOf(this.#world, names).filter((starter) => starter.cls?.name !== cls);
    const isStarted = starters.some((starter) => !this.isByHand(starter));
    this.#started.delete(cls);
    return isStarted;
  }

  #findScheduled(): ReadonlySet<string> {
    const { program, knowledge } = this.#world;
    const result = new Set<string>();
    const patterns = new Map(
      knowledge.schedulers.map((scheduler) => [scheduler.call.toLowerCase(), scheduler.arg] as const),
    );
    const methods = new Set([...patterns.keys()].map((pattern) => pattern.replace(/^.*(?:->|::)/, '')));
    const files = new Set<number>();
    for (const name of ['Schedule', 'schedule']) for (const file of program.index.filesWith(name)) files.add(file);
    const calling = new Set([...methods].flatMap((method) => [...program.index.filesCallingMethod(method)]));
    for (const file of program.index.filesWith('Artisan')) files.add(file);
    const operators = knowledge.entries.flatMap(({ via, extends: base }) =>
      via === 'operator' && base !== undefined ? [classKey(base)] : [],
    );
    for (const file of program.files(
      [...files]
        .filter((number) => calling.has(number))
        .sort((a, b) => a - b)
        .slice(0, 60),
    )) {
      for (const fn of file.functions) {
        // What an operator's command runs is run by the operator.
        const ancestors = fn.cls ? program.ancestors(fn.cls.name) : [];
        if (operators.some((operator) => ancestors.includes(operator))) continue;
        if (!fn.facts.mentions.calls.some((name) => methods.has(name))) continue;
        for (const site of fn.calls) {
          const { expr } = site;
          if (
            (expr.op !== 'mcall' && expr.op !== 'scall') ||
            typeof expr.name !== 'string' ||
            !methods.has(expr.name.toLowerCase())
          )
            continue;
          const frame = { fn, step: site.step, depth: 0 };
          const at = this.#world
            .patternsOf(expr, frame)
            .map((pattern) => patterns.get(pattern))
            .find((arg) => arg !== undefined);
          const argument = at === undefined ? undefined : expr.args[at]?.value;
          if (!argument) continue;
          for (const cls of this.#world.types(argument, frame)) result.add(classKey(cls));
          for (const alt of this.#world.evaluate(argument, frame)) {
            const literal = literalOf(alt);
            if (literal === undefined) continue;
            result.add(classKey(literal));
            const [command] = literal.split(/\s/);
            if (command) result.add(command.toLowerCase());
          }
        }
      }
    }
    return result;
  }
}
