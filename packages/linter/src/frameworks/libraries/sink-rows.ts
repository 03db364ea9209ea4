import type { Remedy, WriteKind } from '../../result.ts';
import type { Sink, SinkCondition } from '../knowledge.ts';
import type { PathPart } from '../path-part.ts';

/** A call and where its path stands: a position, or a position and an array key. */
export type SinkRow = readonly [call: string, at: number | readonly [arg: number, key: string]];

/** What all rows of one package have in common. */
export interface SinkCommons {
  readonly source: string;
  readonly effect: Sink['effect'];
  readonly kind?: WriteKind;
  readonly when?: readonly SinkCondition[];
  readonly untyped?: readonly string[];
  readonly untypedWithin?: readonly string[];
  readonly localOnly?: true;
  readonly remedy?: Remedy;
}

/** The sinks of one package, from a table of its calls. */
export function sinkRows(commons: SinkCommons, rows: readonly SinkRow[]): readonly Sink[] {
  return rows.map(([call, at]): Sink => {
    const path: PathPart = typeof at === 'number' ? { arg: at } : { arg: at[0], key: at[1] };
    return { ...commons, call, path };
  });
}
