import type { ValueCall } from './call-arguments.ts';
import { argumentValue } from './call-arguments.ts';
import { knownPlace } from './constants.ts';
import { concatenate, type Frame, union, type Value } from './value.ts';
import type { World } from './world.ts';

/** `Craft::getAlias('@storage/x')` and the like: the alias is a place of its own. */
export function aliasValue(
  world: World,
  call: ValueCall,
  patterns: readonly string[],
  frame: Frame,
): Value | undefined {
  if (
    !patterns.some((pattern) => /(?:::|->)(?:getalias|parseenv)$/.test(pattern) || pattern.endsWith('\\app::parseenv'))
  )
    return undefined;
  const value = argumentValue(world, call, 0, frame);
  return value.length > 0 ? expandAliases(world, value, frame) : undefined;
}

/** Replaces a leading `@alias` by the place it stands for. */
export function expandAliases(world: World, value: Value, frame: Frame): Value {
  return union(
    value.map((alt): Value => {
      const head = alt.is === 'text' ? alt.parts[0] : undefined;
      const match = typeof head === 'string' ? /^(@[\w.-]+)(.*)$/s.exec(head) : null;
      if (!match || alt.is !== 'text') return [alt];
      const place = knownPlace(world, `alias ${match[1]}`, frame);
      if (!place) return [alt];
      return concatenate([place, [{ is: 'text', parts: [match[2] ?? '', ...alt.parts.slice(1)] }]]);
    }),
  );
}
