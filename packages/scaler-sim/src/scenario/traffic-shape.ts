/** How traffic is written. What names another part (a query, a class) is resolved when the whole scenario is known. */

import type { Distribution } from './distribution.ts';
import { countLaw, sizeLaw, timeLaw } from './distribution-shape.ts';
import { choice, count, name, quantity } from './scalars.ts';
import { either, INVALID, type Invalid, into, type Place, type Shape } from './shape.ts';
import { arrivals, closedUsers, type NamedReplay } from './source-shape.ts';
import { list, NEUTRAL, object, optional, preset, required } from './structures.ts';
import { withClasses } from './trace-file.ts';
import type { SessionShape, Source } from './traffic.ts';

/** A step whose reference is still a name. */
export interface NamedStep {
  readonly call:
    | { readonly step: 'memcache' }
    | { readonly step: 'mysql' | 'self' | 'job'; readonly name: string }
    | { readonly step: 'objectStorage'; readonly operation: 'get' | 'put'; readonly size: Distribution }
    | { readonly step: 'wait'; readonly time: Distribution };
  readonly when: 'always' | 'hit' | 'miss';
  readonly probability: number;
}

export interface NamedClass {
  readonly name: string;
  readonly weight: number;
  readonly service: Distribution;
  readonly cpu: number;
  readonly memory: Distribution | null;
  readonly steps: readonly NamedStep[];
}

export interface NamedTraffic {
  readonly source: Source;
  readonly users: number;
  readonly sessions: SessionShape | null;
  readonly requests: readonly NamedClass[];
}

const bareStep: Shape<NamedStep> = into(choice(['memcache']), (step) => ({
  call: { step },
  when: 'always',
  probability: 1,
}));

const CALLS = ['memcache', 'mysql', 'objectStorage', 'wait', 'self', 'job'] as const;

const fullStep: Shape<NamedStep> = into(
  object({
    memcache: optional(choice(['get']), 'Reads the memcache; a miss fills it.'),
    mysql: optional(name, 'Runs this query of `mysql.queries`.'),
    objectStorage: optional(choice(['get', 'put']), 'Reads or writes an object.'),
    size: optional(sizeLaw, 'Of the object; needed for `put`.'),
    wait: optional(timeLaw, 'Waits for something outside, with no core in use.'),
    self: optional(name, 'Requests this class of the site itself, through the balancer: that takes a second process.'),
    job: optional(name, 'Puts a job into this queue of `worker.jobs`, and goes on.'),
    when: preset(
      choice(['always', 'hit', 'miss']),
      'always',
      NEUTRAL,
      'Only after a hit or a miss of the memcache step before it.',
    ),
    probability: preset(quantity('share'), '1', NEUTRAL, 'Chance that the step is taken.'),
  }),
  ({ memcache, mysql, objectStorage, size, wait, self, job, when, probability }, place) => {
    const given = CALLS.filter((key) => place.has(key));
    if (given.length !== 1) return place.fail(`must have exactly one of ${CALLS.join(', ')}`);
    if (size !== null && objectStorage === null) return place.fail('belongs to a step of objectStorage', 'size');
    const rest = { when, probability };
    if (memcache !== null) return { call: { step: 'memcache' }, ...rest };
    if (mysql !== null) return { call: { step: 'mysql', name: mysql }, ...rest };
    if (self !== null) return { call: { step: 'self', name: self }, ...rest };
    if (job !== null) return { call: { step: 'job', name: job }, ...rest };
    if (wait !== null) return { call: { step: 'wait', time: wait }, ...rest };
    if (objectStorage === null) return place.fail(`must have exactly one of ${CALLS.join(', ')}`);
    if (size === null && objectStorage === 'put') return place.fail('needs a "size": what is put takes up quota');
    return {
      call: { step: 'objectStorage', operation: objectStorage, size: size ?? { law: 'constant', value: 0 } },
      ...rest,
    };
  },
);

const requestClass: Shape<NamedClass> = into(
  object({
    name: required(name, 'Its figures are called `class.<name>.…`.'),
    weight: preset(quantity('number'), '1', NEUTRAL, 'Its share is its weight over the sum of weights.'),
    service: required(timeLaw, 'Own time in PHP on an idle node; the process is held for it, and then for each step.'),
    cpu: preset(
      quantity('share'),
      '0%',
      NEUTRAL,
      'Share of `service` that needs a core; matters only with `php.cores`.',
    ),
    memory: optional(sizeLaw, 'Of the process while it works on the request; absent: `php.memory.perProcess`.'),
    steps: optional(list(either(bareStep, fullStep), { max: 100 }), 'What it then waits for, one after the other.'),
  }),
  (read) => ({ ...read, steps: read.steps ?? [] }),
);

const sessions: Shape<SessionShape> = object({
  requests: required(countLaw, 'Requests of one session, 1 or more.'),
  think: required(timeLaw, 'From an answer to the next request of the same user.'),
});

export const trafficShape: Shape<NamedTraffic> = into(
  object({
    arrivals: optional(arrivals, 'Requests that come whatever happens to others (open traffic).'),
    closed: optional(closedUsers, 'A fixed number of users who wait for their answers, in place of `arrivals`.'),
    users: preset(
      count({ min: 1, max: 1e9, words: { unlimited: Number.POSITIVE_INFINITY } }),
      'unlimited',
      NEUTRAL,
      'Users that requests are drawn from: matters to sticky and consistent-hash balancers and to session locks.',
    ),
    sessions: optional(sessions, 'Each arrival starts a session of several requests; `rate` then counts sessions.'),
    requests: required(list(requestClass, { min: 1, max: 1000 }), 'Sorts of requests.'),
  }),
  ({ arrivals: open, closed, users, sessions: shape, requests }, place) => {
    const source = open ?? closed;
    if (source === null) return place.fail('must have "arrivals" (open traffic) or "closed" (a fixed number of users)');
    if (open !== null && closed !== null) return place.fail('must have "arrivals" or "closed", not both', 'closed');
    if (shape !== null && (source.process === 'closed' || source.process === 'named-replay')) {
      return place.fail('cannot stand beside closed users or a replay: their requests are given already', 'sessions');
    }
    if (source.process === 'closed' && place.has('users')) {
      return place.fail('is what closed.users says: closed traffic has no other users', 'users');
    }
    const names = requests.map((each) => each.name);
    const twice = names.findIndex((each, at) => names.indexOf(each) !== at);
    if (twice >= 0) return place.fail(`has two entries named "${names[twice]}"`, 'requests');
    if (requests.every(({ weight }) => weight === 0)) return place.fail('must have a weight above 0', 'requests');
    const resolved = source.process === 'named-replay' ? resolvedReplay(source, names, place) : source;
    return resolved === INVALID ? INVALID : { source: resolved, users, sessions: shape, requests };
  },
);

function resolvedReplay(
  { process: _process, period, ...trace }: NamedReplay,
  names: readonly string[],
  place: Place,
): Source | Invalid {
  const columns = withClasses(trace, names);
  if (typeof columns !== 'string') return { process: 'replay', ...columns, period };
  return place.fail(`has the class "${columns.slice(0, 60)}", which is not among requests`, 'arrivals.file');
}
