/** config/filesystems.php: which disks are local, and which of them the application uses. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { isInRelease, textOf } from '../../../configuration/setting.ts';
import { type Application, type Place, plainText } from './application.ts';
import { drivenStore } from './driven-store.ts';
import { DISK_DRIVERS, type DriverFact, factOf, isUnshared } from './drivers.ts';
import { DISK_REMEDY } from './remedies.ts';
import { tellings, variableOf } from './telling.ts';

/** Disks for test runs. */
const FOR_TESTS = /(?:^|[-_])(?:tests?|testing|fake|seeds?)(?:$|[-_])/i;

/** Directories of an application that hold code and other files that nobody writes. */
const SHIPPED = /^(?:resources|lang|app|config|vendor|database|tests|node_modules)(?:\/|$)|(?:^|\/)dist(?:\/|$)/;

/** Disks that every skeleton declares, and the local one of several that a key chooses from. */
const OFFERED = /^(?:local(?:[_-].*)?|public)$/;

/** Where a disk's files are. */
export function diskFact(app: Application, disk: string | undefined): DriverFact {
  if (disk === undefined) return factOf(DISK_DRIVERS, undefined);
  const driver = app.text('filesystems', 'disks', disk, 'driver');
  // `scoped` disks are a folder of another one.
  if (driver === 'scoped') {
    const inner = app.text('filesystems', 'disks', disk, 'disk');
    return inner === disk ? factOf(DISK_DRIVERS, undefined) : diskFact(app, inner);
  }
  // What both have is read from `primary`, and what only the other one has is copied there. laravel/framework 13.
  if (driver === 'read-through') {
    const primary = app.text('filesystems', 'disks', disk, 'primary');
    return primary === disk ? factOf(DISK_DRIVERS, undefined) : diskFact(app, primary);
  }
  return factOf(DISK_DRIVERS, driver ?? (Object.hasOwn(DISK_DRIVERS, disk) ? disk : undefined));
}

/** Is the disk local, and does something that the application writes stand on it? */
export function isLocalDisk(app: Application, disk: string | undefined): boolean {
  if (disk === undefined || !isUnshared(diskFact(app, disk))) return false;
  const root = textOf(app.at('filesystems', 'disks', disk, 'root').setting) ?? '';
  const start = `${app.rooted('').replace(/\/$/, '')}/`;
  return !root.startsWith(start) || !SHIPPED.test(root.slice(start.length));
}

/** @param named Disks that code or other configuration files name. */
export function diskStores(app: Application, named: ReadonlySet<string>): readonly StoreReading[] {
  const place = app.at('filesystems', 'default');
  const name = plainText(place.setting);
  const standard = drivenStore(app, {
    kind: 'uploads',
    store: `default disk${name === undefined ? '' : ` (${name})`}`,
    place,
    factOf: (disk) => diskFact(app, disk),
    subject: 'Files on the default disk',
    documented: ['FILESYSTEM_DISK', 'FILESYSTEM_DRIVER'],
    reportedAs: 'disk-local',
    remedy: DISK_REMEDY,
  });
  const readings: StoreReading[] = [{ ...standard, ...rootOf(app, name) }];
  for (const key of app.ownNames('filesystems')) readings.push(...choice(app, key, named));
  for (const disk of app.ownNames('filesystems', 'disks')) {
    if (disk !== name && isLocalDisk(app, disk)) readings.push(localDisk(app, disk, named.has(disk)));
  }
  return [...readings, media(app)];
}

/** Where a local disk begins. */
function rootOf(app: Application, disk: string | undefined): { readonly directory?: string } {
  const root = disk === undefined ? undefined : textOf(app.at('filesystems', 'disks', disk, 'root').setting);
  return root === undefined || !isUnshared(diskFact(app, disk)) ? {} : { directory: root };
}

/** Other keys of the file that choose a disk: `cloud`, and a project's own (`'images' => env('STORAGE_IMAGE_TYPE', 'local')`). */
function choice(app: Application, key: string, named: ReadonlySet<string>): readonly StoreReading[] {
  const place = app.at('filesystems', key);
  const disk = plainText(place.setting);
  if (key === 'default' || disk === undefined || !isDeclared(app, disk)) return [];
  const store = drivenStore(app, {
    kind: 'uploads',
    store: `${key} disk`,
    place,
    factOf: (name) => diskFact(app, name),
    subject: `Files of "filesystems.${key}"`,
    reportedAs: 'disk-local',
    remedy: DISK_REMEDY,
  });
  // Skeletons up to 8 set `cloud`, which only `Storage::cloud()` asks for.
  const isOffered = key === 'cloud' && !named.has(disk);
  return [{ ...store, ...rootOf(app, disk), ...(isOffered ? { confidence: 'possible' as const } : {}) }];
}

function isDeclared(app: Application, disk: string): boolean {
  return app.at('filesystems', 'disks', disk).setting !== undefined;
}

function localDisk(app: Application, disk: string, isNamed: boolean): StoreReading {
  const driver = app.at('filesystems', 'disks', disk, 'driver');
  const isChosen = variableOf(driver) !== undefined;
  const place = isChosen ? driver : app.at('filesystems', 'disks', disk);
  const root = textOf(app.at('filesystems', 'disks', disk, 'root').setting);
  // A disk that the project added is there for something, even where its name is put together at run time.
  const isUsed = !FOR_TESTS.test(disk) && (isNamed || isChosen || !OFFERED.test(disk));
  return {
    kind: 'uploads',
    store: `${disk} disk`,
    placement: 'node',
    technology: 'local files',
    ...rootOf(app, disk),
    confidence: isNamed || isChosen ? 'certain' : 'possible',
    told: isChosen
      ? tellings(app, driver, { isLocal: (value) => value === 'local', whenUnset: 'the disk is then local' })
      : [{ path: place.path, line: place.line, key: place.key, isLocal: true }],
    isUsed,
    reportedAs: 'disk-local',
    message: `The disk "${disk}" is a directory${root !== undefined && isInRelease(root) ? ' of the release' : ' of one node'}`,
    remedy: DISK_REMEDY,
  };
}

/** Derived images and the like go to the public disk, or to the default one, unless a package says otherwise. */
function media(app: Application): StoreReading {
  const isPublic = isDeclared(app, 'public');
  const place: Place = isPublic ? app.at('filesystems', 'disks', 'public') : app.at('filesystems', 'default');
  const disk = isPublic ? 'public' : plainText(place.setting);
  const fact = diskFact(app, disk);
  return {
    kind: 'media',
    store: isPublic ? 'public disk' : 'default disk',
    placement: fact.placement,
    technology: fact.technology,
    ...rootOf(app, disk),
    confidence: 'likely',
    told: [{ path: place.path, line: place.line, key: place.key, isLocal: false }],
    isUsed: false,
    message: `Public files ${fact.says}`,
    remedy: DISK_REMEDY,
  };
}
