import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { parseScenario } from '../scenario/read-scenario.ts';
import { Replication, SLICE } from './replication.ts';

/** Allocation on the hot path would show at once: an object for each event would take hundreds of megabytes. */
test('the heap does not grow with events', () => {
  const scenario = parseScenario({
    version: 1,
    duration: '4000000s',
    replications: 2,
    traffic: {
      arrivals: { process: 'poisson', rate: '8/s' },
      requests: [{ name: 'page', service: { distribution: 'exponential', mean: '1s' } }],
    },
    php: { nodes: 2, processes: 6, backlog: 511, timeout: '30s' },
    deploys: { every: '6h' },
    state: { uploads: { placement: 'node', rate: '60/h', usefulLife: { distribution: 'exponential', mean: '1h' } } },
  });
  const replication = new Replication(scenario, 0, 1_000_000);
  const advance = (events: number): void => {
    for (let done = 0; done < events; done += SLICE) replication.advance();
  };
  advance(2_000_000);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  advance(10_000_000);
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(1e6);
});
