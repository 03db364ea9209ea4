/** What an entity is. Its event, if it has one, is told beside; `step.ts` has one branch for each. */

/** The traffic source: the next request (or session) arrives. */
export const ARRIVAL = 0;
/** A block of measurements ends. */
export const BLOCK = 1;
/** The oldest unanswered request runs into its timeout. */
export const DEADLINE = 2;
/** The cores of a node: a request is done with its computing. */
export const NODE_CPU = 3;
/** A request holds its process for its own time: done. Requests that are not over have the kinds from here to SELF_WAIT. */
export const SERVICE = 4;
/** A request whose query runs: done. */
export const QUERY = 5;
/** A request that waits for the memcache: answered. */
export const MEMCACHE = 6;
/** A request that waits for object storage: answered. */
export const STORAGE = 7;
/** A request that was throttled by object storage: tries again. */
export const STORAGE_RETRY = 8;
/** A request in a `wait` step: done. */
export const WAIT = 9;
/** A request that met a full TCP backlog: tries again. */
export const RETRY = 10;
/** A request that computes; the event is that of its node's cores. */
export const COMPUTING = 11;
/** A request in a node's backlog; no event. */
export const QUEUED = 12;
/** A request that holds its process and waits for the session's lock; no event. */
export const LOCKED = 13;
/** A request whose query waits for a server; no event. */
export const QUERY_QUEUED = 14;
/** A request that waits for a request of its own to the site; no event. */
export const SELF_WAIT = 15;
/** What is left in a backlog of a request that was dropped; no event. */
export const GONE = 16;
/** A session between two requests, or a closed user who thinks: asks. */
export const SESSION = 17;
/** A process that is replaced: ready. */
export const RESPAWN = 18;
/** The clock of deploys. */
export const DEPLOY = 19;
/** The clock of configuration changes. */
export const CONFIG_CHANGE = 20;
/** The clock of a node: fails, or is repaired. */
export const NODE_CLOCK = 21;
/** The health check of a node notices that it failed or is back. */
export const HEALTH = 22;
/** Maintenance begins or ends. */
export const MAINTENANCE = 23;
/** A node that was ordered is ready. */
export const NODE_START = 24;
/** A draining node goes. */
export const DRAIN = 25;
/** An ordered number of nodes takes effect. */
export const SCALE = 26;
/** The autoscaler looks. */
export const AUTOSCALER = 27;
/** The primary of the database fails, or the other one answers. */
export const FAILOVER = 28;
/** A memcache node fails, or is back. */
export const MEMCACHE_NODE = 29;
/** A nonstop job of the worker is done. */
export const JOB = 30;
/** A job comes from elsewhere. */
export const JOB_ARRIVAL = 31;
/** A cron job is due. */
export const CRON = 32;
/** A cron job ends. */
export const CRON_RUN = 33;
/** The clock of a state flow: the next item, session or attempt. */
export const FLOW_START = 34;
/** The clock of a state flow's reads. */
export const FLOW_READ = 35;
/** A stored item's useful life ends. */
export const ITEM = 36;
/** A session of a state flow: its next request, or its end. */
export const FLOW_SESSION = 37;
/** A lock that is held: given back. */
export const HELD_LOCK = 38;
