import type { BalancerPolicy } from '../scenario/components.ts';

/** Whole numbers that stand for the policies of a balancer. */

export const RANDOM = 0;
export const ROUND_ROBIN = 1;
export const LEAST_CONNECTIONS = 2;
export const POWER_OF_TWO = 3;
export const CONSISTENT_HASH = 4;
export const STICKY = 5;

export const POLICY_CODES: Readonly<Record<BalancerPolicy, number>> = {
  random: RANDOM,
  'round-robin': ROUND_ROBIN,
  'least-connections': LEAST_CONNECTIONS,
  'power-of-two': POWER_OF_TWO,
  'consistent-hash': CONSISTENT_HASH,
  sticky: STICKY,
};
