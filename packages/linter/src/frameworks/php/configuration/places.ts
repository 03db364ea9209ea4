/** Where a path lies, as settings give it. */
import type { Placement } from '@tidemark/sdk/model';
import { isInRelease, ROOT, TEMPORARY } from '../../../configuration/setting.ts';

export interface PlaceOnDisk {
  readonly placement: Placement;
  readonly isLocal: boolean;
  /** In a sentence: "inside the release (data/files)". */
  readonly where: string;
}

/** Undefined for what is no path. */
export function placeOf(value: string): PlaceOnDisk | undefined {
  const text = value.trim();
  if (text === '' || text === '/' || /[\s*?<>|]/.test(text) || /^(?:https?|ftp):|^\/\//.test(text)) return undefined;
  if (/^php:\/\/(?:stderr|stdout)|^\/dev\/std(?:err|out)|^\/proc\/self\/fd|^syslog$/.test(text)) {
    return { placement: 'shared', isLocal: false, where: 'in the output of the process' };
  }
  if (/^[a-z][\w+.-]+:\/\//i.test(text))
    return { placement: 'shared', isLocal: false, where: 'behind a stream wrapper' };
  if (text === ':memory:') return { placement: 'process', isLocal: false, where: 'in memory' };
  if (isInRelease(text)) return { placement: 'node', isLocal: true, where: `inside the release (${tidied(text)})` };
  if (text.startsWith(TEMPORARY) || /^\/(?:tmp|var\/tmp|dev\/shm)(?:\/|$)/.test(text)) {
    return { placement: 'node', isLocal: true, where: 'among the temporary files of one node' };
  }
  // Somewhere else on the node, where a share may be mounted.
  if (/^(?:\/|[a-z]:[\\/]|~)/i.test(text)) return { placement: 'unknown', isLocal: false, where: `in ${text}` };
  // A bare word may be a key or a title as well: it takes a slash or the ending of a file to be a path.
  return /^(?:[\w.-]*[\w-]\/[\w./-]*|\.{1,2}\/[\w./-]*|\w+|[\w-]+\.(?:sqlite3?|db|log|txt))$/.test(text)
    ? { placement: 'node', isLocal: true, where: `inside the release (${tidied(text)})` }
    : undefined;
}

/** `{root}/app/../data` → `data`. */
function tidied(path: string): string {
  const parts: string[] = [];
  for (const part of path.replace(ROOT, '').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || '.';
}
