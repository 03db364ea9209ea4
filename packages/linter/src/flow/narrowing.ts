import type { ClassRef, Expr } from '../php/facts.ts';
import { blocksAround } from './blocks.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** What an `instanceof` around the statement, or one that left before it, says of a variable. */
export function narrowedBy(world: World, name: string, frame: Frame): readonly string[] | undefined {
  const { blocks } = frame.fn.facts;
  const around = blocksAround(frame.fn.facts, frame.step);
  for (const id of around) {
    const block = blocks[id];
    const cls = block?.test && block.arm === 'then' ? instanceTest(block.test, name, true) : undefined;
    if (cls) return world.className(cls, frame);
  }
  for (const block of blocks) {
    if (!block.leaves || !block.test || block.arm !== 'then' || block.end > frame.step || !around.has(block.parent))
      continue;
    const cls = instanceTest(block.test, name, false);
    if (cls) return world.className(cls, frame);
  }
  return undefined;
}

function instanceTest(test: Expr, name: string, truth: boolean): ClassRef | undefined {
  if (test.op === 'instanceof')
    return truth && test.expr.op === 'var' && test.expr.name === name ? test.cls : undefined;
  if (test.op === 'unary' && test.kind === '!') return instanceTest(test.expr, name, !truth);
  if (test.op !== 'bin') return undefined;
  const and = test.kind === '&&' || test.kind === 'and';
  const or = test.kind === '||' || test.kind === 'or';
  if ((and && truth) || (or && !truth))
    return instanceTest(test.left, name, truth) ?? instanceTest(test.right, name, truth);
  return undefined;
}
