/** How flows of state are written. What names a query is resolved when the whole scenario is known. */
import { countLaw, timeLaw, waitingTime } from './distribution-shape.ts';
import { choice, count, flag, NONE, name, quantity } from './scalars.ts';
import { into, type Shape } from './shape.ts';
import type { CacheFlow, FlowPlacement, LockFlow, LogFlow, SessionFlow, StateFlows, StoredFlow } from './state.ts';
import { NEUTRAL, object, optional, preset, required } from './structures.ts';

/** A cache whose query is still a name. */
export type NamedCacheFlow = Omit<CacheFlow, 'query'> & { readonly query: string | null };

export type NamedFlows = {
  readonly [K in keyof StateFlows]: StateFlows[K] extends CacheFlow | null ? NamedCacheFlow | null : StateFlows[K];
};

const placement: Shape<FlowPlacement> = choice(['process', 'node', 'shared', 'unknown']);

const placementKey = required(
  placement,
  'Who can see it: one FPM process, one node, all nodes; `unknown` is run both ways and reported as a range.',
);

const MOST_KEYS = 1_000_000;

function stored(item: string): Shape<StoredFlow> {
  return object({
    placement: placementKey,
    rate: required(quantity('rate', { above: 0 }), `${item} written.`),
    usefulLife: required(waitingTime, 'How long one is needed.'),
    reads: preset(quantity('rate'), '0', NEUTRAL, 'Reads of random ones in their useful life, all together.'),
    owner: preset(
      quantity('share'),
      '0',
      NEUTRAL,
      "Share of reads by the writer's own session, which a sticky balancer sends to its node.",
    ),
  });
}

const sessions: Shape<SessionFlow> = object({
  placement: placementKey,
  starts: required(quantity('rate', { above: 0 }), 'Sessions started.'),
  lifetime: required(waitingTime, 'How long one is needed.'),
  requests: optional(countLaw, 'Requests of one, 1 or more: `loginsPerSession` needs it.'),
  regenerate: preset(flag, true, 'Laravel, Symfony and Drupal do', 'A login gives the session a new id.'),
  lock: preset(flag, false, NEUTRAL, "A request waits while another one of its user's holds the session; needs users."),
});

function cache(ttl: 'required' | 'none'): Shape<NamedCacheFlow> {
  const time = quantity('time', { above: 0, words: NONE });
  return object({
    placement: placementKey,
    keys: required(count({ min: 1, max: MOST_KEYS }), 'Different keys that are asked for.'),
    zipf: preset(quantity('number', { max: 10 }), 0, NEUTRAL, "Exponent of the keys' popularity; 0: all alike."),
    ttl:
      ttl === 'required'
        ? required(time, 'Time until one is stale.')
        : preset(time, 'none', NEUTRAL, 'Time until one is stale.'),
    renew: preset(flag, false, NEUTRAL, 'The time counts from the last read rather than from the fill.'),
    reads: required(quantity('rate', { above: 0 }), 'Reads of all keys together.'),
    query: optional(name, 'A miss runs this query of `mysql.queries`.'),
  });
}

const locks: Shape<LockFlow> = object({
  placement: placementKey,
  rate: required(quantity('rate', { above: 0 }), 'Attempts to take a lock.'),
  keys: preset(count({ min: 1, max: MOST_KEYS }), 1, NEUTRAL, 'Different locks, asked for alike.'),
  hold: required(timeLaw, 'How long one is held.'),
});

const logs: Shape<LogFlow> = object({
  placement: placementKey,
  rate: optional(quantity('rate', { above: 0 }), 'Lines; absent: only shares are told.'),
  shipEvery: required(
    quantity('time', { above: 0, words: NONE }),
    'Time between shipments of a node, at a random phase; `none`: never.',
  ),
  flushOnDeploy: preset(flag, false, NEUTRAL, 'A deploy ships what is left before it wipes.'),
});

export const stateShape: Shape<NamedFlows> = into(
  object({
    uploads: optional(stored('Files'), 'What users gave.'),
    media: optional(cache('none'), 'Derived files, made anew where they are missing.'),
    sessions: optional(sessions, 'Sessions of users who logged in.'),
    cache: optional(cache('required'), 'Cached data.'),
    locks: optional(locks, 'Locks, which must hold on all nodes.'),
    queue: optional(stored('Jobs'), 'Jobs that wait: the useful life of one ends when it is taken.'),
    logs: optional(logs, 'Log files.'),
    database: optional(stored('Rows'), 'A database on the disk (SQLite).'),
    config: optional(stored('Settings'), 'Settings that are written at run time.'),
    code: optional(stored('Packages'), 'Plugins and templates that are installed at run time.'),
  }),
  (read) => read,
);
