/**
 * `npm run bench:fpm [-- seconds [case]]`: one file of arrivals and demands, sent to a real nginx and php-fpm and replayed by
 * the simulator; what both say, side by side. Nothing that a run shows is told to the model: php-fpm's own work for a request,
 * measured before, is made part of the demand. Needs Debian's nginx and php-fpm, and root or an idle machine.
 */
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/read-scenario.ts';
import { shareOfCore } from './computing.ts';
import { drive, type Load, makeLoad, type Outcome } from './load.ts';
import { takeProcessors } from './processors.ts';
import { type Site, withServers } from './servers.ts';

interface Case {
  readonly name: string;
  /** Share of the demand that computes. */
  readonly cpu: number;
  readonly load: number;
  readonly site: Site;
}

const MEAN = 0.1;
const CALM: Site = { port: 18_480, processes: 8, computes: false, backlog: 511, timeout: 30 };
const OVERLOADED: Site = { ...CALM, backlog: 72, timeout: 1 };
/** Twice the processes that its core can keep at work, so that both core and processes are waited for. */
const HALF_CPU: Site = { ...CALM, processes: 4, computes: true };

const CASES: readonly Case[] = [
  ...[0.5, 0.7, 0.85].map((load) => ({ name: `I/O, load ${load}`, cpu: 0, load, site: CALM })),
  ...[0.5, 0.7, 0.85].map((load) => ({ name: `half CPU, load ${load}`, cpu: 0.5, load, site: HALF_CPU })),
  { name: 'I/O, overload 1.3', cpu: 0, load: 1.3, site: OVERLOADED },
];

interface Figures {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly timeouts: number;
  readonly rejected: number;
}

function measured({ latencies, statuses }: Outcome): Figures {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    timeouts: statuses.get(504) ?? 0,
    rejected: statuses.get(502) ?? 0,
  };
}

async function simulated({ cpu, site }: Case, { times, service }: Load): Promise<Figures> {
  const base = parseScenario({
    version: 1,
    duration: `${times[times.length - 1] + 60}s`,
    traffic: {
      arrivals: { process: 'poisson', rate: '1/s' },
      requests: [{ name: 'page', service: { distribution: 'constant', value: '1s' }, cpu: `${100 * cpu}%` }],
    },
    balancer: 'random',
    php: {
      nodes: 1,
      processes: site.processes,
      // A Unix socket of Linux admits one more than its backlog says.
      backlog: site.backlog + 1,
      timeout: `${site.timeout}s`,
    },
  });
  const cores = cpu > 0 ? 1 : Number.POSITIVE_INFINITY;
  const source = { process: 'replay' as const, times, service, classes: null, users: null, period: null };
  const { estimates } = await simulate({
    ...base,
    replications: 1,
    warmup: 0,
    traffic: { ...base.traffic, source },
    php: { ...base.php, cores },
  });
  const value = (name: string): number => estimates[name]?.value ?? 0;
  return {
    mean: value('latency.mean'),
    p50: value('latency.p50'),
    p95: value('latency.p95'),
    p99: value('latency.p99'),
    timeouts: Math.round(value('errors.timeout') * times.length),
    rejected: Math.round(value('errors.rejected') * times.length),
  };
}

const seconds = Number(process.argv[2] ?? 300);
const wanted = process.argv[3];
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
takeProcessors();
process.stdout.write(
  '| case | requests | | mean [ms] | p50 | p95 | p99 | 504 | 502 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n',
);
for (const [seed, each] of CASES.entries()) {
  if (wanted !== undefined && !each.name.includes(wanted)) continue;
  const capacity = each.cpu > 0 ? Math.min(each.site.processes, 1 / each.cpu) : each.site.processes;
  const load = makeLoad(seed + 1, (each.load * capacity) / MEAN, MEAN, seconds);
  const demanded = each.cpu * load.service.reduce((sum, demand) => sum + demand, 0);
  const { outcome, used } = await withServers(each.site, async (pool, own) => {
    const before = pool.used;
    const driven = await drive(each.site.port, load, each.cpu, own);
    return { outcome: driven, used: pool.used - before };
  });
  const real = measured(outcome);
  const model = await simulated(each, load);
  const name =
    each.cpu > 0
      ? `${each.name}; ${(used / demanded).toFixed(4)} of the demand used, ${shareOfCore(outcome.pages).toFixed(3)} of the core had`
      : each.name;
  for (const [who, figures] of [
    ['real', real],
    ['simulated', model],
  ] as const) {
    const times = [figures.mean, figures.p50, figures.p95, figures.p99].map((time) => (1000 * time).toFixed(1));
    process.stdout.write(
      `| ${[name, load.times.length, who, ...times, figures.timeouts, figures.rejected].join(' | ')} |\n`,
    );
  }
}
