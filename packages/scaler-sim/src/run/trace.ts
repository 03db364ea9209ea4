import * as kinds from '../world/kinds.ts';
import type { Tracer } from '../world/step.ts';

/** Names of events: `node-cpu` for NODE_CPU. */
const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(kinds).map(([name, kind]) => [kind, name.toLowerCase().replaceAll('_', '-')]),
);

/** Writes a line for each event: when it is due [s], what it is, whose it is. */
export function tracerOf(write: (line: string) => void): Tracer {
  return (time, entity, kind) => write(`${time.toFixed(6)} ${NAMES.get(kind) ?? kind} ${entity}`);
}
