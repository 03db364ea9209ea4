import type { StateKind } from '@tidemark/sdk/model';
import type { Sink } from '../../frameworks/knowledge.ts';
import type { Severity, WriteKind } from '../../result.ts';

/** Words of paths and names that tell what is kept there, in the order in which they decide. */
const PATH_WORDS: readonly (readonly [WriteKind, RegExp])[] = [
  // A mark that says that somebody has installed the application is a setting, whatever it is called.
  ['config', /(?:^|\/)\.?install(?:ed|er|ation)?(?:[-_.]?(?:lock|flag|mark(?:er)?|done|complete))?(?:\.txt)?$/],
  // What package managers and translators keep beside the code.
  [
    'code',
    /(?:^|\/)(?:composer|package|package-lock|npm-shrinkwrap|yarn|pnpm-lock)\.(?:json|lock|ya?ml)(?:\.\w+)?$|(?:^|\/)(?:lang|languages?|locales?|translations?)\/(?:.*\/)?[^/]*\.json$/,
  ],
  ['session', /(?:^|[/_.-])sess(?:ion)?s?(?:[/_.-]|$)/],
  ['lock', /\.(?:lock|pid|mutex)$|(?:^|[/_.-])(?:locks?|mutex)(?:[/_.-]|$)/],
  ['database', /\.(?:sqlite3?|db|db3|mdb)$|(?:^|\/)(?:databases|datastore)(?:\/.*)?\.(?:php|json|ya?ml|dat|txt)$/],
  // What forbids listings in a directory of files that visitors give.
  ['other', /(?:^|\/)(?:uploads?|files|attachments|exports?)\/(?:.*[/…*])?index\.(?:php|html?)$/],
  ['key', /\.(?:key|pem|crt|p12|pfx)$|(?:^|[/_.-])(?:oauth|private|public|secret|encryption)[-_]?key|license\.key/],
  ['log', /\.log(?:\.|$|…)|(?:^|\/)logs?(?:\/|$)|(?:^|[/_.-])debug(?:[/_.-]|$)/],
  [
    'config',
    /(?:^|\/)\.(?:env|htaccess|htpasswd|user\.ini)|wp-config|settings\.(?:php|local)|(?:^|\/)config(?:uration)?(?:\/|\.|$)|\.(?:ini|ya?ml|neon|conf)$|robots\.txt$/,
  ],
  ['cache', /(?:^|[/_.-])(?:cache[sd]?|compiled|minified|purifier)(?:[/_.…-]|$)|(?:^|\/)te?mp\/.*\.php$/],
  [
    'media',
    /(?:^|[/_.-])(?:thumbs?|thumbnails?|images?|img|avatars?|covers?|photos?|media|captcha|fonts?)(?:[/_.…-]|$)|\.(?:jpe?g|png|gif|tiff?|webp|avif|svg|pdf|mp[34]|ico|woff2?)$/,
  ],
  [
    'export',
    /(?:^|[/_.-])(?:exports?|backups?|dumps?|reports?|invoices?|archives?|feeds?|sitemaps?)(?:[/_.…-]|$)|\.(?:csv|xlsx?|ods|zip|gz|tar|sql|xml|json)$/,
  ],
  ['upload', /(?:^|[/_.-])(?:uploads?|files?|attachments?|documents?|userfiles?|fileadmin)(?:[/_.…-]|$)/],
  [
    'code',
    /(?:^|[/_.-])(?:plugins?|extensions?|modules?|themes?|languages?|locale|translations?)(?:[/_.…-]|$)|(?<!^(?:.*\/)?(?:data|storage|var)\/(?:.*\/)?[^/]*)\.php$/,
  ],
];

/** Words of function and class names, where the path tells nothing. */
const NAME_WORDS: readonly (readonly [WriteKind, RegExp])[] = [
  ['session', /session/i],
  // A block is no lock and a catalog no log: words begin at an edge or with a capital.
  ['lock', /(?:^|[_:\\])f?lock|[a-z0-9]Lock|LOCK|(?:^|[a-z_:\\])(?:mutex|semaphore)/],
  ['lock', /Mutex|Semaphore/],
  ['log', /(?:(?:^|[_:\\]|sys|error|debug|access|audit)log|Log)(?:ger|ging|file|s)?(?:[A-Z_:\\]|$)/],
  ['cache', /[Cc]ach(?:e(?![a-z])|ed|es|ing)|CACHE/],
  ['media', /thumb|image|avatar|photo|captcha|resize|watermark|transcod|video/i],
  ['export', /export|backup|dump|report|invoice|sitemap|feed/i],
  ['upload', /upload|attach|import/i],
  ['key', /(?:private|public|secret|encryption)_?key|certificate|oauth/i],
  ['database', /[Dd]ata(?:base|_?[Ss]tore)|(?:^|[_:\\])db(?=[A-Z])/],
  ['config', /config|setting|dotenv|htaccess/i],
  ['code', /install|upgrade|updater|plugin|deploy/i],
];

