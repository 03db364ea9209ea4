import { balancedBranches, mdcWait, phasedSojourn, type Service } from '../theory/phases.ts';
import { mmc } from '../theory/queues.ts';
import type { Oracle } from './oracle.ts';
import { site } from './queues.ts';

const E2 = { distribution: 'erlang', mean: '1s', k: 2 };
const H2 = { distribution: 'hyperexponential', mean: '1s', cv: 2 };
const asE2: Service = { law: 'erlang', phases: 2 };
const asH2: Service = { law: 'hyperexponential', branches: balancedBranches(4) };

/** Several processes of one node, whose services are not exponential. */
function poisson(name: string, law: typeof E2 | typeof H2, service: Service, c: number, rho: number): Oracle {
  const lambda = rho * c;
  return {
    name: `M/${name}/${c}, load ${rho}`,
    scenario: site(lambda, law, { nodes: 1, processes: c }),
    duration: 600_000 / lambda,
    expected: { 'latency.mean': phasedSojourn(lambda, 1, service, c, 300) },
  };
}

/** Round robin over two nodes: every second arrival of a Poisson process comes to each, after two phases. */
function alternating(name: string, law: typeof E2 | typeof H2, service: Service, c: number, rho: number): Oracle {
  const lambda = rho * c;
  return {
    name: `E2/${name}/${c}, load ${rho}: round robin over two nodes`,
    scenario: site(2 * lambda, law, { nodes: 2, processes: c }, { balancer: 'round-robin' }),
    duration: 400_000 / lambda,
    expected: { 'latency.mean': phasedSojourn(lambda, 2, service, c, 200) },
  };
}

function fixedTimes(c: number, rho: number): Oracle {
  return {
    name: `M/D/${c}, load ${rho}`,
    scenario: site(rho * c, { distribution: 'constant', value: '1s' }, { nodes: 1, processes: c }),
    duration: 100_000,
    expected: { 'wait.mean': mdcWait(rho * c, c, 30 * c) },
  };
}

/** Queues of several servers that have no closed form, but an exact solution. */
export const SERVERS: readonly Oracle[] = [
  poisson('E2', E2, asE2, 3, 0.8),
  poisson('H2', H2, asH2, 3, 0.7),
  alternating('E2', E2, asE2, 2, 0.8),
  alternating('H2', H2, asH2, 2, 0.7),
  fixedTimes(2, 0.8),
  fixedTimes(10, 0.8),
  {
    // However many of its three processes share the two cores, a node works as two servers do.
    name: 'M/M, three processes share two cores, load 0.80',
    scenario: {
      ...site(1.6, E2, { nodes: 1, processes: 3, cores: 2 }),
      traffic: {
        arrivals: { process: 'poisson', rate: '1.6/s' },
        requests: [{ name: 'page', service: { distribution: 'exponential', mean: '1s' }, cpu: '100%' }],
      },
    },
    duration: 400_000,
    expected: { 'latency.mean': mmc(1.6, 1, 2).sojourn, 'utilisation.cpu': 0.8 },
  },
];
