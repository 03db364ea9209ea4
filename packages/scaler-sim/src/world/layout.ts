/** Where in a block's sums what is counted. */

/** Seconds from arrival to a process, summed over good answers. */
export const WAITED = 0;
/** Answers other than good: at the timeout, */
export const TIMED_OUT = 1;
/** … by a full backlog or for want of a node, */
export const REJECTED = 2;
/** … by a failure of a node or of what stands behind it, */
export const FAILED = 3;
/** … for want of memory. */
export const NO_MEMORY = 4;
/** In the place of one of these: a good answer. */
export const NOT_BAD = -1;
/** Areas [s]: busy processes, */
export const BUSY = 5;
/** … processes of nodes that are up, */
export const PROCESSES = 6;
/** … waiting requests, */
export const WAITING = 7;
/** … nodes up, */
export const NODES_UP = 8;
/** … nodes that are paid for, */
export const NODES_BOOKED = 9;
/** … cores at work. */
export const CORES_BUSY = 10;
/** Database: queries answered, */
export const QUERIES = 11;
/** … their time in the system [s], */
export const QUERY_TIME = 12;
/** … requests refused for want of a connection, */
export const QUERIES_REFUSED = 13;
/** … area of busy servers [s]. */
export const SERVERS_BUSY = 14;
/** Memcache reads, */
export const MEMCACHE_READS = 15;
/** … and hits. */
export const MEMCACHE_HITS = 16;
/** Object storage: operations asked for, */
export const STORAGE_CALLS = 17;
/** … throttled attempts, */
export const STORAGE_THROTTLED = 18;
/** … operations that failed for it, */
export const STORAGE_FAILED = 19;
/** … puts refused by the quota. */
export const STORAGE_OVER_QUOTA = 20;
/** Worker: jobs done, */
export const JOBS_DONE = 21;
/** … their time in queue and service [s], */
export const JOB_TIME = 22;
/** … area of waiting jobs [s]. */
export const JOBS_WAITING = 23;
/** Cron: starts that were due, */
export const CRON_DUE = 24;
/** … runs, */
export const CRON_RUNS = 25;
/** … runs beyond the first of a due start, */
export const CRON_DUPLICATES = 26;
/** … starts skipped, */
export const CRON_SKIPPED = 27;
/** … runs ended at their limit. */
export const CRON_KILLED = 28;
/** Deploys, */
export const DEPLOYS = 29;
/** … failures of nodes, */
export const NODE_FAILURES = 30;
/** … wipes of one node by whatever reason. */
export const WIPES = 31;

const FIXED = 32;

/** What a request class counts: requests that came to the balancer, good answers in time, their latency [s]. */
export const ARRIVED = 0;
export const GOOD = 1;
export const LATENCY = 2;
const PER_CLASS = 3;
/** What a state flow counts; the meaning is the flow's. */
export const PER_FLOW = 6;

/** Kinds of state with a flow, in the order of their sums. */
export const FLOW_KINDS = [
  'uploads',
  'media',
  'sessions',
  'cache',
  'locks',
  'queue',
  'logs',
  'database',
  'config',
  'code',
] as const;

export type FlowKind = (typeof FLOW_KINDS)[number];

export function classPlace(index: number): number {
  return FIXED + index * PER_CLASS;
}

export function flowPlace(classes: number, kind: FlowKind): number {
  return FIXED + classes * PER_CLASS + FLOW_KINDS.indexOf(kind) * PER_FLOW;
}

export function layoutWidth(classes: number): number {
  return FIXED + classes * PER_CLASS + FLOW_KINDS.length * PER_FLOW;
}
