import { BALANCERS } from './balancers.ts';
import { NETWORKS } from './networks.ts';
import type { Oracle } from './oracle.ts';
import { PARTS } from './parts.ts';
import { QUEUES } from './queues.ts';
import { SERVERS } from './servers.ts';
import { STATE } from './state.ts';
import { TIME } from './time.ts';
import { TOGETHER } from './together.ts';

/** Every scenario whose figures are known, by group. */
export const ORACLES: Readonly<Record<string, readonly Oracle[]>> = {
  queues: QUEUES,
  servers: SERVERS,
  time: TIME,
  balancers: BALANCERS,
  networks: NETWORKS,
  parts: PARTS,
  state: STATE,
  together: TOGETHER,
};
