import type { Frame } from './value.ts';

/** Directory part of a root-relative path; empty for the root itself. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Line of the statement at which a frame stands. */
export function lineOf(frame: Frame): number {
  return frame.fn.facts.steps[frame.step]?.line ?? frame.fn.facts.span[0];
}

/** Resolves `.` and `..` in a relative path; leading `..` that leave the root are dropped. */
export function normalise(path: string): string {
  const result: string[] = [];
  for (const segment of path.split(/[/\\]+/)) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') result.pop();
    else result.push(segment);
  }
  return result.join('/');
}
