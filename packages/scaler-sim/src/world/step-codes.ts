/** Whole numbers that stand for what a step is, when it is taken and what comes of it. */

/** Sorts of steps. */
export const STEP_MEMCACHE = 0;
export const STEP_MYSQL = 1;
export const STEP_GET = 2;
export const STEP_PUT = 3;
export const STEP_WAIT = 4;
export const STEP_SELF = 5;
export const STEP_JOB = 6;

/** Conditions of steps. */
export const WHEN_ALWAYS = 0;
export const WHEN_HIT = 1;
export const WHEN_MISS = 2;

/** What comes of a step: it takes time, it is over at once, its request fails, or the site is to be asked. */
export const WAITS = 0;
export const OVER = 1;
export const FAILS = 2;
export const ASKS = 3;
