/** When a page began and ended to compute [ns], and the processor time that it got in between [µs]. */
export type Computing = readonly [began: number, ended: number, got: number];

/** The share of their one core that pages got while any of them wanted it, 1 when it was all theirs. */
export function shareOfCore(pages: readonly Computing[]): number {
  let wanted = 0;
  let until = 0;
  for (const [began, ended] of pages.toSorted((a, b) => a[0] - b[0])) {
    wanted += Math.max(0, ended - Math.max(began, until));
    until = Math.max(until, ended);
  }
  return (1000 * pages.reduce((sum, [, , got]) => sum + got, 0)) / wanted;
}
