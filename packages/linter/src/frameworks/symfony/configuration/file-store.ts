/** A store of files that a bundle's configuration describes. */
import type { StateKind } from '@tidemark/sdk/model';
import type { Placed, Setting } from '../../../configuration/setting.ts';
import type { ConfigurationKind, Remedy } from '../../../result.ts';
import type { Backend } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

/** Files on the disk of one node. */
export const LOCAL_FILES: Backend = { technology: 'local files', placement: 'node' };

/** What is told of it; uploads in a disk, unless said otherwise. */
export interface FileStore {
  readonly kind?: StateKind;
  readonly store: string;
  readonly key: string;
  readonly at: Placed;
  readonly endLine?: number;
  readonly setting: Setting;
  readonly means: (value: string) => Backend | undefined;
  readonly reportedAs?: ConfigurationKind;
  readonly remedy?: Remedy;
  readonly isUsed?: boolean;
  readonly directory?: string | undefined;
}

/** Adds it. */
export function addFileStore(found: Findings, { kind, store, reportedAs, remedy, ...rest }: FileStore): void {
  found.configured({
    kind: kind ?? 'uploads',
    store,
    message: () =>
      `Files of ${store} lie on the disk of one node: a deploy deletes them, and other nodes do not see them`,
    remedy: remedy ?? remedies.storage,
    reportedAs: reportedAs ?? 'disk-local',
    purpose: store,
    ...rest,
  });
}

/** Says that nothing of the configuration keeps such files. */
export function noStore(found: Findings, kind: 'uploads' | 'media'): void {
  const at = found.application.sections.get('framework');
  if (!at) return;
  found.stores.push({
    kind,
    store: kind === 'uploads' ? 'uploaded files' : 'derived files',
    technology: 'what the code does (no storage is configured)',
    placement: 'unknown',
    confidence: 'possible',
    told: [{ path: at.path, line: at.line, isLocal: false }],
    isUsed: true,
    message: 'No storage is configured',
    remedy: remedies.storage,
  });
}
