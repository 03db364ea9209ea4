/** What a node is. */

/** Not there. */
export const ABSENT = 0;
/** Ordered, not ready. */
export const STARTING = 1;
export const UP = 2;
/** Gets no new requests, ends those it has, and goes. */
export const DRAINING = 3;
/** Failed. */
export const DOWN = 4;
/** In maintenance. */
export const OFF = 5;
