/** Arrivals in a file: CSV with a header and the column `time`, and `service`, `class` and `user` as there are. */
import { type Invalid, type Place } from './shape.ts';

export interface Trace {
  readonly times: Float64Array;
  readonly service: Float64Array | null;
  readonly users: Int32Array | null;
  /** Index into `classNames`. */
  readonly classes: Int32Array | null;
  /** In the order in which they appear. */
  readonly classNames: readonly string[];
}

const COLUMNS = ['time', 'service', 'class', 'user'];

/** Rows that are read; more do not fit into the memory that a run may take. */
const MOST_ROWS = 5_000_000;

export function readTrace(file: string, place: Place): Trace | Invalid {
  try {
    return traceOf(place.reading.readFile(file));
  } catch (error) {
    return place.fail(`cannot be used: ${error instanceof Error ? error.message : String(error)}`, 'file');
  }
}

/** @throws Error that names the line */
export function traceOf(text: string): Trace {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const header = (lines[0] ?? '').split(',').map((cell) => cell.trim());
  const unknown = header.find((cell) => !COLUMNS.includes(cell));
  if (unknown !== undefined)
    throw new Error(`line 1 names the column "${unknown.slice(0, 40)}"; known are ${COLUMNS.join(', ')}`);
  const timeAt = header.indexOf('time');
  if (timeAt < 0) throw new Error('line 1 names no column "time"');
  const rows = lines.length - 1;
  if (rows < 1) throw new Error('it has no row below its header');
  if (rows > MOST_ROWS) throw new Error(`it has ${rows} rows; at most ${MOST_ROWS}`);
  const serviceAt = header.indexOf('service');
  const classAt = header.indexOf('class');
  const userAt = header.indexOf('user');
  const times = new Float64Array(rows);
  const service = serviceAt < 0 ? null : new Float64Array(rows);
  const classes = classAt < 0 ? null : new Int32Array(rows);
  const users = userAt < 0 ? null : new Int32Array(rows);
  const indexOfName = numbering();
  const indexOfUser = numbering();
  for (let row = 0; row < rows; row++) {
    const cells = lines[row + 1].split(',');
    times[row] = seconds(cells[timeAt], 'time', row + 2);
    if (row > 0 && times[row] < times[row - 1]) throw new Error(`line ${row + 2} is earlier than the line before it`);
    if (service !== null) service[row] = seconds(cells[serviceAt], 'service', row + 2);
    if (classes !== null) classes[row] = indexOfName.of((cells[classAt] ?? '').trim());
    if (users !== null) users[row] = indexOfUser.of((cells[userAt] ?? '').trim());
  }
  return { times, service, users, classes, classNames: indexOfName.names() };
}

function seconds(cell: string | undefined, column: string, line: number): number {
  const value = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`line ${line} has no ${column} in seconds, but "${(cell ?? '').trim().slice(0, 40)}"`);
}

/** Numbers names from 0 in the order in which they come. */
function numbering(): { of(name: string): number; names(): string[] } {
  const known = new Map<string, number>();
  return {
    of(name) {
      const at = known.get(name) ?? known.size;
      known.set(name, at);
      return at;
    },
    names: () => [...known.keys()],
  };
}

/** The trace with its classes numbered as `requests` are. */
export function withClasses(trace: Trace, requests: readonly string[]): Omit<Trace, 'classNames'> | string {
  const { classNames, ...rest } = trace;
  if (rest.classes === null) return rest;
  const missing = classNames.find((name) => !requests.includes(name));
  if (missing !== undefined) return missing;
  return { ...rest, classes: rest.classes.map((at) => requests.indexOf(classNames[at])) };
}
