/** Coefficients of Stirling's series: B₂ₖ / (2k(2k−1)) for k = 1 … 6 (Abramowitz and Stegun, 6.1.41). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360];

/** Γ(x) for x > 0, to about 14 digits for the small x that shapes of laws are. */
export function gammaFunction(x: number): number {
  let factor = 1;
  let at = x;
  // The series is exact enough from here on.
  for (; at < 10; at++) factor *= at;
  const square = 1 / (at * at);
  let sum = 0;
  for (const coefficient of [...STIRLING].reverse()) sum = sum * square + coefficient;
  return Math.exp((at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + sum / at) / factor;
}
