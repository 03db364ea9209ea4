import type { Scenario } from '../scenario/scenario.ts';
import { surgeOf } from './rollout.ts';

/** The largest number of nodes that can be there at a time, those that drain or start during a rolling deploy included. */
export function nodeCapacity({ php, scale, autoscaler, deploys, balancer }: Scenario): number {
  const wanted = Math.max(php.nodes, autoscaler?.max ?? 0, ...scale.map(({ nodes }) => nodes));
  if (deploys?.strategy.kind !== 'rolling' && scale.length === 0 && autoscaler === null) return wanted;
  const surge = deploys === null ? 0 : surgeOf(deploys.strategy, wanted);
  // While nodes drain, as many may have been ordered in their place.
  return balancer.drain > 0 ? 2 * wanted + surge : wanted + surge;
}
