/** Where a text points, as a path on a node's disk. */
import { normalise } from '../flow/position.ts';
import type { Hole, Text } from './text.ts';

export interface NodePlace {
  /** `app`: the release's disk or another directory of the node that nobody keeps · `stream`: no file on a disk. */
  readonly place: 'app' | 'temporary' | 'stream' | 'unknown';
  /** For a reader: the path as far as it is known, holes as `…`. */
  readonly shown: string;
  /** The path from the root on, where it begins there; holes as `…`. */
  readonly inProject?: string;
  /** What decides, where the place is not known. */
  readonly head?: Hole;
  /** No other request can know the name. */
  readonly unique: boolean;
  /** Every part is known. */
  readonly fixed: boolean;
}

const TEMPORARY = /^(?:\/tmp|\/var\/tmp|\/private\/tmp|\/dev\/shm)(?:\/|$)/;
const STREAM =
  /^(?:\/dev\/|\/proc\/|-$|NUL$|:memory:|file::memory:|data:|(?:https?|s3|gs|redis|mysql|postgres(?:ql)?|mongodb(?:\+srv)?|libsql|wss?):\/\/)/i;

/** The place of a text used as a path; undefined for one that is no path at all. */
export function placeOf({ parts }: Text): NodePlace | undefined {
  const [head, ...rest] = parts;
  const unique = parts.some((part) => typeof part !== 'string' && part.from === 'unknown' && part.unique === true);
  const fixed = parts.every((part) => typeof part === 'string' || part.from === 'app' || part.from === 'temporary');
  const tail = rest.map((part) => (typeof part === 'string' ? part : '…')).join('');
  if (head === undefined || (head === '' && rest.length === 0)) return undefined;
  if (typeof head !== 'string') {
    if (head.from === 'app') {
      const inProject = normalise(`${head.base}/${tail}`);
      return { place: 'app', shown: inProject === '' ? 'the project root' : inProject, inProject, unique, fixed };
    }
    if (head.from === 'temporary') {
      const shown = `${head.label}${tail === '' || tail.startsWith('/') ? tail : `/${tail}`}`;
      return { place: 'temporary', shown, unique, fixed };
    }
    // An address of another kind whose scheme is known, its host not.
    if (/^[a-z]+:\/\//i.test(tail)) return { place: 'stream', shown: `…${tail}`, unique, fixed };
    return { place: 'unknown', shown: `…${tail}`, head, unique, fixed };
  }
  const path = head.replace(/^(?:file:(?:\/\/)?|sqlite:(?:\/\/)?(?=[^:]))/i, '');
  const shown = `${path}${tail}`;
  if (STREAM.test(path)) return { place: 'stream', shown, unique, fixed };
  if (TEMPORARY.test(path)) return { place: 'temporary', shown, unique, fixed };
  if (path.startsWith('/') || /^[a-z]:[\\/]/i.test(path)) return { place: 'app', shown, unique, fixed };
  const inProject = normalise(shown);
  return { place: 'app', shown: inProject === '' ? 'the working directory' : inProject, inProject, unique, fixed };
}
