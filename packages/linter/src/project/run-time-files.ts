/** Tracked files that belong to run time, as data: what an application writes, and what a dump leaves behind. */
import { basename } from 'node:path/posix';
import type { StateKind } from '@tidemark/sdk/model';
import type { FrameworkName } from './project.ts';
import type { TrackedFile } from './tracked-files.ts';

/** Files of one sort, below one directory or alone. */
export interface RunTimeFiles {
  readonly sort: RunTimeSort;
  /** What they have in common: a directory with a slash at the end, or the one file. */
  readonly where: string;
  /** By path. */
  readonly files: readonly TrackedFile[];
}

export interface RunTimeSort {
  readonly name: 'upload' | 'cache' | 'log' | 'session' | 'dump' | 'database';
  /** As a sentence begins: `Database dumps`. */
  readonly title: string;
  readonly state: StateKind;
}

const UPLOAD: RunTimeSort = { name: 'upload', title: 'Uploaded files', state: 'uploads' };
const CACHE: RunTimeSort = { name: 'cache', title: 'Cached files', state: 'cache' };
const LOG: RunTimeSort = { name: 'log', title: 'Log files', state: 'logs' };
const SESSION: RunTimeSort = { name: 'session', title: 'Session files', state: 'sessions' };
const DUMP: RunTimeSort = { name: 'dump', title: 'A database dump', state: 'database' };
const DATABASE: RunTimeSort = { name: 'database', title: 'A database file', state: 'database' };

interface Directory {
  readonly sort: RunTimeSort;
  /** Matches a directory at the beginning of the path, its slash included. */
  readonly at: RegExp;
  readonly frameworks?: readonly FrameworkName[];
  /** Its name is all that tells: where code lies below it, it is the application itself, `upload/` as it is sent to a server. */
  readonly isGuess?: true;
  readonly source: string;
}

const LARAVEL = 'https://laravel.com/docs/structure#the-storage-directory';
const SYMFONY = 'https://symfony.com/doc/current/best_practices.html#use-the-default-directory-structure';
const WORDPRESS = 'https://developer.wordpress.org/advanced-administration/upgrade/upgrading/';
const CRAFT = 'https://craftcms.com/docs/5.x/system/directory-structure.html';

const HIERARCHY = 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05.html';

