/** Configuration files of well-known packages that say where something is kept. */
import type { StateKind } from '@tidemark/sdk/model';
import type { StoreReading } from '../../../configuration/reading.ts';
import { lowestMajor } from '../../../project/constraint.ts';
import { type Application, type Place, plainText } from './application.ts';
import { diskFact, isLocalDisk } from './disks.ts';
import { backups, excel, pdfFonts } from './package-files.ts';
import { DISK_REMEDY, KEY_REMEDY, SEARCH_REMEDY } from './remedies.ts';
import { tellings } from './telling.ts';
import { unpublishedStore } from './unpublished.ts';

/** A key whose value is the name of a disk. */
interface DiskKey {
  readonly section: string;
  readonly keys: readonly string[];
  readonly kind: StateKind;
  readonly subject: string;
  readonly source: string;
  /** What the package does where its file is not published; absent: nothing. */
  readonly byDefault?: {
    readonly package: string;
    /** Lowest major version in which it is the default disk, whatever else is said here. */
    readonly until?: number;
    readonly variable?: string;
    /** Absent: the default disk. */
    readonly disk?: string;
  };
}

const DISK_KEYS: readonly DiskKey[] = [
  {
    section: 'livewire',
    keys: ['temporary_file_upload', 'disk'],
    kind: 'uploads',
    subject: "Livewire's temporary uploads",
    source: 'livewire/livewire: config/livewire.php',
    byDefault: { package: 'livewire/livewire' },
  },
  {
    section: 'media-library',
    keys: ['disk_name'],
    kind: 'media',
    subject: 'Files of the media library',
    source: 'spatie/laravel-medialibrary 8+: config/media-library.php',
    byDefault: { package: 'spatie/laravel-medialibrary', variable: 'MEDIA_DISK', disk: 'public' },
  },
  {
    section: 'medialibrary',
    keys: ['disk_name'],
    kind: 'media',
    subject: 'Files of the media library',
    source: 'spatie/laravel-medialibrary 7: config/medialibrary.php',
  },
  {
    section: 'filament',
    keys: ['default_filesystem_disk'],
    kind: 'uploads',
    subject: "Filament's uploads",
    source: 'filamentphp/filament: config/filament.php',
    byDefault: { package: 'filament/filament', until: 4, variable: 'FILAMENT_FILESYSTEM_DISK', disk: 'public' },
  },
  {
    section: 'lfm',
    keys: ['disk'],
    kind: 'uploads',
    subject: "The file manager's files",
    source: 'UniSharp/laravel-filemanager: config/lfm.php',
  },
  {
    section: 'voyager',
    keys: ['storage', 'disk'],
    kind: 'uploads',
    subject: "Voyager's uploads",
    source: 'the-control-group/voyager: config/voyager.php',
  },
  {
    section: 'mediable',
    keys: ['default_disk'],
    kind: 'media',
    subject: 'Attached media',
    source: 'plank/laravel-mediable: config/mediable.php',
  },
  {
    section: 'jetstream',
    keys: ['profile_photo_disk'],
    kind: 'uploads',
    subject: 'Profile photos',
    source: 'laravel/jetstream: config/jetstream.php',
    byDefault: { package: 'laravel/jetstream', disk: 'public' },
  },
];

/** Sections that are read here; the look at a project's own files leaves them out. */
export const PACKAGE_SECTIONS: ReadonlySet<string> = new Set([
  ...DISK_KEYS.map(({ section }) => section),
  'passport',
  'scout',
  'excel',
  'backup',
]);

export function packageStores(app: Application): readonly StoreReading[] {
  return [...packageDisks(app), ...passport(app), ...tntSearch(app), ...backups(app), ...excel(app), ...pdfFonts(app)];
}

/** Disks that the files of well-known packages choose. */
export function packageDisks(app: Application): readonly StoreReading[] {
  return DISK_KEYS.flatMap((key) => (app.own.has(key.section) ? onDisk(app, key) : onDefaultDisk(app, key)));
}

