/** Arrays that loops go through: `foreach ($settings as $name => $value)`. */
import type { Expr } from '../php/facts.ts';
import type { Fn } from './code.ts';

export interface LoopedArray {
  readonly source: Expr;
  /** Of the loop. */
  readonly step: number;
}

/** The arrays whose keys a loop gives to the one and whose elements it gives to the other. */
export function loopedArrays(fn: Fn, key: Expr, element: Expr): readonly LoopedArray[] {
  if (key.op !== 'var' || element.op !== 'var') return [];
  const { variables } = fn.definitions;
  const ofKeys = variables.get(key.name) ?? [];
  return (variables.get(element.name) ?? []).flatMap((each) =>
    each.by === 'foreach' &&
    each.part === 'value' &&
    each.keys.length === 0 &&
    ofKeys.some((own) => own.by === 'foreach' && own.part === 'key' && own.step === each.step)
      ? [{ source: each.source, step: each.step }]
      : [],
  );
}
