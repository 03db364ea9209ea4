import type { PathSource } from '../frameworks/knowledge.ts';
import type { ValueCall } from './call-arguments.ts';
import { settingAt } from './config-value.ts';
import { type Frame, firstLiteral, literalOf, NOTHING, type Value } from './value.ts';
import type { World } from './world.ts';

/** Driver and scheme are no part of a directory on this machine. */
const DIRECTORY = /^(?!\w+:\/\/)/;

/**
 * The directory that the configuration gives the named store below which a path lies: the `root` of a disk. Empty where
 * it is not told.
 * @param named what the call that made the store was given; undefined where the path is asked of the store by default
 */
export function configuredRoot(
  world: World,
  rooted: NonNullable<PathSource['rooted']>,
  call: ValueCall,
  named: Value,
  frame: Frame,
): Value {
  const name =
    call.op === 'scall' ? firstLiteral(settingAt(world, rooted.unnamed, frame) ?? NOTHING) : firstLiteral(named);
  if (name === undefined || !/^[\w-]+$/.test(name)) return NOTHING;
  const root = settingAt(world, rooted.setting.replace('*', name), frame) ?? NOTHING;
  return root.filter((alt) => {
    const literal = literalOf(alt);
    return alt.is === 'text' && literal !== '' && literal !== '/' && DIRECTORY.test(literal ?? '');
  });
}
