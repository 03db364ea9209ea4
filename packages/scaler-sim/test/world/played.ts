/** Scenarios whose requests come at given instants, so that every figure can be worked out by hand. */
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/read-scenario.ts';
import type { Plain } from '../../src/scenario/source.ts';

type Tree = Plain | readonly Tree[] | { readonly [key: string]: Tree };
export type Parts = { readonly [key: string]: Tree };

/** One request. */
export interface Coming {
  /** Its class, which gives it figures of its own. */
  readonly name: string;
  /** When it comes to the balancer [s]. */
  readonly at: number;
  /** Own time in PHP [s]. */
  readonly takes: number;
  readonly user?: string;
}

/** A metric's value; undefined where the scenario has none of this name. */
export type Figures = (metric: string) => number | null | undefined;

/** Length of a run [s]. */
export const LENGTH = 1000;

/**
 * @param requests in the order of their arrival
 * @param parts of the scenario, beside traffic; `duration` is `LENGTH` unless they name one
 * @param classes what else a class has, by name; classes that nobody asks for are there as well
 */
export async function played(
  requests: readonly Coming[],
  parts: Parts,
  classes: Readonly<Record<string, Parts>> = {},
): Promise<Figures> {
  const names = [...new Set([...requests.map(({ name }) => name), ...Object.keys(classes), 'nobody'])];
  // A file of requests cannot be empty; this one comes when all is over.
  const last: Coming = { name: 'nobody', at: 1e9, takes: 0 };
  const rows = [...requests, last].map(({ name, at, takes, user = '' }) => [at, takes, name, user].join(','));
  const scenario = {
    version: 1,
    duration: `${LENGTH}s`,
    warmup: '0s',
    replications: 1,
    traffic: {
      arrivals: { process: 'replay', file: 'requests.csv' },
      requests: names.map((name) => ({ name, service: '1s', ...classes[name] })),
    },
    ...parts,
  };
  const text = ['time,service,class,user', ...rows].join('\n');
  const { estimates } = await simulate(parseScenario(scenario, { readFile: () => text }), { threads: 1 });
  return (metric) => estimates[metric]?.value;
}

/** Mean latency of each class named [s]; null where none had a good answer. */
export function latencies(figures: Figures, ...names: readonly string[]): readonly (number | null | undefined)[] {
  return names.map((name) => {
    const value = figures(`class.${name}.latency.mean`);
    return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
  });
}
