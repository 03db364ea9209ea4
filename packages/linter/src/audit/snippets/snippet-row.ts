/** Settings that move a kind of state, as data. */
import type { StateKind } from '@tidemark/sdk/model';
import type { Snippet } from '../audit.ts';

export interface SnippetRow extends Snippet {
  readonly states: readonly StateKind[];
  /** Major versions for which it is written, both inclusive; absent: no bound. */
  readonly from?: number;
  readonly to?: number;
}
