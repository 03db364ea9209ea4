/** How deploys, failures and other changes are written. */
import type {
  Amount,
  ConfigChanges,
  DeployStrategy,
  Deploys,
  Maintenance,
  NodeFailures,
  Occurrence,
  ScaleEvent,
} from './change.ts';
import type { Distribution } from './distribution.ts';
import { timeLaw, waitingTime } from './distribution-shape.ts';
import { choice, count, flag, quantity } from './scalars.ts';
import { either, INVALID, type Invalid, into, joined, type Place, type Shape } from './shape.ts';
import { sourceOf } from './source.ts';
import { list, NEUTRAL, object, optional, preset, required } from './structures.ts';

const KUBERNETES = 'Kubernetes: RollingUpdateDeployment';

const positiveTime = quantity('time', { above: 0 });

/** Keys of everything that happens again and again. */
const occurrenceKeys = {
  process: optional(
    choice(['poisson', 'renewal']),
    'With `rate`: at random; `renewal` with `between`: gaps of a given law.',
  ),
  rate: optional(quantity('rate', { above: 0 }), 'Mean number, for process: poisson.'),
  every: optional(positiveTime, 'At even intervals, the first at a random phase.'),
  between: optional(waitingTime, 'Gap between two, for process: renewal.'),
  at: optional(list(quantity('time'), { min: 1 }), 'At these times.'),
} as const;

interface OccurrenceText {
  readonly process: 'poisson' | 'renewal' | null;
  readonly rate: number | null;
  readonly every: number | null;
  readonly between: Distribution | null;
  readonly at: readonly number[] | null;
}

function occurrence({ process, rate, every, between, at }: OccurrenceText, place: Place): Occurrence | Invalid {
  const ways = [process, every, at].filter((way) => way !== null);
  if (ways.length !== 1)
    return place.fail('must have one of: process: poisson with rate, process: renewal with between, every, at');
  if (process !== 'poisson' && rate !== null) return place.fail('belongs to process: poisson', 'rate');
  if (process !== 'renewal' && between !== null) return place.fail('belongs to process: renewal', 'between');
  if (every !== null) return { process: 'periodic', every };
  if (at !== null) return { process: 'at', times: at.toSorted((a, b) => a - b) };
  if (process === 'poisson')
    return rate === null ? place.fail('must have "rate" beside process: poisson') : { process, rate };
  return between === null ? place.fail('must have "between" beside process: renewal') : { process: 'renewal', between };
}

const amount: Shape<Amount> = {
  read(source, path, reading) {
    const isShare = source.kind === 'scalar' && source.text.includes('%');
    const shape = isShare ? quantity('share') : count({ max: 10_000 });
    const value = shape.read(source, path, reading);
    if (value === INVALID) return INVALID;
    return isShare ? { share: value } : { nodes: value };
  },
  schema: () => ({
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: '^\\s*[0-9.eE+-]+ ?%?\\s*$' },
    ],
  }),
};

const rolling: Shape<DeployStrategy> = into(
  object({
    surge: preset(amount, '25%', KUBERNETES, 'Nodes beyond the wanted number, or a share of it, rounded up.'),
    unavailable: preset(amount, '25%', KUBERNETES, 'Nodes below the wanted number, or a share of it, rounded down.'),
    start: preset(timeLaw, '0', NEUTRAL, 'From the order of a node until it answers.'),
  }),
  (read, place) =>
    Object.values(read.surge)[0] === 0 && Object.values(read.unavailable)[0] === 0
      ? place.fail('must not be 0 together with surge: no node could ever be replaced', 'unavailable')
      : { kind: 'rolling', ...read },
);

const strategyWord: Shape<DeployStrategy> = into(choice(['atomic', 'rolling']), (kind, { path, reading }) =>
  kind === 'atomic' ? { kind } : rolling.read(sourceOf({}, { told: NEUTRAL }), joined(path, kind), reading),
);

const strategy: Shape<DeployStrategy> = either(
  strategyWord,
  into(object({ rolling: required(rolling, 'Nodes are replaced a few at a time.') }), (read) => read.rolling),
);

export const deploysShape: Shape<Deploys> = into(
  object({
    ...occurrenceKeys,
    strategy: preset(
      strategy,
      'atomic',
      'fortrabbit: deployment documentation',
      '`atomic`: all nodes are wiped at one instant, running requests finish; `rolling`: a few at a time.',
    ),
  }),
  ({ strategy: how, ...rest }, place) => {
    const when = occurrence(rest, place);
    return when === INVALID ? INVALID : { when, strategy: how };
  },
);

export const configChangesShape: Shape<ConfigChanges> = into(
  object({
    ...occurrenceKeys,
    wipes: preset(
      flag,
      true,
      'fortrabbit: scaling documentation',
      'Every node starts on a fresh disk, as after a deploy.',
    ),
  }),
  ({ wipes, ...rest }, place) => {
    const when = occurrence(rest, place);
    return when === INVALID ? INVALID : { when, wipes };
  },
);

export const nodeFailures: Shape<NodeFailures> = into(
  object({
    process: preset(choice(['poisson']), 'poisson', NEUTRAL, 'Failures come at random.'),
    mtbf: required(quantity('time', { min: 1 }), 'Mean time between failures of one node.'),
    recovery: required(timeLaw, 'How long the node is gone.'),
  }),
  ({ mtbf, recovery }) => ({ mtbf, recovery }),
);

export const maintenanceShape: Shape<Maintenance> = into(
  object({
    ...occurrenceKeys,
    scope: preset(
      choice(['node', 'all']),
      'node',
      'Tidemark',
      '`node`: each node has its own clock; `all`: all at a time.',
    ),
    duration: preset(timeLaw, '0', NEUTRAL, 'How long a node is gone.'),
    wipes: preset(flag, true, 'fortrabbit: scaling documentation', 'A node comes back with a fresh disk.'),
  }),
  ({ scope, duration, wipes, ...rest }, place) => {
    const when = occurrence(rest, place);
    return when === INVALID ? INVALID : { when, scope, duration, wipes };
  },
);

const scaleEvent: Shape<ScaleEvent> = object({
  at: required(quantity('time'), 'When the change is ordered.'),
  nodes: required(count({ min: 1, max: 10_000 }), 'Nodes from then on.'),
  lag: preset(timeLaw, '0', NEUTRAL, 'Until new nodes answer; "up to 45 minutes" at fortrabbit.'),
});

export const scaleShape: Shape<readonly ScaleEvent[]> = into(list(scaleEvent, { max: 10_000 }), (events) =>
  events.toSorted((a, b) => a.at - b.at),
);
