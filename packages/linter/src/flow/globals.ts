import type { Expr } from '../php/facts.ts';
import type { Fn, LoadedFile } from './code.ts';
import { distinct } from './declared-types.ts';
import { extractedGlobal } from './extracted.ts';
import { lineOf } from './position.ts';
import { unlessActive } from './recursion.ts';
import type { Frame, Value } from './value.ts';
import { literalOf, NOTHING, sourced, union, unknown } from './value.ts';
import type { World } from './world.ts';

/** A global that more files mention is too common to be one variable. */
const MAX_FILES = 40;
/** Pages that are asked for a directory's global. */
const MAX_PAGES = 8;

interface GlobalWrite {
  readonly fn: Fn;
  readonly step: number;
  readonly kind: string;
  readonly value: Expr;
}

const known = new WeakMap<LoadedFile, Map<string, readonly GlobalWrite[]>>();

function writesIn(file: LoadedFile, name: string): readonly GlobalWrite[] {
  const kept = known.get(file) ?? new Map<string, readonly GlobalWrite[]>();
  known.set(file, kept);
  let writes = kept.get(name);
  if (!writes) {
    writes = findWrites(file, name);
    kept.set(name, writes);
  }
  return writes;
}

/** Is it the global variable that the name means in this function? */
export function isGlobalIn(fn: Fn, name: string): boolean {
  return (
    fn.facts.kind === 'main' ||
    (fn.definitions.variables.get(name) ?? []).some((definition) => definition.by === 'global')
  );
}

function findWrites(file: LoadedFile, name: string): readonly GlobalWrite[] {
  const result: GlobalWrite[] = [];
  for (const fn of file.functions) {
    if (isGlobalIn(fn, name)) {
      for (const definition of fn.definitions.variables.get(name) ?? []) {
        if (definition.by === 'value') result.push({ fn, step: definition.step, kind: '=', value: definition.value });
        else if (definition.by === 'compound') {
          result.push({ fn, step: definition.step, kind: definition.kind, value: definition.value });
        }
      }
    }
    for (const write of fn.definitions.elements.get('GLOBALS') ?? []) {
      const [key] = write.keys;
      if (write.keys.length === 1 && key?.op === 'lit' && key.value === name) {
        result.push({ fn, step: write.step, kind: '=', value: write.value });
      }
    }
  }
  return result;
}

/** The values that top-level code, and functions that declare it `global`, give a global variable. */
export function globalValue(world: World, name: string, frame: Frame): Value {
  return world.settled(`global ${name}`, () => findGlobal(world, name, { ...frame, depth: 0 }), NOTHING);
}

/** Classes of the objects that top-level code, and functions that declare it `global`, keep in a global variable. */
export function globalTypes(world: World, name: string): readonly string[] {
  return world.settled(`types of global ${name}`, () => findGlobalTypes(world, name), []);
}

function findGlobalTypes(world: World, name: string): readonly string[] {
  const { program } = world;
  const files = program.index.filesWith(name);
  if (files.length > MAX_FILES) return [];
  const types = program
    .files(files)
    .flatMap((file) =>
      writesIn(file, name).flatMap(({ fn, step, value }) => world.types(value, { fn, step, depth: 1 })),
    );
  return distinct(types);
}

/** Names under which applications without a framework keep what their administrator sets. */
const SETTINGS =
  /^(?:_?(?:g_)?(?:conf|config|configuration|cfg|settings?|options?|opts|prefs?|preferences|ini))(?:_?\w*)?$|^\w+_(?:conf|config|configuration|cfg|settings|options|prefs|preferences)(?:_vars)?$/i;

/** A global of such a name is set by the pages of an application, before they include what uses it. */
const DIRECTORY = /(?:_|[a-z](?=[A-Z]))(?:path|dir|directory|root|folder)$/i;

/** Of many files those in which pages lie that users call. */
function nearestToRoot(world: World, files: readonly number[], most = MAX_PAGES): readonly number[] {
  const depth = (file: number): number => (world.program.paths[file] ?? '').split('/').length;
  return [...files].sort((a, b) => depth(a) - depth(b) || a - b).slice(0, most);
}

/** A global that is set in too many places to follow. */
function farGlobal(name: string): Value {
  if (!SETTINGS.test(name)) return unknown(`the global variable $${name}`);
  return [sourced({ from: 'outside', origin: 'setting', label: `the global $${name}` })];
}

/** Is it only by its name that the variable, or an element of it, is taken for a setting? */
export function isTakenForSetting(alt: Value[number], name: string): boolean {
  const [head] = alt.is === 'text' && alt.parts.length === 1 ? alt.parts : [];
  return typeof head === 'object' && head.from === 'outside' && head.label.startsWith(`the global $${name}`);
}

/** Files in which an element of a global is looked for, unless it is called a directory. */
const MAX_ELEMENT_FILES = 6;

/** What functions that declare an array `global`, and top-level code, put under a key of it one by one. */
export function globalElement(world: World, name: string, key: string, frame: Frame): Value {
  if (!isGlobalIn(frame.fn, name)) return NOTHING;
  return world.settled(`global ${name} ${key}`, () => findGlobalElement(world, name, key), NOTHING);
}

function findGlobalElement(world: World, name: string, key: string): Value {
  const { program } = world;
  if (!/^\w+$/.test(key)) return NOTHING;
  const all = program.index.filesWith(name).filter((file) => program.index.holds(file, key));
  if (all.length > MAX_ELEMENT_FILES && !DIRECTORY.test(key)) return NOTHING;
  const files = all.length > MAX_FILES ? nearestToRoot(world, all) : all;
  const values: Value[] = [];
  for (const file of program.files(files)) {
    for (const fn of file.functions) {
      if (!isGlobalIn(fn, name)) continue;
      for (const write of fn.definitions.elements.get(name) ?? []) {
        const [first] = write.keys;
        if (write.keys.length !== 1 || first?.op !== 'lit' || String(first.value) !== key) continue;
        values.push(unlessActive(world, write.value, { fn, step: write.step, depth: 1 }));
      }
    }
  }
  return union(values);
}

function findGlobal(world: World, name: string, frame: Frame): Value {
  const all = world.program.index.filesWith(name);
  if (all.length > MAX_FILES && !DIRECTORY.test(name)) return farGlobal(name);
  const files = all.length > MAX_FILES ? nearestToRoot(world, all) : all;
  const values: Value[] = [];
  for (const file of world.program.files(files)) {
    for (const write of writesIn(file, name)) {
      if (write.kind === '.=') continue;
      const value = unlessActive(world, write.value, { fn: write.fn, step: write.step, depth: frame.depth + 1 });
      const line = lineOf({ fn: write.fn, step: write.step, depth: 0 });
      values.push(
        value
          .filter((alt) => alt.is !== 'text' || literalOf(alt) !== '')
          .map((alt) =>
            alt.is === 'text'
              ? {
                  ...alt,
                  handedOn: true,
                  trace: { path: file.path, line, message: `the global $${name} is set here`, earlier: alt.trace },
                }
              : alt,
          ),
      );
    }
  }
  const given = values.length > 0 ? union(values) : NOTHING;
  if (given.length > 0 || world.program.incomplete) return given;
  const extracting = nearestToRoot(world, world.program.index.filesCalling('extract'), MAX_FILES);
  const extracted = extractedGlobal(world, name, extracting, (array) => SETTINGS.test(array));
  return extracted.length > 0 ? extracted : farGlobal(name);
}
