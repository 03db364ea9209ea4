import type { Place } from '../frameworks/path-part.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { normalise } from './position.ts';
import { type Alt, isUnique, type OutsideOrigin, type TextAlt } from './value.ts';

/** Where a text points, as a path. */
export interface PathPlace {
  readonly place: Place;
  /** For a reader: the path as far as it is known, holes as `…`. */
  readonly shown: string;
  /** For `unknown`: who decides. */
  readonly origin?: OutsideOrigin | undefined;
  readonly label: string;
  /** No other request can know the name. */
  readonly unique: boolean;
  /** Every part of it is literal or a known place. */
  readonly fixed: boolean;
}

/** `scheme` of `scheme://…` at the head of a text. */
export function schemeOf(alt: Alt): string | undefined {
  const head = alt.is === 'text' ? alt.parts[0] : undefined;
  return typeof head === 'string' ? /^([a-z][\w.+-]*):\/\//i.exec(head)?.[1]?.toLowerCase() : undefined;
}

const CHOSEN_WRAPPER = 'a stream wrapper chosen by configuration';

/** A scheme that is put together: `$protocol . '://'`, `'s3-' . $id . '://'`. */
function isSchemeInPieces({ parts }: Extract<Alt, { is: 'text' }>): boolean {
  const end = parts.findIndex((part) => typeof part === 'string' && part.includes(':'));
  const last = parts[end];
  return (
    end > 0 &&
    typeof last === 'string' &&
    /^[\w.+-]*:\/\//.test(last) &&
    parts.slice(0, end).every((part) => (typeof part === 'string' ? /^[\w.+-]*$/.test(part) : part.from !== 'place'))
  );
}

/** https://www.php.net/manual/en/wrappers.php */
const STREAM = /^(?:php:(?:\/\/|\/?$)|data:)/i;
export const REMOTE: RegExp =
  /^(?:https?|ftps?|s?ftp|ssh2(?:\.\w+)?|s3a?|s3n|gs|azure|vip|rar|ogg|expect|oss|cos|swift|wasbs?):\/\//i;
const IN_MEMORY = /^(?:vfs|memory|var):\/\//i;
/** Data source names: https://www.php.net/manual/en/ref.pdo-sqlite.connection.php and the pages of the servers. */
const SERVER_DSN =
  /^(?:mysql|pgsql|sqlsrv|dblib|oci|odbc|firebird|ibm|informix|cubrid|mongodb|redis|sybase|mssql|uri|4d|snowflake|db2|interbase):/i;
/** What follows the driver in a data source name of a server, whichever driver it is: `:host=`, `:Server=`, `:charset=`. */
const SERVER_OPTIONS = /^\w*:[a-z_]+=/i;
/** Options in the midst of one. */
const SERVER_OPTION = /;\s*(?:host|hostname|server|dbname|database|port|app|charset)=/i;
const MEMORY_DSN = /^(?:sqlite:)?:memory:/i;
const WRAPPED =
  /^(?:sqlite:(?!:memory:)|(?:compress\.(?:zlib|bzip2)|zlib|phar|zip|glob|file):\/\/|(?:png\d*|p?jpe?g|gif|webp|avif|heic|tiff?|bmp\d?):(?!\/\/))/i;
/** A format or driver in front of a path that begins behind it: `$format . ':' . $path`. */
const PREFIX = /^[a-z]\w+:$/i;
/** Directories that the operating system sets aside for the moment, and devices. */
const TEMPORARY = /^\/+(?:tmp|var\/+tmp|dev\/+shm)(?:\/|$)/;
const DEVICE = /^(?:\/dev\/|\/proc\/|NUL$|-$)/;

/** Files that only the web server of the same node reads: https://httpd.apache.org/docs/2.4/howto/htaccess.html */
export const READ_BY_SERVER: RegExp = /(?:^|\/)\.(?:htaccess|htpasswd|user\.ini)$/i;

const RELATIVE = 'a path relative to the working directory';
/** What the directory itself is called, which has no name of its own. */
export const WORKING_DIRECTORY = 'the working directory';

