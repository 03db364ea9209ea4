import type { MetricDefinition, RatioDefinition } from '../engine/metric-definition.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { flowMetrics } from './flow-metrics.ts';
import * as layout from './layout.ts';

const QUANTILES: readonly (readonly [string, number])[] = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
  ['p999', 0.999],
];

type Places = readonly number[];

/** Every metric of a scenario, in the order of publication. */
export function metricsOf(scenario: Scenario): readonly MetricDefinition[] {
  const classes = scenario.traffic.requests;
  const all = (place: number): Places => classes.map((_, index) => layout.classPlace(index) + place);
  const arrived = all(layout.ARRIVED);
  const share = (name: string, ...over: Places): RatioDefinition => ({
    ...ratio(name, over, arrived),
    isFraction: true,
  });
  return [
    ...latencyMetrics(
      'latency',
      all(layout.LATENCY),
      all(layout.GOOD),
      classes.map((_, index) => index),
    ),
    ratio('wait.mean', [layout.WAITED], all(layout.GOOD)),
    ...(classes.length > 1 ? classes.flatMap(({ name }, index) => classMetrics(name, index)) : []),
    ratio('throughput', all(layout.GOOD), 'time'),
    ratio('utilisation.php', [layout.BUSY], [layout.PROCESSES]),
    ratio('queue.mean', [layout.WAITING], 'time'),
    ratio('nodes.mean', [layout.NODES_UP], 'time'),
    share('errors.rate', layout.TIMED_OUT, layout.REJECTED, layout.FAILED, layout.NO_MEMORY),
    share('errors.timeout', layout.TIMED_OUT),
    share('errors.rejected', layout.REJECTED),
    share('errors.failed', layout.FAILED),
    share('errors.memory', layout.NO_MEMORY),
    ...componentMetrics(scenario),
    ...flowMetrics(scenario),
    ...costMetrics(scenario),
  ];
}

function classMetrics(name: string, index: number): readonly MetricDefinition[] {
  const place = layout.classPlace(index);
  const good = [place + layout.GOOD];
  return [...latencyMetrics(`class.${name}.latency`, [place + layout.LATENCY], good, [index])];
}

function latencyMetrics(name: string, sum: Places, good: Places, histograms: Places): readonly MetricDefinition[] {
  return [
    ratio(`${name}.mean`, sum, good),
    ...QUANTILES.map(([short, p]) => ({ name: `${name}.${short}`, kind: 'quantile' as const, histograms, p })),
  ];
}

/** What stands behind PHP, as far as the scenario has it. */
function componentMetrics({ php, mysql, memcache, objectStorage, worker }: Scenario): readonly MetricDefinition[] {
  return [
    ...(php.cores === Number.POSITIVE_INFINITY
      ? []
      : [ratio('utilisation.cpu', [layout.CORES_BUSY], [layout.NODES_UP], 1 / php.cores)]),
    ...(mysql === null
      ? []
      : [
          ...(mysql.servers === Number.POSITIVE_INFINITY
            ? []
            : [ratio('utilisation.mysql', [layout.SERVERS_BUSY], 'time', 1 / mysql.servers)]),
          ratio('mysql.time', [layout.QUERY_TIME], [layout.QUERIES]),
          ratio('mysql.queries', [layout.QUERIES], 'time'),
          {
            ...ratio('mysql.refused', [layout.QUERIES_REFUSED], [layout.QUERIES, layout.QUERIES_REFUSED]),
            isFraction: true,
          },
        ]),
    ...(memcache === null
      ? []
      : [{ ...ratio('memcache.hitRatio', [layout.MEMCACHE_HITS], [layout.MEMCACHE_READS]), isFraction: true }]),
    ...(objectStorage === null ? [] : storageMetrics()),
    ...(worker === null
      ? []
      : [
          ratio('worker.queue.mean', [layout.JOBS_WAITING], 'time'),
          ratio('worker.time', [layout.JOB_TIME], [layout.JOBS_DONE]),
          { ...ratio('cron.skippedFraction', [layout.CRON_SKIPPED], [layout.CRON_DUE]), isFraction: true },
          { ...ratio('cron.endedFraction', [layout.CRON_KILLED], [layout.CRON_RUNS]), isFraction: true },
          ratio('cron.duplicates', [layout.CRON_DUPLICATES], [layout.CRON_DUE]),
        ]),
  ];
}

function storageMetrics(): readonly MetricDefinition[] {
  const attempts = [layout.STORAGE_CALLS, layout.STORAGE_THROTTLED];
  const refused = [layout.STORAGE_FAILED, layout.STORAGE_OVER_QUOTA];
  return [
    { ...ratio('objectStorage.throttled', [layout.STORAGE_THROTTLED], attempts), isFraction: true },
    { ...ratio('objectStorage.failed', refused, [layout.STORAGE_CALLS, layout.STORAGE_FAILED]), isFraction: true },
  ];
}

/** `cost.month`: nodes by the time they are booked, and everything fixed; none where a price is not known. */
function costMetrics({ prices }: Scenario): readonly MetricDefinition[] {
  if (prices === null || prices.phpNode === null) return [];
  let fixed = 0;
  for (const { price } of prices.fixed) {
    if (price === null) return [];
    fixed += price;
  }
  return [{ ...ratio('cost.month', [layout.NODES_BOOKED], 'time', prices.phpNode), plus: fixed }];
}

function ratio(name: string, over: Places, under: Places | 'time', factor = 1): RatioDefinition {
  return { name, kind: 'ratio', over, under, factor };
}