/** What an installer or updater puts beside code, to forbid listings for one. */
const NO_CODE = /\.(?:html?|txt|md|css|json|xml|csv|dat|bak)$/;

/** Who owns the settings says nothing of what they are about. */
const OWNER = /^(?:plugin|module|extension|theme) (?:settings?|configuration)\b/i;

/** Who describes a database writes none. */
const PROSE = /\.(?:rst|md|html?|txt|adoc)$/;

/** Put beside uploads, to forbid listings. */
const LISTING_GUARD = /(?:^|\/)index\.(?:php|html?)$/;

const IMPORT = /import|upload/i;
const EXPORT_DIRECTORY =
  /(?:^|[/_.-])(?:exports?|backups?|dumps?|reports?|invoices?|archives?|feeds?|sitemaps?)(?:[/_.…-]|$)/;

export interface KindClues {
  readonly sink: Sink;
  /** The path for a reader, holes as `…`. */
  readonly shown: string;
  /** Function and class names nearby. */
  readonly names: readonly string[];
  /** What gives the path: "site configuration" says nothing of the file, "the setting export_path" does. */
  readonly origin?: string | undefined;
}

/** What the file is, told by the call, else by the path, else by the names around the call. */
export function writeKindOf({ sink, shown, names, origin = '' }: KindClues): WriteKind {
  if (sink.kind !== undefined && sink.kind !== 'other') return sink.kind;
  if (sink.effect === 'directory') return 'directory';
  // A command whose file is the application itself fetches another version of it, or its packages.
  if (sink.effect === 'execute' && shown === 'the project root') return 'code';
  const path = shown.toLowerCase();
  const decider = origin.replace(OWNER, '');
  for (const [kind, pattern] of PATH_WORDS) {
    if (!pattern.test(path)) continue;
    // Data comes in the formats in which it goes out.
    return kind === 'export' && !EXPORT_DIRECTORY.test(path) && names.some((name) => IMPORT.test(name))
      ? 'upload'
      : kind;
  }
  for (const [kind, pattern] of NAME_WORDS) {
    if (kind === 'database' && PROSE.test(path)) continue;
    if ((kind === 'code' && NO_CODE.test(path)) || (kind === 'upload' && LISTING_GUARD.test(path))) continue;
    // Who updates an application also writes data where its settings say: the setting's name tells which of the two it is.
    const tells = kind === 'code' && origin.startsWith('the setting ') ? [] : names;
    if (tells.some((name) => pattern.test(name)) || (kind !== 'config' && pattern.test(decider))) return kind;
  }
  return 'other';
}

const STATES: Readonly<Record<WriteKind, StateKind | null>> = {
  upload: 'uploads',
  media: 'media',
  export: 'media',
  cache: 'cache',
  log: 'logs',
  config: 'config',
  key: 'config',
  lock: 'locks',
  session: 'sessions',
  database: 'database',
  code: 'code',
  directory: null,
  other: null,
};

/** The state-map kind that a write of this kind endangers; null where the kind does not tell. */
export function stateOf(kind: WriteKind): StateKind | null {
  return STATES[kind];
}

const ERRORS: ReadonlySet<WriteKind> = new Set([
  'upload',
  'media',
  'export',
  'database',
  'session',
  'key',
  'config',
  'code',
]);

/** What is lost for good is an error; what can be made again, or hurts only for a while, is a warning. */
export function severityOf(kind: WriteKind): Severity {
  return ERRORS.has(kind) ? 'error' : 'warning';
}

/** Is it a file that people want back? What a platform offers for disks is advice for these, not for logs, caches or locks. */
export function isKept(kind: WriteKind): boolean {
  return KEPT.has(kind);
}

const KEPT: ReadonlySet<WriteKind> = new Set(['upload', 'media', 'export', 'directory', 'other']);
