import type { BlockId, FunctionFacts } from '../php/facts.ts';

/** The blocks in which a step stands, the innermost first. */
export function blocksAround({ blocks, steps }: FunctionFacts, step: number): ReadonlySet<BlockId> {
  const around = new Set<BlockId>();
  for (let id = steps[step]?.block ?? 0; id >= 0; id = blocks[id]?.parent ?? -1) around.add(id);
  return around;
}
