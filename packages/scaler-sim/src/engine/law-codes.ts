/** Whole numbers that stand for laws. */

export const CONSTANT = 0;
export const EXPONENTIAL = 1;
export const UNIFORM = 2;
export const ERLANG = 3;
export const GAMMA = 4;
export const WEIBULL = 5;
export const LOGNORMAL = 6;
export const PARETO = 7;
export const HYPEREXPONENTIAL = 8;
export const GEOMETRIC = 9;
export const EMPIRICAL = 10;
