import { balancedSojourn } from '../theory/markov-chain.ts';
import { gm1Sojourn, mmc } from '../theory/queues.ts';
import type { Oracle } from './oracle.ts';
import { site } from './queues.ts';

function balanced(balancer: string, nodes: number, processes: number, rho: number, sojourn: number): Oracle {
  const lambda = rho * nodes * processes;
  return {
    name: `${balancer}, ${nodes} nodes of ${processes}, load ${rho}`,
    scenario: site(lambda, { distribution: 'exponential', mean: '1s' }, { nodes, processes }, { balancer }),
    duration: 900_000 / lambda,
    expected: { 'latency.mean': sojourn },
  };
}

/** Erlang arrivals of n phases at each node. */
const roundRobin = (nodes: number, rho: number): number =>
  gm1Sojourn(1, (s) => {
    const ratio = (rho * nodes) / (rho * nodes + s);
    let product = 1;
    for (let i = 0; i < nodes; i++) product *= ratio;
    return product;
  });

/** How the balancer spreads requests over nodes. */
export const BALANCERS: readonly Oracle[] = [
  balanced('random', 2, 1, 0.8, mmc(0.8, 1, 1).sojourn),
  balanced('random', 4, 8, 0.8, mmc(6.4, 1, 8).sojourn),
  balanced('consistent-hash', 2, 1, 0.8, mmc(0.8, 1, 1).sojourn),
  balanced('round-robin', 2, 1, 0.8, roundRobin(2, 0.8)),
  balanced('round-robin', 3, 1, 0.8, roundRobin(3, 0.8)),
  balanced('round-robin', 4, 1, 0.8, roundRobin(4, 0.8)),
  balanced('round-robin', 8, 1, 0.8, roundRobin(8, 0.8)),
  balanced('least-connections', 2, 1, 0.5, balancedSojourn(2, 1, 1, 2, 60)),
  balanced('least-connections', 2, 1, 0.8, balancedSojourn(2, 1, 1.6, 2, 90)),
  // Solved exactly as well; the values below took a chain of thousands of states.
  balanced('least-connections', 2, 1, 0.9, 5.47491),
  balanced('least-connections', 3, 1, 0.8, 2.28555),
  balanced('least-connections', 2, 4, 0.8, 1.30465),
  balanced('least-connections', 2, 10, 0.9, 1.28134),
  balanced('power-of-two', 2, 1, 0.8, balancedSojourn(2, 1, 1.6, 2, 90)),
  balanced('power-of-two', 3, 1, 0.7, balancedSojourn(3, 1, 2.1, 2, 28)),
  balanced('power-of-two', 4, 1, 0.5, balancedSojourn(4, 1, 2, 2, 14)),
];
