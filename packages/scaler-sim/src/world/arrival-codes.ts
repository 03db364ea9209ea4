/** Whole numbers that stand for processes of arrivals. */

export const POISSON = 0;
export const DETERMINISTIC = 1;
export const MMPP = 2;
export const PROFILE = 3;
export const REPLAY = 4;
export const NEVER = 5;
