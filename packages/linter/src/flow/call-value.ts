import { aliasValue } from './aliases.ts';
import { BUILTINS, HASHES, HOLDS_SLASHES, PATH_BUILDERS } from './builtins.ts';
import { argumentValue, type ValueCall } from './call-arguments.ts';
import { nameOfCall } from './call-name.ts';
import { returnedValue } from './call-return.ts';
import { collectionValue } from './collections.ts';
import { configValue } from './config-value.ts';
import { registeredPath } from './container-paths.ts';
import { dottedElement } from './dotted-keys.ts';
import { textsOfFiles } from './files-in-directory.ts';
import { installedSetting } from './installed-setting.ts';
import { keptSettings } from './kept-settings.ts';
import { listedPaths } from './listed-files.ts';
import { pathValue } from './path-value.ts';
import { reflectedName } from './reflected-names.ts';
import { settingValue } from './setting-value.ts';
import { specialFunction } from './special-functions.ts';
import { opaque } from './text-functions.ts';
import {
  type Frame,
  firstLiteral,
  isUnique,
  isUnknown,
  literalOf,
  NOTHING,
  sourced,
  unknown,
  type Value,
} from './value.ts';
import type { World } from './world.ts';

/** The value that a call gives back. */
export function evaluateCall(world: World, call: ValueCall, frame: Frame): Value {
  const patterns = world.patternsOf(call, frame);
  const alias = aliasValue(world, call, patterns, frame);
  if (alias) return alias;
  for (const pattern of withLiteral(world, call, patterns, frame)) {
    for (const known of world.knowledge.paths.get(pattern) ?? []) {
      const value = pathValue(world, known, call, frame);
      if (value) return value;
    }
    const builder = PATH_BUILDERS.get(pattern);
    if (builder) return builder(call.args.map((arg) => world.evaluate(arg.value, frame)));
  }
  for (const pattern of patterns) {
    const given = world.knowledge.types.get(pattern)?.find(({ carries }) => carries);
    if (given) return [{ is: 'object', cls: given.gives, made: { args: call.args, frame } }];
  }
  if (call.op === 'mcall' && patterns.some((pattern) => isFluent(world, pattern))) {
    // `$image->resize(…)` is the image that was made from a file.
    const same = world.evaluate(call.base, frame).filter((alt) => alt.is === 'object' && alt.made);
    if (same.length > 0) return same;
  }
  const config = configValue(world, call, patterns, frame);
  if (config) return config;
  const kept = keptSettings(world, call, patterns, frame);
  if (kept) return kept;
  if (call.op === 'call') {
    const name = patterns[patterns.length - 1];
    const special = name === undefined ? undefined : specialFunction(world, name, call, frame);
    if (special) return special;
    const own = call.fallback ? world.program.functionsNamed(call.name as string) : [];
    const builtin = name === undefined || own.length > 0 ? undefined : BUILTINS.get(name);
    if (builtin) return builtin(call.args.map((arg) => textsOfFiles(world, world.evaluate(arg.value, frame))));
    if (name !== undefined && HASHES.has(name)) {
      const unique = isUnique(argumentValue(world, call, 0, frame));
      const label = `the result of ${name}()`;
      return HOLDS_SLASHES.has(name) ? [sourced({ from: 'unknown', label, unique })] : opaque(label, unique);
    }
  }
  for (const pattern of withLiteral(world, call, patterns, frame)) {
    const origin = world.knowledge.origins.get(pattern)?.[0];
    if (!origin) continue;
    const trace = { path: frame.fn.file.path, line: call.span[0], message: `${origin.label} is read here` };
    const fallback = call.args.length > 1 ? argumentValue(world, call, 1, frame).filter(mayBeDefault) : NOTHING;
    const key = firstLiteral(argumentValue(world, call, 0, frame));
    const label = key === undefined ? origin.label : `${origin.label} ${key}`;
    const installed = key === undefined ? undefined : installedSetting(world, origin, call, key, frame);
    if (installed) return installed;
    const outside = [sourced({ from: 'outside', origin: origin.origin, label }, trace)];
    return fallback.length > 0 && literalOf(fallback[0] as Value[number]) !== '' ? fallback : outside;
  }
  const held =
    collectionValue(world, call, patterns, frame) ??
    dottedElement(world, call, patterns, frame) ??
    listedPaths(world, call, patterns, frame);
  if (held) return held;
  const reflected = reflectedName(world, call, frame);
  if (reflected) return reflected;
  const registered = registeredPath(world, call, frame);
  if (registered) return registered;
  const returned = returnedValue(world, call, frame);
  if (returned && isCleaner(call) && returned.every(isUnknown)) {
    const given = argumentValue(world, call, 0, frame);
    if (given.length > 0) return given;
  }
  const setting = settingValue(world, call, returned, frame);
  if (setting) return setting;
  if (returned) return returned;
  return unknown(`the result of ${nameOfCall(call)}`);
}

/** Does the call give the object back on which it is made? */
function isFluent(world: World, pattern: string): boolean {
  return world.knowledge.types.get(pattern)?.some(({ gives }) => gives === 'static') ?? false;
}

/** A path that stands for a missing setting; a mere word beside the key may be a scope or a type. */
function mayBeDefault(alt: Value[number]): boolean {
  return alt.is !== 'scalar' && !/^\w*$/.test(literalOf(alt) ?? '/');
}

/** A function that by its name gives a path back in another spelling, however it does that. */
function isCleaner(call: ValueCall): boolean {
  return (
    typeof call.name === 'string' &&
    /(?:normali[sz]e|canonicali[sz]e|absolute|sanitize|clean|real|fix)_?path|path_?(?:normali[sz]e|canonicali[sz]e|clean)/i.test(
      call.name,
    )
  );
}

/** The patterns, each also with its literal first argument in parentheses, which is the more specific one. */
function withLiteral(world: World, call: ValueCall, patterns: readonly string[], frame: Frame): readonly string[] {
  const [first] = call.args;
  if (first?.value.op !== 'lit' && first?.value.op !== 'const' && first?.value.op !== 'classConst') return patterns;
  const literal = firstLiteral(world.evaluate(first.value, frame));
  if (literal === undefined || literal.length > 60) return patterns;
  return patterns.flatMap((pattern) => [`${pattern}(${literal.toLowerCase()})`, pattern]);
}
