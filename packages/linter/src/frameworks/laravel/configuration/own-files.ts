/** Configuration files that a project made itself, or that packages published: keys that name a disk or a directory. */
import { posix } from 'node:path';
import type { StoreReading } from '../../../configuration/reading.ts';
import { TEMPORARY } from '../../../configuration/setting.ts';
import type { ConfigurationKind } from '../../../result.ts';
import { type Application, plainText } from './application.ts';
import { diskFact, isLocalDisk } from './disks.ts';
import type { Leaf } from './leaves.ts';
import { PACKAGE_SECTIONS } from './packages.ts';
import { DIRECTORY_REMEDY, DISK_REMEDY } from './remedies.ts';
import { rootedKeys } from './rooted-keys.ts';
import { tellings } from './telling.ts';

/** Sections of the framework, and of packages whose files are development or read-only things. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  `app auth broadcasting cache concurrency cors database filesystems hashing logging mail queue services session view
  sanctum fortify horizon octane reverb telescope pulse debugbar ide-helper tinker ignition flare clockwork scribe
  l5-swagger scramble apidoc dompdf snappy insights log-viewer logviewer modules generators repository
  translation-manager compile trustedproxy permission ziggy larastan sail dusk blade-icons dotenv-editor sitemap`.split(
    /\s+/,
  ),
);

/** Keys that name a disk or what stands for one: `disk`, `storage_driver`, `avatar_disk`, `filesystem`. */
const DISK_KEY =
  /(?:^|[_.-])(?:disks?|filesystem(?:[_-](?:disk|driver))?|(?:storage|upload|media|file)[_-](?:driver|disk|type|adapter|backend))$/i;

/** Keys that name the disk on which a directory named beside them lies: `'disk' => 'public', 'path' => 'public/avatars'`. */
const BESIDE = /(?:^|[_.-])disk$/i;

/** Keys that name a directory. */
const DIRECTORY_KEY = /(?:^|[_.-])(?:path|dir|directory|folder|root|location)$/i;

/** Words in a key, or in one above it, that speak of what the application writes and keeps. */
const KEPT =
  /upload|storage|artifact|attach|avatar|media|image|photo|export|import|backup|document|invoice|file|download|podcast|video|audio|temp|tmp|archive/i;

/** Words that speak of what is shipped or made again. */
const NOT_KEPT =
  /view|template|stub|asset|font|lang|translation|migration|seed|route|binar|ffmpeg|script|certificate|schema|test|docs?$|swagger|config|relative/i;

/** Words that speak of files of one request. */
const SCRATCH = /te?mp(?:$|[_.-])|temporary|cache/i;

/** Directories of the framework, made again where they are missing. */
const MADE_AGAIN = /\/storage\/(?:framework|logs)(?:\/|$)/;

export function ownFileStores(app: Application, leaves: ReadonlyMap<string, readonly Leaf[]>): readonly StoreReading[] {
  const readings: StoreReading[] = [];
  const open: Leaf[] = [];
  for (const [section, found] of leaves) {
    const onDisks = new Set(found.filter(({ name }) => BESIDE.test(name)).map(({ above }) => above.join('.')));
    for (const one of found) {
      const isOwn = !LEFT_OUT.has(section) && !PACKAGE_SECTIONS.has(section);
      const isKey = isRelative(one) && onDisks.has(one.above.join('.'));
      const reading = isOwn ? (diskReading(app, one) ?? (isKey ? undefined : directoryReading(app, one))) : undefined;
      if (reading) readings.push(reading);
      else if (relativeDirectory(one) !== undefined) open.push(one);
    }
  }
  const rooted = rootedKeys(
    app,
    open.map(({ place }) => place.key),
  );
  return [
    ...readings,
    ...open.flatMap((one) => {
      const root = rooted.get(one.place.key);
      return root === undefined ? [] : rootedReading(app, one, root);
    }),
  ];
}

function isRelative({ place: { setting } }: Leaf): boolean {
  return setting?.kind === 'value' && typeof setting.value === 'string' && /^\/?\w/.test(setting.value);
}

/** Disks that configuration files name. */
export function disksInFiles(leaves: ReadonlyMap<string, readonly Leaf[]>): readonly string[] {
  const names: string[] = [];
  for (const [section, found] of leaves) {
    if (section === 'filesystems') continue;
    for (const { name, place } of found) {
      const text = DISK_KEY.test(name) ? plainText(place.setting) : undefined;
      if (text !== undefined) names.push(text);
    }
  }
  return names;
}