/** The parameter `app.tmpdir`, the setting `tempPath`: whoever sets it means a directory for the moment. */
const SCRATCH_WORDS: ReadonlySet<string> = new Set(['tmp', 'temp', 'temporary', 'scratch']);
const SCRATCH_DIRECTORIES: ReadonlySet<string> = new Set(['tmpdir', 'tempdir', 'tmppath', 'temppath']);
const DIRECTORY_WORDS: ReadonlySet<string> = new Set(['dir', 'directory', 'path', 'folder', 'root']);

function namesScratch(label: string): boolean {
  const words = label.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter((word) => word !== '');
  const [before = '', last = ''] = words.slice(-2).map((word) => word.toLowerCase());
  if (SCRATCH_DIRECTORIES.has(last) || SCRATCH_WORDS.has(last)) return true;
  return DIRECTORY_WORDS.has(last) && SCRATCH_WORDS.has(before);
}

/**
 * A directory that the application has set aside for the moment, where no web server serves what is in it: `var/tmp`,
 * `storage/app/temp`. Caches, logs and sessions below it are what they are.
 */
const OWN_SCRATCH = /^(?:var|storage)(?:\/[\w.-]+)*?\/te?mp(?=\/(?!cache|log|sess)|$)/;

/**
 * The path of a data source name or wrapper whose prefix stands alone: `sqlite:` in front of a variable. A slash in front of
 * a parameter leaves the path to whoever gives it: `'/' . ltrim($path, '/')`.
 */
export function unwrapped(alt: Alt): Alt {
  const [head, next] = alt.is === 'text' ? alt.parts : [];
  if (alt.is !== 'text' || typeof head !== 'string' || next === undefined) return alt;
  const isRoot = head === '/' && typeof next === 'object' && next.from === 'param';
  return isRoot || head.replace(WRAPPED, '') === '' ? { ...alt, parts: alt.parts.slice(1) } : alt;
}

function shownTail(alt: TextAlt, from: number): string {
  return alt.parts
    .slice(from)
    .map((part) => (typeof part === 'string' ? part : '…'))
    .join('')
    .replace(/…{2,}/g, '…');
}

