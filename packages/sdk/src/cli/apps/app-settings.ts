/** How `tidemark up` is to run an app: what is given, and nothing else. */

import { LOCAL_PLATFORMS } from '../../model/index.ts';
import type { Balancing } from '../../platform/app-state.ts';
import type { Fidelity } from '../../platform/serving/fidelity.ts';
import type { AppSettings } from '../../platform/supervisor.ts';
import type { AppOptionName } from './app-arguments.ts';
import { type AppArguments, usage } from './parse-app-arguments.ts';

const BALANCINGS: readonly Balancing[] = ['round-robin', 'random', 'least-connections', 'sticky'];
const FIDELITIES: readonly Fidelity[] = ['full', 'reduced'];

/** @throws TidemarkError `usage.invalid` */
export function settingsOf(args: AppArguments): AppSettings {
  const seconds = args.count('timeout', 1, 3600);
  const all = {
    nodes: args.count('nodes', 1, 64),
    workers: args.count('workers', 1, 64),
    balancing: chosen(args, 'balancing', BALANCINGS),
    backlog: args.count('backlog', 0, 100_000),
    queueMs: seconds === undefined ? undefined : seconds * 1000,
    webRoot: args.value('root'),
    port: args.count('port', 0, 65_535),
    platform: chosen(args, 'platform', LOCAL_PLATFORMS),
    fidelity: chosen(args, 'fidelity', FIDELITIES),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function chosen<T extends string>(args: AppArguments, name: AppOptionName, known: readonly T[]): T | undefined {
  const given = args.value(name);
  const found = known.find((each) => each === given);
  if (given === undefined || found !== undefined) return found;
  throw usage(`there is no ${name} "${given}"`, `Use ${known.join(', ')}.`);
}
