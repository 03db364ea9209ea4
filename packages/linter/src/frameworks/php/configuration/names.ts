/** What a setting of an application without a framework means, told by its name. Names are the only thing they share. */
import type { StateKind } from '@tidemark/sdk/model';
import { plainName } from '../../../configuration/secret-names.ts';
import type { ConfigurationKind } from '../../../result.ts';

/** A place on disk. */
export interface PlaceMeaning {
  readonly is: 'place';
  readonly kind: StateKind;
  readonly reportedAs: ConfigurationKind;
  /** In a sentence: "uploaded files". */
  readonly what: string;
  /** Everything that the application writes lies below it, so that more particular places speak for it. */
  readonly isBroad?: true;
}

/** A choice between drivers. */
export interface DriverMeaning {
  readonly is: 'driver';
  readonly kind: StateKind | 'mail';
  readonly reportedAs: ConfigurationKind;
  readonly what: string;
  /** Values that keep the state on the node. */
  readonly local: RegExp;
}

export type Meaning = PlaceMeaning | DriverMeaning;

const PLACE = '_?(?:dir|directory|path|folder|root|location|savepath|save_path)$';
const DRIVER =
  '_?(?:driver|handler|type|backend|adapter|store|engine|method|provider|connection|transport|mailer|service)$';

function named(words: string, ending: string): RegExp {
  return new RegExp(`(?:^|_)(?:${words})${ending}`);
}

const FILE_DRIVER =
  /^(?:files?|filesystem|file_?system|flat_?file|phpfiles?|disk|native|php|(?:.*\\)?files?(?:system)?(?:handler|cache|driver|store|session)?)$/i;

/** The first row that fits wins. Matched against names in lower case with `_` between words. */
const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [
    named('(?:db|database|sqlite3?|sql)(?:_sqlite)?', '_?(?:file|filename|file_?path|path)$'),
    { is: 'place', kind: 'database', reportedAs: 'database-file', what: 'the database file' },
  ],
  [
    named(
      'db|database|sql|dbal|database_default|db_default|pdo',
      '_?(?:driver|type|engine|adapter|dialect|connection|backend|system)$',
    ),
    {
      is: 'driver',
      kind: 'database',
      reportedAs: 'database-file',
      what: 'The database',
      local: /^(?:pdo_?)?sqlite[23]?$/i,
    },
  ],
  [
    named('sess(?:ion)?s?', `(?:${PLACE})`),
    { is: 'place', kind: 'sessions', reportedAs: 'session-file', what: 'session files' },
  ],
  [
    named('sess(?:ion)?s?(?:_save)?', DRIVER),
    { is: 'driver', kind: 'sessions', reportedAs: 'session-file', what: 'Sessions', local: FILE_DRIVER },
  ],
  [
    named('thumbs?|thumbnails?|derivatives|image_cache|imagecache', PLACE),
    { is: 'place', kind: 'media', reportedAs: 'upload-dir-in-release', what: 'derived files' },
  ],
  [
    named('(?:page|data|file|object|html|query)?_?caches?', PLACE),
    { is: 'place', kind: 'cache', reportedAs: 'cache-file', what: 'cache files' },
  ],
  [
    named('cache(?:_default)?', DRIVER),
    { is: 'driver', kind: 'cache', reportedAs: 'cache-file', what: 'The cache', local: FILE_DRIVER },
  ],
  [
    named(
      '(?:error_?|debug_?|app_?|access_?)?log(?:s|gers?|ging)?',
      '_?(?:dir|directory|path|folder|file|filename|location)$',
    ),
    { is: 'place', kind: 'logs', reportedAs: 'log-file', what: 'log files' },
  ],
  [
    named('log(?:ging|ger|s)?', DRIVER),
    {
      is: 'driver',
      kind: 'logs',
      reportedAs: 'log-file',
      what: 'The log',
      local: /^(?:file|single|daily|rotating|rotating_file)$/i,
    },
  ],
  [
    named('locks?|mutex', '_?(?:driver|handler|store|adapter|backend)$'),
    { is: 'driver', kind: 'locks', reportedAs: 'lock-local', what: 'Locks', local: /^(?:files?|flock|semaphore)$/i },
  ],
  [
    named('queue(?:_default)?|jobs?', '_?(?:driver|connection|backend|adapter|type)$'),
    {
      is: 'driver',
      kind: 'queue',
      reportedAs: 'queue-sync',
      what: 'The queue',
      local: /^(?:sync|inline|immediate|null)$/i,
    },
  ],
  [
    named('storage|filesystem|disk|file_storage|upload', '_?(?:driver|adapter|disk|type|backend|engine)$'),
    {
      is: 'driver',
      kind: 'uploads',
      reportedAs: 'disk-local',
      what: 'File storage',
      local: /^(?:local|files?|filesystem|disk)$/i,
    },
  ],
  [
    named('mail|mailer|email|smtp', '_?(?:driver|transport|mailer|method|type|protocol|engine)$'),
    { is: 'driver', kind: 'mail', reportedAs: 'other', what: 'Mail', local: /^(?:mail|sendmail|php|phpmail|qmail)$/i },
  ],
  [
    named(
      '(?:user_?)?(?:uploads?|uploaded(?:_files)?|files|file_?storage|attachments?|avatars?|photos?|pictures?|user_?files?|media|downloads?|backups?|uploads?_(?:files|images))',
      '_?(?:dir|directory|path|folder|location)$',
    ),
    { is: 'place', kind: 'uploads', reportedAs: 'upload-dir-in-release', what: 'uploaded files' },
  ],
  [
    named('data|storage|save|user_?data|var', '_?(?:dir|directory|path|folder)$'),
    {
      is: 'place',
      kind: 'uploads',
      reportedAs: 'upload-dir-in-release',
      what: 'data of the application',
      isBroad: true,
    },
  ],
];