function diskReading(app: Application, { place, name, above }: Leaf): StoreReading | undefined {
  if (!DISK_KEY.test(name) || place.setting?.kind !== 'value') return undefined;
  if (NOT_KEPT.test(above.slice(1).join('.'))) return undefined;
  const isLocal = (value: string | undefined) => value !== undefined && (value === 'local' || isLocalDisk(app, value));
  const told = tellings(app, place, { isLocal, whenUnset: 'a local disk is then taken' });
  if (!told.some((telling) => telling.isLocal)) return undefined;
  const value = plainText(place.setting);
  const fact = diskFact(app, value);
  return {
    kind: 'uploads',
    store: place.key,
    placement: isLocal(value) ? 'node' : fact.placement,
    technology: isLocal(value) ? 'local files' : fact.technology,
    confidence: 'likely',
    told,
    isUsed: true,
    reportedAs: 'disk-local',
    message: `Files of "${place.key}" are stored on the disk of one node`,
    remedy: DISK_REMEDY,
  };
}

function directoryReading(app: Application, { place, name, above }: Leaf): StoreReading | undefined {
  const { setting } = place;
  if (!DIRECTORY_KEY.test(name) || setting?.kind !== 'value' || typeof setting.value !== 'string') return undefined;
  const words = [...above.slice(1), name].join('.');
  if (!KEPT.test(words) || NOT_KEPT.test(words)) return undefined;
  const where = whereOf(app, setting.value);
  if (where === undefined || (where.kind === 'other' && SCRATCH.test(words))) return undefined;
  return directoryStore(
    app,
    { place, name, above },
    where,
    (value) => value === setting.value || whereOf(app, value) !== undefined,
  );
}

function directoryStore(
  app: Application,
  { place, name, above }: Leaf,
  where: Where,
  isLocal: (value: string) => boolean,
): StoreReading {
  const told = tellings(app, place, {
    isLocal: (value) => value !== undefined && isLocal(value),
    whenUnset: 'the directory is then one that no other node sees',
  });
  return {
    kind: /image|photo|avatar|thumb|video|audio|media/i.test([...above.slice(1), name].join('.')) ? 'media' : 'uploads',
    store: place.key,
    placement: 'node',
    technology: 'local files',
    confidence: 'likely',
    told,
    isUsed: true,
    reportedAs: where.kind,
    message: `What is kept in "${place.key}" stands in ${where.says}`,
    effect: where.kind === 'other' ? 'invisible-to-others' : 'lost-at-deploy',
    remedy: DIRECTORY_REMEDY,
  };
}

/** `'images_path' => 'uploads/images'`: a directory below another one, which the code names. */
function relativeDirectory({ place, name, above }: Leaf): string | undefined {
  const { setting } = place;
  if (!DIRECTORY_KEY.test(name) || NOT_KEPT.test([...above.slice(1), name].join('.'))) return undefined;
  const value = setting?.kind === 'value' ? setting.value : undefined;
  return typeof value === 'string' && /^\/?[\w-]+(?:\/[\w-]+)*\/?$/.test(value) ? value : undefined;
}

function rootedReading(app: Application, one: Leaf, root: string): readonly StoreReading[] {
  const where = whereOf(app, app.rooted(posix.join(root === 'base' ? '' : root, relativeDirectory(one) ?? '')));
  return where === undefined ? [] : [directoryStore(app, one, where, () => true)];
}

interface Where {
  readonly kind: ConfigurationKind;
  readonly says: string;
}

/** What a directory is, when it is one that the application fills. */
function whereOf(app: Application, path: string): Where | undefined {
  if (path === '' || posix.extname(path) !== '' || /^[a-z]+:\/\//i.test(path)) return undefined;
  if (path.startsWith(TEMPORARY)) return { kind: 'other', says: 'the directory of temporary files of one node' };
  const isBelow = (directory: string) => path.startsWith(`${app.rooted(directory)}/`) && !MADE_AGAIN.test(path);
  // Relative ones are below the public directory, or keys on a disk: only those that name the link or the directory count.
  if (isBelow('storage') || isBelow('public') || /^(?:storage|public)\/[\w-]/.test(path)) {
    return { kind: 'upload-dir-in-release', says: `a directory of the release (${path.replace('{root}/', '')})` };
  }
  return undefined;
}
