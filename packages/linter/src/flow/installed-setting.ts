import type { OriginSource } from '../frameworks/knowledge.ts';
import type { Expr } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import { type Frame, firstLiteral, NOTHING, type Trace, text, type Value } from './value.ts';
import type { World } from './world.ts';

/** What no path is made of alone: a word chooses between ways, and a site may choose another. */
const WORD = /^[^/\\]*$/;

/**
 * The path that a setting has where nobody has set it, from the files that an extension installs or a site exports;
 * undefined where none is told.
 */
export function installedSetting(
  world: World,
  { installed, label }: OriginSource,
  call: ValueCall,
  key: string,
  frame: Frame,
): Value | undefined {
  if (!installed || call.op !== 'mcall') return undefined;
  const name = objectName(world, call.base, installed.namedBy, frame);
  const found = world.wiring.installed?.valueOf(key, name, frame.fn.file.path);
  const value = found?.expr.op === 'lit' ? found.expr.value : undefined;
  if (!found || typeof value !== 'string' || WORD.test(value)) return undefined;
  const { path, line } = found;
  const earlier: Trace = { path: frame.fn.file.path, line: call.span[0], message: `${label} is read here` };
  return [{ ...text(value), trace: { path, line, message: `${label} ${key}`, earlier } }];
}

/** The name of the object of settings: what the call was given that fetched it, here or for the variable. */
function objectName(world: World, base: Expr, namedBy: readonly string[], frame: Frame): string | undefined {
  const made =
    base.op === 'var'
      ? (frame.fn.definitions.variables.get(base.name) ?? []).flatMap((each) => (each.by === 'value' ? [each] : []))
      : [{ value: base, step: frame.step }];
  for (const { value, step } of made) {
    if (value.op !== 'mcall' && value.op !== 'scall') continue;
    if (typeof value.name !== 'string' || !namedBy.includes(value.name.toLowerCase())) continue;
    const [first] = value.args;
    const name = firstLiteral(first ? world.evaluate(first.value, { ...frame, step }) : NOTHING);
    if (name !== undefined) return name;
  }
  return undefined;
}
