/** The log of an app: a file, and the last lines in memory for those who follow. */
import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { LogLine } from '../model/index.ts';

const KEPT = 10_000;
/** Then a new file is begun; one older is kept. [bytes] */
const FILE_MAX = 20 * 1024 * 1024;
/** Longer lines are cut. [characters] */
const LINE_MAX = 16_384;

export interface StoredLine {
  readonly cursor: string;
  /** ISO 8601. */
  readonly time: string;
  readonly source: string;
  readonly node?: string | undefined;
  readonly text: string;
}

export function logLine({ time, ...line }: StoredLine): LogLine {
  return { ...line, time: new Date(time) };
}

export class AppLog {
  readonly #path: string;
  #lines: StoredLine[] = [];
  readonly #listeners = new Set<() => void>();
  #number = 0;

  constructor(path: string) {
    this.#path = path;
    if (!existsSync(path)) return;
    for (const text of readFileSync(path, 'utf8').split('\n').slice(-KEPT)) {
      try {
        const line = JSON.parse(text) as StoredLine;
        this.#lines.push(line);
        this.#number = Math.max(this.#number, Number(line.cursor));
      } catch {
        // The last line of a platform that was killed may be half written.
      }
    }
  }

  add(source: string, text: string, node?: string): void {
    this.#number += 1;
    const line = {
      cursor: String(this.#number),
      time: new Date().toISOString(),
      source,
      node,
      text: text.slice(0, LINE_MAX),
    };
    this.#lines.push(line);
    if (this.#lines.length > 2 * KEPT) this.#lines = this.#lines.slice(-KEPT);
    try {
      if (this.#number % 1000 === 0 && statSync(this.#path).size > FILE_MAX)
        renameSync(this.#path, `${this.#path}.old`);
      appendFileSync(this.#path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not stop the site.
    }
    for (const wake of this.#listeners) wake();
  }

  get last(): number {
    return this.#number;
  }

  after(cursor: number): readonly StoredLine[] {
    return this.#lines.filter((line) => Number(line.cursor) > cursor);
  }

  /** Resolves at the next line, or when the signal is aborted. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#listeners.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      if (signal.aborted) resolve();
      else {
        this.#listeners.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      }
    });
  }
}
