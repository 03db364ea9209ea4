/** Every figure of a result: its name, its dimension, and what it says. */
import type { Dimension } from './units.ts';

export interface MetricFact {
  /** `<name>` stands for a name that the scenario chose, `<kind>` for a kind of state. */
  readonly name: string;
  readonly dimension: Dimension;
  readonly says: string;
}

const POINTS = {
  mean: 'mean',
  p50: 'median',
  p90: '90th percentile',
  p95: '95th percentile',
  p99: '99th percentile',
  p999: '99.9th percentile',
} as const;

const latency = (prefix: string, of: string): readonly MetricFact[] =>
  Object.entries(POINTS).map(([point, says]) => ({
    name: `${prefix}latency.${point}`,
    dimension: 'time',
    says: `${says} of the time from arrival at the balancer to the answer, ${of}`,
  }));

const share = (name: string, says: string): MetricFact => ({ name, dimension: 'share', says });
const time = (name: string, says: string): MetricFact => ({ name, dimension: 'time', says });
const rate = (name: string, says: string): MetricFact => ({ name, dimension: 'rate', says });
const number = (name: string, says: string): MetricFact => ({ name, dimension: 'number', says });

/** In the order of publication. */
export const METRIC_FACTS: readonly MetricFact[] = [
  ...latency('', 'of requests that PHP answered in time'),
  time('wait.mean', 'mean time from arrival to a process, of requests that PHP answered in time'),
  ...latency('class.<name>.', 'of one class'),
  rate('throughput', 'good answers'),
  share('utilisation.php', 'busy processes over processes, on nodes that are up'),
  share('utilisation.cpu', 'busy cores over cores, on nodes that are up'),
  number('queue.mean', 'requests that wait, on all nodes'),
  number('nodes.mean', 'nodes that are up'),
  share('errors.rate', 'arrivals without a good answer'),
  share('errors.timeout', 'arrivals that were answered 504 at their timeout'),
  share('errors.rejected', 'arrivals that met a full backlog or no node'),
  share('errors.failed', 'arrivals that a failure or a refusal behind PHP ended'),
  share('errors.memory', 'arrivals that found no memory'),
  share('utilisation.mysql', 'servers of the database that are busy'),
  time('mysql.time', 'mean time of a query, waiting included'),
  rate('mysql.queries', 'queries answered'),
  share('mysql.refused', 'queries refused for want of a connection or during a failover'),
  share('memcache.hitRatio', 'reads of the memcache that hit'),
  share('objectStorage.throttled', 'attempts that were throttled'),
  share('objectStorage.failed', 'operations that were throttled to the end, or refused by the quota'),
  number('worker.queue.mean', 'jobs that wait'),
  time('worker.time', 'mean time from a job to its end'),
  share('cron.skippedFraction', 'starts of cron jobs that were skipped'),
  share('cron.endedFraction', 'runs of cron jobs that were ended at their limit'),
  number('cron.duplicates', 'runs beyond the first of a start, for each start'),
  share('state.<kind>.lostFraction', 'items of the kind that a wipe took while they were needed'),
  share('state.<kind>.visibleFraction', 'reads that found what they asked for on the node that answered'),
  share('state.<kind>.hitRatio', 'reads that hit'),
  number('state.sessions.loginsPerSession', 'logins of one session'),
  share('state.locks.brokenFraction', 'locks taken while another node held the same one'),
  number('cost.month', 'price of 30 days'),
];

const BY_NAME: ReadonlyMap<string, MetricFact> = new Map(METRIC_FACTS.map((fact) => [fact.name, fact]));

const KIND = '(?:uploads|media|sessions|cache|locks|queue|logs|database|config|code)';

const GENERAL: readonly (readonly [RegExp, MetricFact])[] = METRIC_FACTS.filter(({ name }) => name.includes('<')).map(
  (fact) => [
    new RegExp(`^${fact.name.replaceAll('.', '\\.').replace('<name>', '[A-Za-z_][\\w-]*').replace('<kind>', KIND)}$`),
    fact,
  ],
);

/** The facts of a metric; undefined where there is none of that name. */
export function metricFact(name: string): MetricFact | undefined {
  return BY_NAME.get(name) ?? GENERAL.find(([pattern]) => pattern.test(name))?.[1];
}

/** Names for messages: each kind of state by its own name. */
export function metricNames(): readonly string[] {
  const kinds = KIND.slice(3, -1).split('|');
  return METRIC_FACTS.flatMap(({ name }) =>
    name.includes('<kind>') ? kinds.map((kind) => name.replace('<kind>', kind)) : [name],
  );
}
