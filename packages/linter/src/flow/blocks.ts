import type { Block, BlockId, FunctionFacts } from '../php/facts.ts';

/** The blocks in which a step stands, the innermost first. */
export function blocksAround({ blocks, steps }: FunctionFacts, step: number): ReadonlySet<BlockId> {
  const around = new Set<BlockId>();
  for (let id = steps[step]?.block ?? 0; id >= 0; id = blocks[id]?.parent ?? -1) around.add(id);
  return around;
}

const groups = new WeakMap<readonly Block[], ReadonlyMap<number, readonly BlockId[]>>();

function grouped(blocks: readonly Block[]): ReadonlyMap<number, readonly BlockId[]> {
  const arms = new Map<number, BlockId[]>();
  for (const [id, { group }] of blocks.entries()) {
    const list = arms.get(group);
    if (list) list.push(id);
    else arms.set(group, [id]);
  }
  return arms;
}

/** The arms of one condition, in their order; asked so often that a function with thousands of them is sorted once. */
export function armsOf(blocks: readonly Block[], group: number): readonly BlockId[] {
  const known = groups.get(blocks) ?? grouped(blocks);
  groups.set(blocks, known);
  return known.get(group) ?? [];
}
