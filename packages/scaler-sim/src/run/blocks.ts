/** Blocks of time that a run is measured in: enough for a plot, few enough for bounded memory. */
export const BLOCKS = 64;

/**
 * Bounds of the blocks [s], the first 0, the last the end. A warm-up ends at a bound.
 * @param warmup [s], below `duration`
 */
export function blockBounds(duration: number, warmup: number): readonly number[] {
  const before = warmup <= 0 ? 0 : Math.min(BLOCKS - 1, Math.max(1, Math.round((BLOCKS * warmup) / duration)));
  const after = BLOCKS - before;
  const early = Array.from({ length: before }, (_, i) => (warmup * i) / before);
  const late = Array.from({ length: after }, (_, i) => warmup + ((duration - warmup) * i) / after);
  return [...early, ...late, duration];
}
