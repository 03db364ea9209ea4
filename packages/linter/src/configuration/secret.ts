import type { Placed } from './setting.ts';

/** A credential that stands in a file. The value itself is never kept, so that no report gives it away. */
export interface Secret extends Placed {
  /** `password`, `API key`, `private key`, `AWS access key` … */
  readonly what: string;
  /** The name it is given: `DB_PASSWORD`, `$token`. */
  readonly name?: string;
  readonly startColumn?: number;
  readonly endColumn?: number;
  /** It stands in a template or sample, which people copy. */
  readonly isTemplate?: true;
  readonly confidence: 'likely' | 'possible';
}
