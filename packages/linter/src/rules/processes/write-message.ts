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

const LOSSES: Readonly<Record<Effect, string>> = {
  'lost-at-deploy': 'the next deploy wipes it and other nodes never see it',
  'invisible-to-others': 'other nodes never see it',
  'fails-read-only': 'the disk is read-only at run time and the write fails',
};

export interface MessageParts {
  readonly kind: WriteKind;
  /** `writes`, `creates`, `changes the permissions of` … */
  readonly verb: string;
  readonly shown: string;
  readonly effect: Effect | null;
  readonly role: 'sink' | 'caller';
  /** How the place is known: `certain`, or the label of who decides it. */
  readonly decidedBy?: string | undefined;
  readonly escapes?: string | undefined;
  readonly open?: string | undefined;
  /** Who runs it, when only by hand or while building. */
  readonly by?: 'hand' | 'build' | undefined;
  /** What the caller hands the path to. */
  readonly through?: string | undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is written where, and why it is lost, in one sentence. */
export function writeMessage(parts: MessageParts): string {
  const subject = SUBJECTS[parts.kind];
  const loss = parts.effect ? LOSSES[parts.effect] : 'it stays on this server';
  if (parts.escapes !== undefined) {
    return `${capital(parts.verb)} ${subject} to the temporary path ${quoted(parts.shown)}, but ${parts.escapes}: another node will not find it.`;
  }
  if (parts.open !== undefined) return `May write ${subject} to the local disk: ${parts.open}.`;
  const where =
    parts.decidedBy === undefined
      ? `${quoted(parts.shown)} on the node's own disk`
      : `a path that ${parts.decidedBy} decides`;
  const what = parts.role === 'caller' ? `Hands ${quoted(parts.shown)}${parts.through ? ` to ${parts.through}, which` : ' to code that'} ${parts.verb} ${subject} there` : `${capital(parts.verb)} ${subject}: ${where}`;
  const who = parts.by === 'build' ? ' Runs only while building.' : parts.by === 'hand' ? ' Runs only by hand.' : '';
  return `${what}; ${loss}.${who}`;
}

function quoted(path: string): string {
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
