/** How autoscalers are written, with the defaults of the ones they model. */
import type { Autoscaler, HpaBehaviour, HpaTarget, ScalerTarget } from './change.ts';
import { timeLaw } from './distribution-shape.ts';
import { choice, count, quantity } from './scalars.ts';
import { either, into, type Shape } from './shape.ts';
import type { Plain } from './source.ts';
import { list, NEUTRAL, object, optional, preset, required, tagged } from './structures.ts';

const HPA = 'Kubernetes: HorizontalPodAutoscaler v2';
const KPA = 'Knative: KPA configuration';
const AWS = 'AWS: target tracking scaling policies';

const MOST_NODES = 10_000;

const nodes = count({ min: 1, max: MOST_NODES });
const time = quantity('time');
const positiveTime = quantity('time', { above: 0 });
const positive = quantity('number', { above: 0 });

const limits = {
  min: preset(nodes, 1, NEUTRAL, 'Fewest nodes.'),
  max: required(nodes, 'Most nodes.'),
  start: preset(timeLaw, '0', NEUTRAL, 'From the decision until a new node answers.'),
} as const;

const targetKeys = {
  cpu: optional(quantity('share', { above: 0 }), 'Busy cores over cores; needs `php.cores`.'),
  processes: optional(quantity('share', { above: 0 }), 'Busy processes over processes.'),
  requests: optional(quantity('rate', { above: 0 }), 'Arrivals per node.'),
  concurrency: optional(positive, 'Requests in service or waiting, per node.'),
} as const;

const METRICS = ['cpu', 'processes', 'requests', 'concurrency'] as const;

type TargetText = Readonly<Record<(typeof METRICS)[number], number | null>>;

function targetOf(read: TargetText): ScalerTarget | undefined {
  const given = METRICS.filter((metric) => read[metric] !== null);
  const [metric] = given;
  const target = metric === undefined ? null : read[metric];
  return given.length === 1 && metric !== undefined && target !== null ? { metric, target } : undefined;
}

const ONE_TARGET = `must have exactly one of ${METRICS.join(', ')}`;

const target: Shape<HpaTarget> = into(
  object({
    ...targetKeys,
    whole: optional(
      choice(['value', 'average']),
      'Taken once for the whole site, as Object and External metrics are: `value` is its target, `average` that of each node.',
    ),
  }),
  ({ whole, ...read }, place) => {
    const wanted = targetOf(read);
    if (wanted === undefined) return place.fail(ONE_TARGET);
    if (whole !== null && (wanted.metric === 'cpu' || wanted.metric === 'processes'))
      return place.fail('belongs to requests or concurrency: shares are measured on each node', 'whole');
    return { ...wanted, whole };
  },
);

const policy: Shape<HpaBehaviour['policies'][number]> = object({
  type: required(choice(['pods', 'percent']), 'What `value` counts.'),
  value: required(quantity('number', { above: 0 }), 'Most pods or percent that one period may change.'),
  period: required(quantity('time', { above: 0, max: 1800 }), 'Its period.'),
});

function behaviour(stabilisation: string, policies: Plain): Shape<HpaBehaviour> {
  return object({
    stabilisation: preset(
      quantity('time', { max: 3600 }),
      stabilisation,
      HPA,
      'The most cautious answer of this long counts.',
    ),
    select: preset(choice(['max', 'min', 'disabled']), 'max', HPA, 'Which policy counts.'),
    policies: preset(list(policy, { min: 1, max: 20 }), policies, HPA, 'How fast it may change.'),
  });
}

const UP: Plain = [
  { type: 'pods', value: 4, period: '15s' },
  { type: 'percent', value: 100, period: '15s' },
];
const DOWN: Plain = [{ type: 'percent', value: 100, period: '15s' }];

