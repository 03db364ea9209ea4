/**
 * The rooms of a lint run as one compiled script: to find, read and compile two megabytes of modules takes a tenth of a run on
 * a warm cache. Where there is none the modules are imported.
 */
import { fileURLToPath } from 'node:url';
import { compiledExports, compileScript } from '../compiled-script.ts';
import { tuneEngine } from './engine.ts';

export type Rooms = typeof import('./rooms.ts');
type ThreadWork = typeof import('../threads/thread-work.ts');

const FILE = fileURLToPath(new URL('./rooms.cjs', import.meta.url));
/** Entered by threads that parse, under the same settings. */
const THREAD_FILE = fileURLToPath(new URL('./thread-work.cjs', import.meta.url));

let entered: Rooms | null | undefined;

/** Undefined where nothing was compiled for this engine. */
export function compiledRooms(): Rooms | undefined {
  // Code is compiled for an engine with its settings.
  tuneEngine();
  if (entered === undefined) {
    entered = (compiledExports(FILE) as Rooms | undefined) ?? null;
    entered?.importWith((specifier) => import(specifier));
  }
  return entered ?? undefined;
}

/** As {@link compiledRooms}, for what would not be worth entering them. */
export function enteredRooms(): Rooms | undefined {
  return entered ?? undefined;
}

/**
 * A part of the build.
 * @param use what a lint run does in the rooms
 * @param useThread what it does in threads
 */
export async function compileRooms(
  use: (rooms: Rooms) => Promise<void>,
  useThread: (work: ThreadWork) => Promise<void>,
): Promise<void> {
  tuneEngine();
  await compileScript(THREAD_FILE, (work) => useThread(work as ThreadWork));
  await compileScript(FILE, (rooms) => use(rooms as Rooms));
}