function onDefaultDisk(
  app: Application,
  { section, keys, kind, subject, byDefault }: DiskKey,
): readonly StoreReading[] {
  if (!byDefault || !app.hasPackage(byDefault.package)) return [];
  const { installed = {}, require = {} } = app.files.project.composer ?? {};
  const major = lowestMajor(installed[byDefault.package] ?? require[byDefault.package] ?? '');
  const isLater = byDefault.until !== undefined && (major ?? byDefault.until) >= byDefault.until;
  const { variable, disk } = isLater ? { variable: undefined, disk: undefined } : byDefault;
  const given = variable === undefined ? undefined : app.files.variables.effective(variable)?.value;
  const fact = diskFact(app, given ?? disk ?? app.text('filesystems', 'default'));
  return [unpublishedStore(app.at(section, ...keys), kind, subject, fact)];
}

function onDisk(app: Application, { section, keys, kind, subject }: DiskKey): readonly StoreReading[] {
  const place = app.at(section, ...keys);
  const named = plainText(place.setting);
  // Without a disk of its own a package takes the default one, which is told where it is chosen.
  const fact = diskFact(app, named ?? app.text('filesystems', 'default'));
  return [
    {
      kind,
      store: place.key,
      placement: fact.placement,
      technology: fact.technology,
      confidence: named === undefined ? 'likely' : 'certain',
      told: tellings(app, place, {
        isLocal: (disk) => isLocalDisk(app, disk),
        whenUnset: `the store is then ${fact.technology}`,
      }),
      isUsed: true,
      reportedAs: 'disk-local',
      message: `${subject} ${fact.says}`,
      remedy: DISK_REMEDY,
    },
  ];
}

/** laravel/passport: src/PassportServiceProvider.php, makeCryptKey(): without the variable `storage/oauth-*.key` is read. */
function passport(app: Application): readonly StoreReading[] {
  if (!app.hasPackage('laravel/passport')) return [];
  const place = app.at('passport', 'private_key');
  const isFile = plainText(place.setting) === undefined;
  return [
    {
      kind: 'config',
      store: "Passport's keys",
      placement: isFile ? 'node' : 'shared',
      technology: isFile ? 'local files' : 'environment',
      confidence: 'likely',
      told: tellings(app, place, {
        isLocal: (value) => value === undefined && place.isOwn,
        whenUnset: 'storage/oauth-private.key is then read',
      }),
      isUsed: true,
      reportedAs: 'other',
      message: 'Without PASSPORT_PRIVATE_KEY the keys are files in storage/ of one node',
      effect: 'lost-at-deploy',
      remedy: KEY_REMEDY,
    },
  ];
}

/** teamtnt/laravel-scout-tntsearch-driver: indexes are SQLite files in `scout.tntsearch.storage`. */
function tntSearch(app: Application): readonly StoreReading[] {
  if (!app.own.has('scout')) return [];
  const driver = app.at('scout', 'driver');
  const chosen = tellings(app, driver, { isLocal: (value) => value === 'tntsearch', documented: ['SCOUT_DRIVER'] });
  if (!chosen.some(({ isLocal }) => isLocal)) return [];
  const storage = app.at('scout', 'tntsearch', 'storage');
  const [first, ...others] = chosen;
  const place: Place = storage.isOwn ? storage : driver;
  return [
    {
      kind: 'database',
      store: 'search indexes',
      placement: first?.isLocal ? 'node' : 'unknown',
      technology: 'SQLite files',
      confidence: 'certain',
      told: [
        {
          path: place.path,
          line: place.line,
          key: place.key,
          ...(first?.variable ? { variable: first.variable, whenUnset: 'the search engine is then TNTSearch' } : {}),
          isLocal: first?.isLocal ?? false,
        },
        ...others,
      ],
      isUsed: true,
      reportedAs: 'database-file',
      message: 'Search indexes are SQLite files on the disk of one node',
      effect: 'lost-at-deploy',
      remedy: SEARCH_REMEDY,
    },
  ];
}