const hpa: Shape<Autoscaler> = into(
  object({
    ...limits,
    metrics: required(list(target, { min: 1, max: 10 }), 'Each asks for a number of nodes; the largest counts.'),
    period: preset(positiveTime, '15s', HPA, 'Time between decisions.'),
    metricDelay: preset(time, '0', NEUTRAL, 'Age of the figures it decides by; about 30s with the metrics server.'),
    tolerance: preset(quantity('share'), '10%', HPA, 'Deviation from the target that is let be.'),
    initialReadinessDelay: preset(time, '30s', HPA, 'Unready so long after its start, a node was never ready.'),
    cpuInitialization: preset(time, '5m', HPA, 'CPU figures of a younger node count only when it is ready.'),
    up: preset(behaviour('0s', UP), {}, HPA, 'How it scales out.'),
    down: preset(behaviour('5m', DOWN), {}, HPA, 'How it scales in.'),
  }),
  (read) => ({ kind: 'hpa', ...read }),
);

const targetTracking: Shape<Autoscaler> = into(
  object({
    ...limits,
    ...targetKeys,
    period: preset(positiveTime, '60s', AWS, 'Time between figures.'),
    pointsOut: preset(count({ min: 1, max: 1000 }), 3, AWS, 'Figures in a row above the target before it scales out.'),
    pointsIn: preset(count({ min: 1, max: 1000 }), 15, AWS, 'Figures in a row below before it scales in.'),
    marginIn: preset(quantity('share'), '10%', AWS, 'How far below the target figures must be to scale in.'),
    cooldownOut: preset(time, '5m', AWS, 'No other change for so long after scaling out.'),
    cooldownIn: preset(time, '5m', AWS, 'No other change for so long after scaling in.'),
  }),
  (read, place) => {
    const { cpu: _cpu, processes: _processes, requests: _requests, concurrency: _concurrency, ...rest } = read;
    const wanted = targetOf(read);
    return wanted === undefined ? place.fail(ONE_TARGET) : { kind: 'target-tracking', ...rest, ...wanted };
  },
);

const kpa: Shape<Autoscaler> = into(
  object({
    ...limits,
    concurrency: required(positive, 'Requests at a time that a node is meant to have; usually its processes.'),
    utilisation: preset(quantity('share', { above: 0 }), '70%', KPA, 'Share of `concurrency` that is aimed at.'),
    stableWindow: preset(positiveTime, '60s', KPA, 'Mean over this time decides.'),
    panicWindow: preset(
      quantity('share', { above: 0 }),
      '10%',
      KPA,
      'Share of the stable window that is looked at for panic.',
    ),
    panicThreshold: preset(
      quantity('share', { min: 1, max: 100 }),
      '200%',
      KPA,
      'Panic when so much more is asked for than is ready.',
    ),
    maxScaleUpRate: preset(quantity('number', { min: 1 }), 1000, KPA, 'Largest factor up of one decision.'),
    maxScaleDownRate: preset(quantity('number', { min: 1 }), 2, KPA, 'Largest factor down of one decision.'),
    scaleDownDelay: preset(time, '0', KPA, 'It scales in only after so long.'),
    period: preset(positiveTime, '2s', KPA, 'Time between decisions.'),
  }),
  (read) => ({ kind: 'kpa', ...read }),
);

const schedulePoint = object({
  at: required(time, 'When; rising.'),
  nodes: required(nodes, 'Nodes from then on.'),
});

const schedule: Shape<Autoscaler> = into(
  object({
    points: required(
      list(schedulePoint, { min: 1, max: 10_000 }),
      'Nodes at given times; before the first, `php.nodes`.',
    ),
    period: optional(positiveTime, 'The points begin anew after this time; absent: the last one holds.'),
    start: limits.start,
  }),
  ({ points, period, start }, place) => {
    const falls = points.findIndex(({ at }, index) => index > 0 && at <= points[index - 1].at);
    if (falls > 0) return place.fail('must be later than the point before it', `points.${falls}.at`);
    const last = points.at(-1)?.at ?? 0;
    if (period !== null && period <= last) return place.fail('must be longer than the last point is late', 'period');
    const numbers = points.map((point) => point.nodes);
    return { kind: 'schedule', points, period, start, min: Math.min(...numbers), max: Math.max(...numbers) };
  },
);

const scaler: Shape<Autoscaler> = into(
  tagged('type', { hpa, 'target-tracking': targetTracking, kpa, schedule }),
  (read, place) => (read.min > read.max ? place.fail('must not be above max', 'min') : read),
);

/** Null: none. */
export const autoscalerShape: Shape<Autoscaler | null> = either(
  into(choice(['none']), () => null),
  scaler,
);
