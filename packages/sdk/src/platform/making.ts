/** How a change is to be made. */

export type Report = (event: { readonly stage: string; readonly text: string; readonly progress?: number }) => void;

export interface Making {
  /** Of the app that it was planned with. */
  readonly version: number;
  /** The same twice is one change. */
  readonly key: string;
  readonly signal: AbortSignal;
  readonly report: Report;
}
