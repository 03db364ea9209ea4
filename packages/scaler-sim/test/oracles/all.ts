import { BALANCERS } from './balancers.ts';
import { NETWORKS } from './networks.ts';
import type { Oracle } from './oracle.ts';
import { QUEUES } from './queues.ts';
import { STATE } from './state.ts';
import { TOGETHER } from './together.ts';

/** Every scenario whose figures are known, by group. */
export const ORACLES: Readonly<Record<string, readonly Oracle[]>> = {
  queues: QUEUES,
  balancers: BALANCERS,
  networks: NETWORKS,
  state: STATE,
  together: TOGETHER,
};
