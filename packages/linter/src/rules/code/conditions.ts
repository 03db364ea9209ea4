/** Under which conditions a statement runs. */
import { exitsOf } from '../../flow/exits.ts';
import type { Expr } from '../../php/facts.ts';
import type { CodeFile, CodePlace } from '../code-rule.ts';

export interface Condition {
  readonly test: Expr;
  /** What the condition came to. */
  readonly truth: boolean;
}

/** Conditions around a step and those before it that would have left, the closures' makers included; nearest first. */
export function conditionsAround(file: CodeFile, { fn, step }: CodePlace): readonly Condition[] {
  const conditions: Condition[] = [];
  const around = new Set<number>();
  for (let id = fn.steps[step]?.block ?? 0; id >= 0; ) {
    around.add(id);
    const block = fn.blocks[id];
    if (!block) break;
    if (block.test && (block.arm === 'then' || block.arm === 'loop'))
      conditions.push({ test: block.test, truth: true });
    if (block.group >= 0) {
      fn.blocks.forEach((other, number) => {
        if (other.group === block.group && number < id && other.test && other.arm === 'then')
          conditions.push({ test: other.test, truth: false });
      });
    }
    id = block.parent;
  }
  for (const { arm, test, leaves, end, parent } of fn.blocks) {
    if (arm !== 'then' || !test || !leaves || end > step || !around.has(parent)) continue;
    conditions.push({ test, truth: false });
  }
  for (const exit of exitsOf(fn)) {
    if (exit.step < step && around.has(fn.steps[exit.step]?.block ?? 0)) conditions.push(exit);
  }
  const outer = fn.outer === undefined ? undefined : file.facts.functions[fn.outer];
  if (outer) conditions.push(...conditionsAround(file, { fn: outer, step: fn.outerStep ?? 0 }));
  return conditions;
}
