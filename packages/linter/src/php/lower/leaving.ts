import type { Block } from '../facts.ts';

export type Leaves = Block['leaves'] | undefined;

/** From the one that leaves most to the one that leaves least. */
const byReach = ['exit', 'throw', 'return', 'break', 'continue'] as const;

/** How a statement leaves whose arms are all the ways through it: not at all when one of them does not. */
export function weakest(arms: readonly Leaves[]): Leaves {
  let reach = 0;
  for (const arm of arms) {
    if (!arm) return undefined;
    reach = Math.max(reach, byReach.indexOf(arm));
  }
  return byReach[reach];
}
