/** What the last run saw as equal: per key the stamps of both sides, in the order of keys. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../adapters/local-file.ts';
import { compareKeys } from '../s3/key-order.ts';
import { lineOf, readLines } from './record-lines.ts';

export interface StateRecord {
  readonly key: string;
  /** Stamp of the source; empty where it says nothing. */
  readonly source: string;
  readonly target: string;
}

const FILE = 'state';
const NEXT = 'state.next';

interface Line {
  readonly k: string;
  readonly s: string;
  readonly t: string;
}

/** Records in order; what is out of order or not whole ends them, and is looked at anew. */
async function* recordsIn(file: string): AsyncGenerator<StateRecord, void, undefined> {
  let last: string | undefined;
  for await (const value of readLines(file)) {
    const { k, s, t } = value as Line;
    if (last !== undefined && compareKeys(last, k) >= 0) return;
    last = k;
    yield { key: k, source: s, target: t };
  }
}

export function readState(folder: string): AsyncGenerator<StateRecord, void, undefined> {
  return recordsIn(join(folder, FILE));
}

/** The records of the run that is on its way. */
export function readNextState(folder: string): AsyncGenerator<StateRecord, void, undefined> {
  return recordsIn(join(folder, NEXT));
}

/** Makes one of the two files that an interrupted run leaves: up to its last key it knows better. */
export async function recoverState(folder: string): Promise<void> {
  const writer = await StateWriter.open(folder, 'state.recovered');
  let last: string | undefined;
  for await (const record of recordsIn(join(folder, NEXT))) {
    last = record.key;
    await writer.write(record);
  }
  if (last === undefined) {
    await writer.discard();
    await rm(join(folder, NEXT), { force: true });
    return;
  }
  for await (const record of recordsIn(join(folder, FILE))) {
    if (compareKeys(record.key, last) > 0) await writer.write(record);
  }
  await writer.commit();
  await rm(join(folder, NEXT), { force: true });
}

/** [characters] */
const BUFFERED = 1 << 13;

export class StateWriter {
  readonly #folder: string;
  readonly #name: string;
  readonly #handle: FileHandle;
  #pending = '';

  private constructor(folder: string, name: string, handle: FileHandle) {
    this.#folder = folder;
    this.#name = name;
    this.#handle = handle;
  }

  static async open(folder: string, name: string = NEXT): Promise<StateWriter> {
    return new StateWriter(folder, name, await open(join(folder, name), 'w', 0o600));
  }

  /** In the order of keys. */
  async write({ key, source, target }: StateRecord): Promise<void> {
    this.#pending += lineOf({ k: key, s: source, t: target } satisfies Line);
    if (this.#pending.length > BUFFERED) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') await this.#handle.appendFile(text);
  }

  /** Takes the place of the last run's. */
  async commit(): Promise<void> {
    await this.flush();
    await this.#handle.sync();
    await this.#handle.close();
    await rename(join(this.#folder, this.#name), join(this.#folder, FILE));
    await syncFolder(this.#folder);
  }

  /** Stays for the next run to recover. */
  async leave(): Promise<void> {
    await this.flush();
    await this.#handle.close();
  }

  async discard(): Promise<void> {
    await this.#handle.close();
    await rm(join(this.#folder, this.#name), { force: true });
  }
}
