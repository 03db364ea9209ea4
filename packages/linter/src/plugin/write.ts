/** A call that writes, as rules of plugins see it. */
import { print } from '../flow/print.ts';
import type { JudgedSink, Outcome } from '../flow/verdict.ts';
import type { Sink } from '../frameworks/knowledge.ts';
import type { Place } from '../frameworks/path-part.ts';
import type { TraceStep } from '../result.ts';
import { traceOf } from '../rules/processes/write-trace.ts';

/** One way on which a write gets its path. */
export interface WriteWay {
  readonly outcome: Outcome;
  /** Where the path lies; undefined where the call names none. */
  readonly place?: Place;
  /** The path as far as it is known, below the project root where it lies there, `…` for what is not known. */
  readonly shown?: string;
  /** Who names the place: "storage directory", "a parameter". */
  readonly label?: string;
  /** Run only by an operator by hand. */
  readonly isByHand: boolean;
  /** From the origin of the path to the call. */
  readonly trace: readonly TraceStep[];
}

export interface Write {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Line (from 1), column (from 1, UTF-16 units), last line, column behind the end. */
  readonly span: readonly [number, number, number, number];
  /** Enclosing function or method; `{main}` in top-level code. */
  readonly symbol: string;
  /** The call, printed anew: `file_put_contents($path, $data)`. */
  readonly text: string;
  /** The row of the tables that knows it. */
  readonly sink: Sink;
  readonly ways: readonly WriteWay[];
}

export function writeOf(judged: JudgedSink): Write {
  const { site, sink } = judged.found;
  return {
    path: site.fn.file.path,
    span: site.expr.span,
    symbol: site.fn.symbol,
    text: print(site.expr),
    sink,
    ways: judged.cases.map((way) => ({
      outcome: way.outcome,
      ...(way.place ? { place: way.place.place, shown: way.place.shown, label: way.place.label } : {}),
      isByHand: way.by === 'hand',
      trace: traceOf(way, judged),
    })),
  };
}
