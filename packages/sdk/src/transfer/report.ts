/** What became of a transfer, for people and for programs. */
import { createHash, type Hash } from 'node:crypto';
import { tidemarkErrorIn } from '../errors.ts';
import type { Proof } from './tree.ts';

/** Something that is missing, differs or could not be done. */
export interface Problem {
  readonly key: string;
  /** `not-representable`, `missing`, `differs`, `failed`, `link`, `special`, … */
  readonly sort: string;
  readonly reason: string;
  /** Of the error behind it: `storage.access-denied`. */
  readonly code?: string | undefined;
}

export interface TransferReport {
  readonly reportVersion: 1;
  readonly command: string;
  readonly from: string;
  readonly to: string;
  readonly dryRun: boolean;
  /** Nothing is missing, nothing differs, nothing failed. */
  readonly ok: boolean;
  /** [s] */
  readonly seconds: number;
  readonly files: {
    /** Of the source, within the filters. */
    readonly source: number;
    /** Whole on both sides at the end. */
    readonly whole: number;
    readonly copied: number;
    /** Were there already. */
    readonly same: number;
    readonly deleted: number;
    /** In the target alone, and left there. */
    readonly extra: number;
    readonly excluded: number;
  };
  readonly bytes: {
    /** Whole on both sides at the end. */
    readonly whole: number;
    readonly sent: number;
  };
  /** How many files were proven equal by what. */
  readonly proofs: Readonly<Partial<Record<Proof | 'unchanged since the last run', number>>>;
  /** SHA-256 over the keys and sizes that are whole, in order; the same for the same tree. */
  readonly digest: string;
  /** What it would do, in a dry run. */
  readonly plan?: readonly { readonly action: 'copy' | 'delete'; readonly key: string }[];
  readonly problems: readonly Problem[];
  /** Problems beyond those that are listed. */
  readonly problemsOmitted: number;
  /** Left out, and no fault: links where they are to be left out, unfinished files. */
  readonly skipped: readonly Problem[];
}

/** Listed by name; beyond it they are counted. */
const NAMED_MAX = 10_000;

/** The state of a report while it is made. */
export class Tally {
  readonly files = { source: 0, whole: 0, copied: 0, same: 0, deleted: 0, extra: 0, excluded: 0 };
  readonly bytes = { whole: 0, sent: 0 };
  readonly proofs: Partial<Record<Proof | 'unchanged since the last run', number>> = {};
  readonly problems: Problem[] = [];
  readonly skipped: Problem[] = [];
  readonly plan: { action: 'copy' | 'delete'; key: string }[] = [];
  problemCount = 0;
  readonly #hash: Hash = createHash('sha256');
  readonly #start: number = performance.now();

  problem(key: string, sort: string, reason: string, code?: string): void {
    this.problemCount += 1;
    if (this.problems.length < NAMED_MAX)
      this.problems.push({ key, sort, reason, ...(code === undefined ? {} : { code }) });
  }

  failed(key: string, error: unknown): void {
    const known = tidemarkErrorIn(error);
    const message = error instanceof Error ? error.message : String(error);
    const [reason = ''] = message.split('\n');
    const sort =
      known?.code === 'storage.invalid-path' || known?.code === 'storage.already-exists'
        ? 'not-representable'
        : 'failed';
    this.problem(key, sort, reason, known?.code);
  }

  skip(key: string, sort: string, reason: string): void {
    if (this.skipped.length < NAMED_MAX) this.skipped.push({ key, sort, reason });
  }

  planned(action: 'copy' | 'delete', key: string): void {
    if (this.plan.length < NAMED_MAX) this.plan.push({ action, key });
  }

  proven(proof: Proof | 'unchanged since the last run'): void {
    this.proofs[proof] = (this.proofs[proof] ?? 0) + 1;
  }

  /** In the order of keys. */
  whole(key: string, size: number): void {
    this.files.whole += 1;
    this.bytes.whole += size;
    this.#hash.update(`${key}\0${size}\n`);
  }

  report(command: string, from: string, to: string, dryRun: boolean): TransferReport {
    return {
      reportVersion: 1,
      command,
      from,
      to,
      dryRun,
      ok: this.problemCount === 0,
      seconds: Math.round(performance.now() - this.#start) / 1000,
      files: this.files,
      bytes: this.bytes,
      proofs: this.proofs,
      digest: this.#hash.digest('hex'),
      ...(dryRun ? { plan: this.plan } : {}),
      problems: this.problems,
      problemsOmitted: this.problemCount - this.problems.length,
      skipped: this.skipped,
    };
  }
}