/** Names of something that is not where state lies, although the end of the name would say so. */
const OTHER =
  /(?:^|_)(?:url|uri|web|www|href|max|min|ttl|lifetime|enabled?|allowed|prefix|cookie|search_path|lang|language|template|tpl|theme|plugin|module|vendor|lib|classes|public_path|class_path|base|invalid|missing|failed|msg|message|label)(?:_|$)|(?:^|_)is_/;

/** `DIR_UPLOAD`, `PATH_TO_CACHE` and `paths.logs` have the ending in front. */
const TURNED =
  /^(?:(?:app|config|conf|settings)_)?(?:dirs?|paths?|folders?|director(?:y|ies)|locations?|resources?)_(?:to_)?(\w+)$/;

/** Files whose own name says what their settings are about. */
const TELLING_FILES = /^(?:database|db|cache|sessions?|queue|mail|email|logging|log|storage|filesystems?)$/;

/** What `name` means; `file` is the file's name without extension: in `cache.php` a `driver` is the cache's. */
export function meaningOf(name: string, file = ''): Meaning | undefined {
  if (name.length > 80) return undefined;
  const plain = plainName(name);
  if (OTHER.test(plain)) return undefined;
  const about = file.toLowerCase();
  if (!TELLING_FILES.test(about)) return rowFor(plain);
  const meaning = rowFor(`${about}_${plain}`) ?? rowFor(plain);
  // A file about the database has paths of migrations and the like, and none of uploads.
  return /^(?:database|db)$/.test(about) && meaning?.kind !== 'database' ? undefined : meaning;
}

function rowFor(plain: string): Meaning | undefined {
  const turned = plain.replace(TURNED, '$1_path');
  return rowOf(plain) ?? (turned === plain ? undefined : rowOf(turned));
}

function rowOf(name: string): Meaning | undefined {
  return MEANINGS.find(([pattern]) => pattern.test(name))?.[1];
}
