import { WORKING_DIRECTORY } from '../../flow/place.ts';
import type { Platform } from '../../platforms/platform.ts';
import type { Effect, WriteKind } from '../../result.ts';

const SUBJECTS: Readonly<Record<WriteKind, string>> = {
  upload: 'an uploaded file',
  media: 'a generated media file',
  export: 'an exported file',
  cache: 'a cache file',
  log: 'a log file',
  config: 'a configuration file',
  key: 'a key file',
  lock: 'a lock file',
  session: 'session data',
  database: 'a database file',
  code: 'code',
  directory: 'a directory',
  other: 'a file',
};

/** What becomes of it on this platform. */
function lossOf(effect: Effect, { name, title, wiped }: Platform): string {
  switch (effect) {
    case 'lost-at-deploy':
      return `lost ${wiped === 'at each deploy' ? 'at the next deploy' : wiped}, unseen by other nodes`;
    case 'invisible-to-others':
      return 'unseen by other nodes';
    case 'fails-read-only':
      return `fails at run time, for the disk is read-only${name === 'generic' ? '' : ` on ${title}`}`;
  }
}

export interface MessageParts {
  readonly kind: WriteKind;
  /** `writes`, `creates`, `changes the permissions of` … */
  readonly verb: string;
  readonly shown: string;
  readonly effect: Effect | null;
  readonly platform: Platform;
  readonly role: 'sink' | 'caller';
  /** How the place is known: `certain`, or the label of who decides it. */
  readonly decidedBy?: string | undefined;
  readonly escapes?: string | undefined;
  readonly open?: string | undefined;
  /** Who runs it, when it is run only by hand. */
  readonly by?: 'hand' | undefined;
  /** What the caller hands the path to. */
  readonly through?: string | undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is written where, and why it is lost, in one sentence. */
export function writeMessage(parts: MessageParts): string {
  const { kind, verb, shown, role, through } = parts;
  const loss = parts.effect ? lossOf(parts.effect, parts.platform) : 'it stays on this server';
  if (parts.open !== undefined) return `May write ${SUBJECTS[kind]} to the local disk: ${parts.open}.`;
  const isVague = parts.decidedBy === undefined && !/[\p{L}\p{N}]/u.test(shown);
  const place = isVague
    ? 'a path below the project root, put together at run time'
    : parts.decidedBy === undefined
      ? quoted(shown)
      : `a path that ${articled(parts.decidedBy)} decides`;
  const what =
    role === 'caller'
      ? `Names ${place}${isVague ? ',' : ''} for ${through?.replace(/^->/, '') ?? 'a function'}, which ${verb} ${objectOf(kind, verb)} there`
      : capital(
          isPlaceItself(kind, verb)
            ? `${verb} ${kind === 'directory' && verb === 'creates' ? (parts.decidedBy === undefined && !isVague ? 'the directory ' : 'a directory at ') : ''}${place}`
            : `${verb} ${SUBJECTS[kind]} ${prepositionOf(verb)} ${place}`,
        );
  if (parts.escapes !== undefined)
    return `${what}, a temporary path, but ${parts.escapes}: another node will not find it.`;
  const where = role === 'sink' && parts.decidedBy === undefined ? ", on the node's own disk" : '';
  const who = parts.by === 'hand' ? ' Runs only by hand.' : '';
  return `${what}${where}: ${loss}.${who}`;
}

/** What is called by nothing but words, `stored setting`, is one of many or stands for all of them. */
export function articled(label: string): string {
  return /^(?!(?:an?|the|its|this|each|one|what|whoever)\b)[a-z][\w-]*(?: |$)/i.test(label) ? `the ${label}` : label;
}

/** The path is what the verb acts on, not where something is put. */
function isPlaceItself(kind: WriteKind, verb: string): boolean {
  return verb === 'touches' || verb === 'changes the permissions of' || (kind === 'directory' && verb === 'creates');
}

function objectOf(kind: WriteKind, verb: string): string {
  return verb === 'changes the permissions of' || verb === 'touches' ? 'what is' : SUBJECTS[kind];
}

function prepositionOf(verb: string): string {
  return verb === 'unpacks' ? 'into' : verb === 'creates' || verb === 'links' ? 'at' : 'to';
}

function quoted(path: string): string {
  if (path === WORKING_DIRECTORY) return path;
  // What lies somewhere below the project root, in words of a path.
  if (path.startsWith('…')) return quoted(`./${path}`);
  return `\`${path.length > 90 ? `…${path.slice(-89)}` : path}\``;
}

/** The verb for a sink's effect, third person. */
export function verbOf(effect: string): string {
  switch (effect) {
    case 'directory':
      return 'creates';
    case 'link':
      return 'links';
    case 'permissions':
      return 'changes the permissions of';
    case 'touch':
      return 'touches';
    case 'extract':
      return 'unpacks';
    case 'rename':
      return 'moves';
    case 'copy':
      return 'copies';
    default:
      return 'writes';
  }
}
