/** A scenario as it is written: every key at the top, and the rules that span several of them. */
import { autoscalerShape } from './autoscaler-shape.ts';
import type { Autoscaler } from './change.ts';
import { configChangesShape, deploysShape, maintenanceShape, nodeFailures, scaleShape } from './change-shapes.ts';
import { balancerShape, memcacheShape, objectStorageShape, phpShape } from './component-shapes.ts';
import { resolveState, resolveTraffic } from './resolve.ts';
import { choice, count, quantity, text } from './scalars.ts';
import type { Prices, Scenario, Slo } from './scenario.ts';
import { mysqlShape, workerShape } from './service-shapes.ts';
import { INVALID, type Invalid, into, type Place, type Shape } from './shape.ts';
import { parseSlo } from './slo.ts';
import { stateShape } from './state-shapes.ts';
import { list, NEUTRAL, object, optional, preset, required } from './structures.ts';
import type { Traffic } from './traffic.ts';
import { trafficShape } from './traffic-shape.ts';
import { formatQuantity } from './units.ts';

const OWN = 'Tidemark';

/** Processes of all nodes that one run may have. */
const MOST_PROCESSES = 1_000_000;

const price = quantity('number', { max: 1e12, words: { unknown: Number.NaN } });

const item = object({
  item: required(text('what is paid for'), 'What is paid for.'),
  price: required(price, 'For a month of 30 days; `unknown` makes the total unknown.'),
});

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

const pricesShape: Shape<Prices> = into(
  object({
    currency: preset(text('a currency such as EUR'), 'EUR', OWN, 'Currency of every price.'),
    phpNode: required(price, 'One PHP node for a month of 30 days, charged by the time it is booked.'),
    fixed: optional(list(item, { max: 1000 }), 'What is paid whatever runs: MySQL, memcache, storage, worker.'),
  }),
  ({ currency, phpNode, fixed }) => ({
    currency,
    phpNode: known(phpNode),
    fixed: (fixed ?? []).map((each) => ({ item: each.item, price: known(each.price) })),
  }),
);

const slo: Shape<Slo> = into(text('a promise such as latency.p95 < 500ms'), (expression, place) => {
  const parsed = parseSlo(expression);
  return typeof parsed === 'string' ? place.fail(parsed) : parsed;
});

const written = object({
  version: required(choice(['1']), 'Version of this format.'),
  seed: preset(count(), 1, OWN, 'The same seed gives the same result.'),
  duration: preset(quantity('time', { above: 0 }), '24h', OWN, 'Simulated time of one replication, warm-up included.'),
  warmup: optional(
    quantity('time', { words: { auto: Number.NaN } }),
    'Time at the start in which nothing is counted; `auto`: found by MSER-5. Absent: a tenth of the duration, or 0 for terminating runs.',
  ),
  replications: preset(count({ min: 1, max: 100_000 }), 10, OWN, 'Independent runs that intervals are made from.'),
  analysis: preset(
    choice(['auto', 'steady', 'terminating']),
    'auto',
    OWN,
    '`steady`: long-run figures; `terminating`: figures of just this time. `auto`: terminating where the clock matters.',
  ),
  traffic: required(trafficShape, 'Who asks, when, and for what.'),
  balancer: preset(balancerShape, 'random', NEUTRAL, 'Which node a request goes to.'),
  php: preset(phpShape, {}, NEUTRAL, 'The PHP component.'),
  mysql: optional(mysqlShape, 'The database.', 'none'),
  memcache: optional(memcacheShape, 'The memcache.', 'none'),
  objectStorage: optional(objectStorageShape, 'Object storage.', 'none'),
  worker: optional(workerShape, 'Background jobs.', 'none'),
  deploys: optional(deploysShape, 'Releases, each on fresh disks.', 'none'),
  configChanges: optional(configChangesShape, 'Changes of configuration.', 'none'),
  failures: optional(nodeFailures, 'Failures of PHP nodes: wiped at once, running and queued requests fail.', 'none'),
  maintenance: optional(maintenanceShape, 'Planned work on nodes.', 'none'),
  scale: optional(scaleShape, 'Changes of the number of nodes that are planned.', 'none'),
  autoscaler: preset(autoscalerShape, 'none', NEUTRAL, 'What changes the number of nodes by itself.'),
  state: optional(stateShape, 'Run-time data and where it lives.', 'none'),
  prices: optional(pricesShape, 'What a month costs: gives `cost.month`.', 'none'),
  slo: optional(list(slo, { max: 1000 }), 'Promises that the run is judged by.', 'none'),
});