/** The place of a text used as a path. Undefined for values that are no path at all (null, false, empty). */
export function placeOf(alt: Alt, knowledge: KnowledgeBase): PathPlace | undefined {
  if (alt.is === 'scalar') return undefined;
  if (alt.is === 'object') {
    const abstraction = knowledge.abstractions.find((known) => known.of.toLowerCase() === alt.cls.toLowerCase());
    return {
      place: abstraction ? 'abstraction' : 'unknown',
      shown: alt.cls,
      label: abstraction?.label ?? `an object of ${alt.cls}`,
      unique: false,
      fixed: false,
    };
  }
  if (alt.is !== 'text') return undefined;
  const [head] = alt.parts;
  const unique = isUnique([alt]);
  const fixed = alt.parts.every((part) => typeof part === 'string' || part.from === 'place');
  if (head === undefined) return undefined;
  if (typeof head !== 'string') {
    const tail = shownTail(alt, 1);
    if (head.from === 'place') {
      const below = (label: string, rest: string): string =>
        `${label}${rest === '' || rest.startsWith('/') ? rest : `/${rest}`}`;
      const shown = head.place === 'app' ? normalise(`${head.base ?? ''}/${tail}`) : below(head.label, tail);
      const scratch = head.place === 'app' ? knowledge.temporaryAbove(shown) : undefined;
      if (scratch) {
        const { label, base } = scratch;
        return { place: 'temporary', shown: below(label, shown.slice(base.length)), label, unique, fixed };
      }
      const [own] = head.place === 'app' ? (OWN_SCRATCH.exec(shown) ?? []) : [];
      if (own !== undefined) return { place: 'temporary', shown, label: own, unique, fixed };
      return { place: head.place, shown: shown === '' ? 'the project root' : shown, label: head.label, unique, fixed };
    }
    const [, second] = alt.parts;
    if (typeof second === 'string' && SERVER_OPTIONS.test(second))
      return { place: 'remote', shown: `…${tail}`, label: 'a remote store', unique, fixed: false };
    if (isSchemeInPieces(alt))
      return { place: 'abstraction', shown: `…${tail}`, label: CHOSEN_WRAPPER, unique, fixed: false };
    if (head.from === 'unknown' && head.segment)
      return { place: 'app', shown: normalise(`…${tail}`), label: RELATIVE, unique, fixed: false };
    // Whichever scheme a caller names, a local path was asked for.
    if (head.from === 'param' && head.localised?.isScheme) {
      const { label, base = '…' } = head.localised;
      return { place: 'app', shown: normalise(`${base}${tail}`), label, unique, fixed: false };
    }
    if (head.from === 'outside' && namesScratch(head.label))
      return { place: 'temporary', shown: `${head.label}${tail}`, label: head.label, unique, fixed: false };
    if (head.from === 'outside')
      return { place: 'unknown', origin: head.origin, shown: `…${tail}`, label: head.label, unique, fixed: false };
    return {
      place: 'unknown',
      shown: `…${tail}`,
      label: head.from === 'param' ? `$${head.fn.facts.params[head.index]?.name ?? ''}` : head.label,
      unique,
      fixed: false,
    };
  }
  let literal = head;
  const remote = { place: 'remote', shown: shownTail(alt, 0), label: 'a remote store', unique, fixed } as const;
  if (SERVER_OPTIONS.test(literal) || (/^\w+:/.test(literal) && SERVER_OPTION.test(remote.shown))) return remote;
  while (WRAPPED.test(literal)) literal = literal.replace(WRAPPED, '');
  if (literal === '' && alt.parts.length > 1) return placeOf({ ...alt, parts: alt.parts.slice(1) }, knowledge);
  const whole = { ...alt, parts: [literal, ...alt.parts.slice(1)] };
  const shown = shownTail(whole, 0);
  const as = (place: Place, label: string): PathPlace => ({ place, shown, label, unique, fixed });
  if (literal === '' && alt.parts.length === 1) return undefined;
  if (STREAM.test(literal)) return as('stream', 'a PHP stream');
  if (IN_MEMORY.test(literal) || MEMORY_DSN.test(literal)) return as('stream', 'memory');
  if (REMOTE.test(literal) || SERVER_DSN.test(literal)) return as('remote', 'a remote store');
  const scheme = /^([a-z][\w.+-]*):\/\//i.exec(literal)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    const placed = knowledge.paths.get(`scheme ${scheme}://`)?.[0];
    if (placed) return as(placed.place, placed.label);
    const known = knowledge.abstractions.find((abstraction) => abstraction.of.toLowerCase() === `${scheme}://`);
    return as('abstraction', known?.label ?? `the stream wrapper ${scheme}://`);
  }
  if (isSchemeInPieces(whole)) return as('abstraction', CHOSEN_WRAPPER);
  // `rtrim('public://', '/')` leaves no slash, or one that is put behind it again.
  const trimmed = /^([a-z][\w.+-]+):(?:\/(?!\/)|$)/i.exec(literal)?.[1]?.toLowerCase();
  const wrapper = trimmed && knowledge.abstractions.find(({ of }) => of.toLowerCase() === `${trimmed}://`);
  if (wrapper) return as('abstraction', wrapper.label);
  if (/^[\s(<"']/.test(literal)) return as('unknown', 'a computed text');
  if (PREFIX.test(literal) && alt.parts.length > 1) return placeOf({ ...alt, parts: alt.parts.slice(1) }, knowledge);
  if (DEVICE.test(literal)) return as('stream', 'a device');
  if (TEMPORARY.test(literal)) return as('temporary', 'the system temporary directory');
  if (literal === '/' && alt.parts.length > 1) {
    const next = placeOf({ ...alt, parts: alt.parts.slice(1) }, knowledge);
    if (next) return { ...next, place: next.place === 'unknown' ? 'unknown' : next.place };
  }
  if (literal.startsWith('/') || /^[a-z]:[\\/]/i.test(literal)) return as('app', 'an absolute path');
  const inDirectory = normalise(shown);
  return {
    place: 'app',
    shown: inDirectory === '' ? WORKING_DIRECTORY : inDirectory,
    label: RELATIVE,
    unique,
    fixed,
  };
}
