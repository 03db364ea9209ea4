/** How the balancer, PHP and the services behind it are written. */
import { nodeFailures } from './change-shapes.ts';
import type { Balancer, ColdStart, Memcache, Memory, ObjectStorage, Php } from './components.ts';
import { sizeLaw, timeLaw } from './distribution-shape.ts';
import { choice, count, NONE, quantity, UNLIMITED } from './scalars.ts';
import { either, into, type Shape } from './shape.ts';
import { sourceOf } from './source.ts';
import { NEUTRAL, object, optional, preset, required } from './structures.ts';

const FPM = 'php-src: sapi/fpm/www.conf.in';
const S3 = 'AWS: performance design patterns for Amazon S3, timeouts and retries';

/** Nodes that a scenario may have, processes that a node may. */
export const MOST_NODES = 10_000;
const MOST_PROCESSES = 10_000;
const MOST_KEYS = 10_000_000;

const POLICIES = ['random', 'round-robin', 'least-connections', 'power-of-two', 'consistent-hash', 'sticky'] as const;

const policy = choice(POLICIES);

const healthCheck = object({
  every: required(quantity('time', { above: 0 }), 'Time between checks of one node.'),
  failures: preset(
    count({ min: 1, max: 1000 }),
    1,
    'Tidemark',
    'Checks in a row that fail before a node is taken out.',
  ),
  successes: preset(count({ min: 1, max: 1000 }), 1, 'Tidemark', 'Checks in a row that succeed before it is back.'),
});

const fullBalancer: Shape<Balancer> = object({
  policy: required(policy, 'Which node a request goes to.'),
  healthCheck: optional(healthCheck, 'How failed nodes are noticed; absent: at once.', 'at once'),
  drain: preset(
    quantity('time'),
    '30s',
    'Kubernetes: terminationGracePeriodSeconds',
    'How long the running requests of a node that is taken out on purpose may go on.',
  ),
});

export const balancerShape: Shape<Balancer> = either(
  into(policy, (word, { path, reading }) => fullBalancer.read(sourceOf({ policy: word }), path, reading)),
  fullBalancer,
);

const memory: Shape<Memory> = object({
  node: required(quantity('size', { above: 0 }), 'Memory of a node.'),
  base: preset(quantity('size'), '0', NEUTRAL, 'Taken whatever runs.'),
  perProcess: required(sizeLaw, 'Taken by a process while it works on a request.'),
  swap: preset(quantity('size'), '0', NEUTRAL, 'Beyond `node`; beyond both a request is answered 503.'),
  swapFactor: preset(
    quantity('number', { min: 1, max: 1000 }),
    1,
    NEUTRAL,
    'What a request that starts while the node swaps takes, as a multiple of its own time.',
  ),
});

const coldStart: Shape<ColdStart> = object({
  factor: required(quantity('number', { min: 1, max: 1000 }), 'Own time of a request on a fresh node, as a multiple.'),
  requests: required(count({ min: 1, max: 1e9 }), 'Requests of a node until it is warm.'),
});

export const phpShape: Shape<Php> = object({
  nodes: preset(count({ min: 1, max: MOST_NODES }), 1, NEUTRAL, 'Nodes behind the balancer.'),
  processes: preset(count({ min: 1, max: MOST_PROCESSES }), 5, `${FPM}: pm.max_children`, 'FPM processes of a node.'),
  backlog: preset(
    count({ max: 1e9, words: UNLIMITED }),
    511,
    `${FPM}: listen.backlog`,
    'Requests that wait beside those in service. A Unix socket on Linux admits one more than `listen.backlog` says.',
  ),
  listen: preset(
    choice(['unix', 'tcp']),
    'unix',
    NEUTRAL,
    'A full backlog: `unix` rejects at once, `tcp` tries again after 1, 2, 4, … seconds.',
  ),
  timeout: preset(
    quantity('time', { above: 0, words: NONE }),
    '60s',
    'nginx: fastcgi_read_timeout',
    'From arrival at the balancer to the answer 504.',
  ),
  abandoned: preset(
    choice(['execute', 'drop']),
    'execute',
    'measured with nginx and php-fpm',
    'What becomes of a request after its 504: it keeps its place and is executed, or is dropped.',
  ),
  maxRequests: preset(
    count({ min: 1, words: UNLIMITED }),
    'unlimited',
    `${FPM}: pm.max_requests 0`,
    'Requests after which a process is replaced.',
  ),
  respawn: preset(timeLaw, '0s', NEUTRAL, 'Time until a replaced process answers.'),
  cores: preset(
    quantity('number', { above: 0, max: 1024, words: UNLIMITED }),
    'unlimited',
    NEUTRAL,
    'Cores of a node, shared by what runs; `cpu` of a class says how much of its time needs one.',
  ),
  memory: optional(memory, 'Memory of a node; absent: it plays no part.', 'unlimited'),
  coldStart: optional(coldStart, 'Empty OPcache after a deploy, a start or a wipe; absent: none.', 'none'),
});

export const memcacheShape: Shape<Memcache> = into(
  object({
    nodes: preset(choice(['1', '2']), '1', NEUTRAL, 'Nodes of the memcache.'),
    mode: preset(
      choice(['combined', 'redundant']),
      'combined',
      NEUTRAL,
      'Two nodes: each key on one of them, or on both so that one may fail.',
    ),
    keys: required(count({ min: 1, max: MOST_KEYS }), 'Different keys that are asked for.'),
    zipf: preset(quantity('number', { max: 10 }), 0, NEUTRAL, "Exponent of the keys' popularity; 0: all alike."),
    ttl: preset(
      quantity('time', { above: 0, words: NONE }),
      'none',
      NEUTRAL,
      'Time from the fill until an item is stale.',
    ),
    memory: preset(
      quantity('size', { above: 0, words: UNLIMITED }),
      'unlimited',
      NEUTRAL,
      'Of a node; the item used longest ago goes first.',
    ),
    itemSize: preset(
      quantity('size', { above: 0 }),
      '1KiB',
      'Tidemark',
      'Of an item, with its overhead; matters with `memory`.',
    ),
    latency: preset(timeLaw, '0', NEUTRAL, 'Time of an operation.'),
    failures: optional(nodeFailures, 'Failures of its nodes, which come back empty.'),
  }),
  ({ nodes, memory: size, itemSize, ...rest }, place) => {
    const capacity = Math.floor(size / itemSize);
    if (capacity < 1) return place.fail('must hold at least one item of itemSize', 'memory');
    return { nodes: nodes === '1' ? 1 : 2, capacity, ...rest };
  },
);

export const objectStorageShape: Shape<ObjectStorage> = object({
  get: preset(timeLaw, '0', NEUTRAL, 'Time of a read.'),
  put: preset(timeLaw, '0', NEUTRAL, 'Time of a write.'),
  quota: preset(quantity('size', { words: UNLIMITED }), 'unlimited', NEUTRAL, 'A write beyond it fails its request.'),
  used: preset(quantity('size'), '0', NEUTRAL, 'Stored before the run.'),
  rate: preset(
    quantity('rate', { above: 0, words: UNLIMITED }),
    'unlimited',
    NEUTRAL,
    'Operations that are let through.',
  ),
  burst: preset(count({ min: 1, max: 1e9 }), 1, 'Tidemark', 'Operations that are let through at once.'),
  retries: preset(count({ max: 20 }), 2, S3, 'How often a throttled operation is tried again.'),
  retryDelay: preset(
    quantity('time', { above: 0 }),
    '2s',
    S3,
    'Time to the first retry; each other one waits twice as long.',
  ),
});