/** Directories that applications write, the narrower before the wider. */
const DIRECTORIES: readonly Directory[] = [
  { sort: LOG, at: /^storage\/logs\//, frameworks: ['laravel', 'craft'], source: LARAVEL },
  { sort: SESSION, at: /^storage\/framework\/sessions\//, frameworks: ['laravel'], source: LARAVEL },
  { sort: CACHE, at: /^storage\/framework\/(?:cache|views)\//, frameworks: ['laravel'], source: LARAVEL },
  { sort: CACHE, at: /^bootstrap\/cache\//, frameworks: ['laravel'], source: LARAVEL },
  { sort: UPLOAD, at: /^storage\/app\//, frameworks: ['laravel'], source: LARAVEL },
  { sort: CACHE, at: /^storage\/runtime\//, frameworks: ['craft'], source: CRAFT },
  { sort: CACHE, at: /^(?:web|public|html)\/cpresources\//, frameworks: ['craft'], source: CRAFT },
  { sort: LOG, at: /^(?:var|app)\/logs?\//, frameworks: ['symfony'], source: SYMFONY },
  { sort: SESSION, at: /^var\/sessions\//, frameworks: ['symfony'], source: SYMFONY },
  { sort: CACHE, at: /^(?:var|app)\/cache\//, frameworks: ['symfony'], source: SYMFONY },
  {
    sort: UPLOAD,
    at: /^(?:web\/|docroot\/|html\/|public\/)?sites\/[^/]+\/(?:files|private)\//,
    frameworks: ['drupal'],
    source:
      'https://www.drupal.org/docs/administering-a-drupal-site/security-in-drupal/securing-file-permissions-and-ownership',
  },
  { sort: CACHE, at: /^(?:.*\/)?wp-content\/(?:cache|upgrade(?:-temp-backup)?)\//, source: WORDPRESS },
  { sort: UPLOAD, at: /^(?:.*\/)?wp-content\/uploads\//, source: WORDPRESS },
  {
    sort: CACHE,
    at: /^web\/app\/(?:cache|upgrade)\//,
    frameworks: ['wordpress'],
    source: 'https://roots.io/bedrock/docs/folder-structure/',
  },
  {
    sort: UPLOAD,
    at: /^web\/app\/uploads\//,
    frameworks: ['wordpress'],
    source: 'https://roots.io/bedrock/docs/folder-structure/',
  },
  {
    sort: CACHE,
    at: /^(?:public\/|web\/)?typo3temp\//,
    frameworks: ['typo3'],
    source: 'https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/DirectoryStructure/Index.html',
  },
  { sort: CACHE, at: /^(?:var\/cache|(?:tmp|temp)\/cache)\//, source: HIERARCHY },
  { sort: LOG, at: /^var\/logs?\//, source: HIERARCHY },
  { sort: SESSION, at: /^(?:var|tmp|temp)\/sessions\//, source: HIERARCHY },
  {
    sort: UPLOAD,
    at: /^(?:(?:public|web|www|htdocs|html|public_html)\/)?(?:user_?)?uploads?\//,
    isGuess: true,
    source: 'https://12factor.net/codebase',
  },
  {
    sort: CACHE,
    at: /^(?:[\w-]+\/)?runtime\/(?:cache|logs|debug|HTML|URI)\//,
    frameworks: ['yii'],
    source: 'https://www.yiiframework.com/doc/guide/2.0/en/structure-overview',
  },
];

/** Keeps a directory that would else be empty, or closes it. */
const PLACEHOLDER =
  /^(?:\.(?:git|docker|hg)?(?:ignore|keep|attributes)|\.(?:empty|placeholder|htaccess)|index\.(?:html?|php)|web\.config|readme[\w.]*|(?:\.git)?keep|empty|placeholder\.\w+)$/i;

/** Does a file of this path only keep its directory in place, or close it to visitors? */
export function isPlaceholder(path: string): boolean {
  return PLACEHOLDER.test(basename(path));
}

const BESIDE =
  /(?:^|\/)(?:\.[^/]+|_*tests?_*|testing|specs?|fixtures?|_data|_files|docs?|docs?-[\w-]+|documentation|examples?|samples?|demo|stubs?|node_modules|vendor|bower_components|(?:[\w-]+-)?seed(?:er)?s?)\//i;

const DATABASE_FILE = /\.(?:sqlite3?|db3?)$/i;
const PACKED_DUMP = /\.(?:sql|dump|pgsql|bson)\.(?:gz|bz2|xz|zip|zst|7z)$|\.(?:pgdump|rdb)$/i;
const SCRIPT = /\.(?:sql|dump)$/i;
/** Words and dates that schemas and migrations do not have in their name. */
const DUMPED =
  /(?:^|[-_. ])(?:dump|dumps|backup|bak|export|exported|snapshot|prod|production|live|latest)(?=[-_. \d]|$)/i;
/** A schema by hand is smaller [bytes]. */
const LARGE_SCRIPT = 1_000_000;
const SESSION_FILE = /^sess_[a-z0-9,-]{22,}$/;
const LOG_FILE = /\.log(?:\.\d+|\.gz)?$|^(?:error_log|npm-debug\.log.*|debug\.log)$/i;
/** Holds for every name that one of those above holds for. */
const MAY_BE_OF_RUN_TIME = /\.(?:sqlite|db|sql|dump|pg|bson|rdb|log)|log$|^sess_/i;

/** The tracked files that the application wrote, gathered by directory; in the order of the paths. */
export function runTimeFiles(
  tracked: readonly TrackedFile[],
  frameworks: ReadonlySet<string>,
  vendorDir: string,
): readonly RunTimeFiles[] {
  const directories = DIRECTORIES.filter((row) => row.frameworks?.some((name) => frameworks.has(name)) ?? true);
  const found = new Map<string, Sorted & { files: TrackedFile[] }>();
  const known = new Map<string, Sorted | 'by name' | undefined>();
  for (const file of tracked) {
    if (file.kind !== 'file' || file.size === 0) continue;
    // Tens of thousands of files lie in far fewer directories.
    const directory = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    if (!known.has(directory)) known.set(directory, ofDirectory(directory, directories, vendorDir));
    const inDirectory = known.get(directory);
    const sorted = inDirectory === 'by name' ? byName(file) : inDirectory;
    if (!sorted || isPlaceholder(file.path)) continue;
    const group = found.get(sorted.where);
    if (group) group.files.push(file);
    else found.set(sorted.where, { ...sorted, files: [file] });
  }
  return [...found.values()].filter(
    ({ isGuess, files }) => !isGuess || !files.some(({ path }) => path.endsWith('.php')),
  );
}

interface Sorted {
  readonly sort: RunTimeSort;
  readonly where: string;
  readonly isGuess?: true | undefined;
}

/** What the files of a directory (with a slash at its end) are; undefined: nothing of run time. */
function ofDirectory(
  path: string,
  directories: readonly Directory[],
  vendorDir: string,
): Sorted | 'by name' | undefined {
  if (path.startsWith(`${vendorDir}/`)) return undefined;
  for (const { sort, at, isGuess } of directories) {
    const where = at.exec(path)?.[0];
    if (where !== undefined && !BESIDE.test(where)) return { sort, where, isGuess };
  }
  return BESIDE.test(path) ? undefined : 'by name';
}

function byName({ path, size }: TrackedFile): Sorted | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!MAY_BE_OF_RUN_TIME.test(name)) return undefined;
  if (DATABASE_FILE.test(name) && !/^(?:thumbs\.|desktop\.|\.env\.)/i.test(name))
    return { sort: DATABASE, where: path };
  if (PACKED_DUMP.test(name)) return { sort: DUMP, where: path };
  if (SCRIPT.test(name) && (size > LARGE_SCRIPT || DUMPED.test(name.replace(/\.[^.]+$/, '')))) {
    return { sort: DUMP, where: path };
  }
  if (SESSION_FILE.test(name)) return { sort: SESSION, where: path.slice(0, -name.length) || path };
  if (LOG_FILE.test(name) && !/change/i.test(name)) return { sort: LOG, where: path };
  return undefined;
}