/** Without flows of state. */
const NO_STATE = {
  uploads: null,
  media: null,
  sessions: null,
  cache: null,
  locks: null,
  queue: null,
  logs: null,
  database: null,
  config: null,
  code: null,
} as const;

export const scenarioShape: Shape<Scenario> = into(written, (read, place) => {
  const parts = read;
  const traffic = resolveTraffic(read.traffic, parts, place);
  const state = resolveState(read.state ?? NO_STATE, parts, place);
  if (traffic === INVALID || state === INVALID) return INVALID;
  const rest = { ...read, scale: read.scale ?? [], slo: read.slo ?? [] };
  const analysis =
    read.analysis === 'auto' ? (dependsOnClock({ ...rest, traffic }) ? 'terminating' : 'steady') : read.analysis;
  const warmup = warmupOf(read.warmup, read.duration, analysis, place);
  if (warmup === INVALID) return INVALID;
  const scenario: Scenario = { ...rest, version: 1, traffic, state, analysis, warmup };
  const complaint = contradiction(scenario);
  return complaint === undefined ? scenario : place.fail(complaint.says, complaint.at);
});

/** Figures that change with the clock have no long run. */
function dependsOnClock(read: {
  readonly traffic: Traffic;
  readonly scale: readonly unknown[];
  readonly autoscaler: Autoscaler | null;
}): boolean {
  const { process } = read.traffic.source;
  return process === 'profile' || process === 'replay' || read.scale.length > 0 || read.autoscaler?.kind === 'schedule';
}

function warmupOf(
  given: number | null,
  duration: number,
  analysis: Scenario['analysis'],
  place: Place,
): number | 'auto' | Invalid {
  const warmup = given ?? (analysis === 'steady' ? duration / 10 : 0);
  if (given === null) {
    const told = analysis === 'steady' ? 'a tenth of the duration' : 'the run is terminating';
    place.reading.explained.push({ path: 'warmup', value: formatQuantity(warmup, 'time'), origin: { told } });
  }
  if (place.reading.explained.some(({ path, value }) => path === 'analysis' && value === 'auto')) {
    const told = analysis === 'steady' ? 'nothing depends on the clock' : 'traffic or nodes depend on the clock';
    place.reading.explained.push({ path: 'analysis', value: analysis, origin: { told } });
  }
  if (analysis === 'terminating' && warmup !== 0) {
    return place.fail('must be 0 where figures of just this time are asked for; analysis: steady keeps it', 'warmup');
  }
  if (Number.isNaN(warmup)) return 'auto';
  return warmup < duration ? warmup : place.fail('must be shorter than duration, which includes it', 'warmup');
}

/** What parts of a scenario say against each other. */
function contradiction(scenario: Scenario): { readonly says: string; readonly at: string } | undefined {
  const { php, autoscaler, state, traffic, worker, scale } = scenario;
  const nodes = Math.max(php.nodes, autoscaler?.max ?? 1, ...scale.map((event) => event.nodes));
  if (nodes * php.processes > MOST_PROCESSES) {
    return { says: `makes ${nodes * php.processes} on all nodes; at most ${MOST_PROCESSES}`, at: 'php.processes' };
  }
  if (autoscaler !== null && scale.length > 0) return { says: 'cannot stand beside an autoscaler', at: 'scale' };
  const metrics =
    autoscaler?.kind === 'hpa' ? autoscaler.metrics : autoscaler?.kind === 'target-tracking' ? [autoscaler] : [];
  if (metrics.some(({ metric }) => metric === 'cpu') && php.cores === Number.POSITIVE_INFINITY) {
    return { says: 'scales by cpu, which needs php.cores', at: 'autoscaler' };
  }
  const knowsUsers =
    traffic.users < Number.POSITIVE_INFINITY || traffic.sessions !== null || traffic.source.process === 'closed';
  const replayed = traffic.source.process === 'replay' && traffic.source.users !== null;
  if (state.sessions?.lock === true && !knowsUsers && !replayed) {
    return {
      says: 'needs to know users: give traffic.users, traffic.sessions or traffic.closed',
      at: 'state.sessions.lock',
    };
  }
  const locked = worker?.cron.find(({ lock }) => lock);
  if (locked !== undefined && state.locks === null) {
    return { says: 'needs state.locks, which says where locks live', at: `worker.cron.${locked.name}.lock` };
  }
  return undefined;
}
