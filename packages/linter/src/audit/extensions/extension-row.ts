/** What modules and plugins of others do to state, as data. */
import type { PackageStep } from '../audit.ts';

export interface ExtensionRow {
  /** Package names. */
  readonly names: readonly string[];
  readonly step: Exclude<PackageStep['step'], 'ask'>;
  /** What it does to state, one sentence. */
  readonly does: string;
  /** What to do about it, one sentence; absent where nothing is to be done. */
  readonly todo?: string;
  /** `package version: files` that were read, or an address. */
  readonly source: string;
}
