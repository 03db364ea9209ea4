/** One random stream for each purpose, so that a change of one thing leaves the draws of the others alone. */
export const INTERARRIVALS = 1;
export const REQUESTS = 2;
export const ROUTING = 3;
export const STEPS = 4;
export const THINKING = 7;
export const DEPLOYING = 8;
export const FAILING = 9;
export const CHANGING = 10;
export const MAINTAINING = 11;
export const STARTING = 12;
export const DATABASE_FAILING = 13;
export const MEMCACHE_FAILING = 14;
export const WORKING = 15;
export const CRON_WORK = 16;
export const RESPAWNING = 17;
export const CHECKING = 18;
/** State flows take one stream each from here on. */
export const FLOWS = 32;
