import type { ValueCall } from './call-arguments.ts';
import { argumentValue } from './call-arguments.ts';
import { knownPlace } from './constants.ts';
import { concatenate, type Frame, sourced, union, type Value } from './value.ts';
import type { World } from './world.ts';

/** Calls of Yii 1, lower case. yiisoft/yii: framework/YiiBase.php */
const DOTTED: ReadonlySet<string> = new Set(['yii::getpathofalias', 'yiibase::getpathofalias']);

/** Its own aliases; every module has one of its name. yiisoft/yii: framework/base/CApplication.php */
const ROOTS: ReadonlyMap<string, string> = new Map([
  ['webroot', ''],
  ['application', 'protected'],
  ['ext', 'protected/extensions'],
]);

/** A path of names that dots part, `webroot.uploads`: always a directory of the release. */
function dottedAlias(value: Value): Value {
  return union(
    value.map((alt): Value => {
      const [head, ...rest] = alt.is === 'text' ? alt.parts : [];
      const [root = '', ...below] = typeof head === 'string' ? head.split('.') : [];
      const base = ROOTS.get(root) ?? (/^\w+$/.test(root) ? `protected/modules/${root}` : '…');
      const place = sourced({ from: 'place', place: 'app', label: 'path alias', base });
      const parts = rest.map((part) => (typeof part === 'string' ? part.replaceAll('.', '/') : part));
      const path = base === '…' ? [] : [below.map((name) => `/${name}`).join(''), ...parts];
      return concatenate([[place], [{ is: 'text', parts: path }]]);
    }),
  );
}

/** `Craft::getAlias('@storage/x')` and the like: the alias is a place of its own. */
export function aliasValue(
  world: World,
  call: ValueCall,
  patterns: readonly string[],
  frame: Frame,
): Value | undefined {
  if (patterns.some((pattern) => DOTTED.has(pattern))) return dottedAlias(argumentValue(world, call, 0, frame));
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
