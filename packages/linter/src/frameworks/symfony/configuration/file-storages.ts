/** Where bundles keep files that users upload, and what is made from them. */
import type { StateKind } from '@tidemark/sdk/model';
import {
  entryAt,
  type Placed,
  ROOT,
  type Setting,
  type SettingEntry,
  TEMPORARY,
} from '../../../configuration/setting.ts';
import type { ConfigurationKind, Remedy } from '../../../result.ts';
import { entriesOf, entryIn } from './application.ts';
import { type Backend, isLocalPath } from './data-source.ts';
import { entriesAt } from './databases.ts';
import { endLineOf, type Findings } from './findings.ts';
import { remedies } from './remedies.ts';
import { isScratchDirectory } from './scratch-directories.ts';

const FILES: Backend = { technology: 'local files', placement: 'node' };

interface FileStore {
  readonly kind?: StateKind;
  readonly store: string;
  readonly key: string;
  readonly at: Placed;
  readonly endLine?: number;
  readonly setting: Setting;
  readonly means: (value: string) => Backend | undefined;
  readonly reportedAs?: ConfigurationKind;
  readonly remedy?: Remedy;
  readonly isUsed?: boolean;
}

/** Adds the file storages of the application. */
export function readFileStorages(found: Findings): void {
  readFlysystem(found);
  readOneup(found);
  readVich(found);
  readLiip(found);
  for (const row of DIRECTORIES) readDirectory(found, row);
  if (!found.stores.some(({ kind }) => kind === 'media')) noStore(found, 'media');
}

function add(found: Findings, { kind, store, reportedAs, remedy, ...rest }: FileStore): void {
  found.configured({
    kind: kind ?? 'uploads',
    store,
    message: () =>
      `Files of ${store} lie on the disk of one node: a deploy deletes them, and other nodes do not see them`,
    remedy: remedy ?? remedies.storage,
    reportedAs: reportedAs ?? 'disk-local',
    purpose: store,
    ...rest,
  });
}

/** `flysystem.storages.<name>.adapter` until 3, `.<adapter>` after. https://github.com/thephpleague/flysystem-bundle/blob/3.x/docs/1-getting-started.md */
function readFlysystem(found: Findings): void {
  for (const storage of entriesOf(entryIn(found.application, 'flysystem', 'storages')?.value)) {
    const adapter = entryAt(storage.value, 'adapter') ?? entryAt(storage.value, 'local');
    const store = `storage ${storage.key}`;
    const key = `flysystem.storages.${storage.key}`;
    if (!adapter) {
      const other = entriesOf(storage.value).find((entry) =>
        /^(?:aws|asyncaws|gcloud|azure|ftp|sftp|bunnycdn|webdav|memory)/.test(entry.key),
      );
      if (other) add(found, { store, key, at: other, setting: literal(other, other.key), means: adapterOf });
      continue;
    }
    if (adapter.key === 'local') {
      const directory = entryAt(adapter.value, 'directory');
      if (!isScratch(found, directory)) {
        add(found, {
          store,
          key,
          at: adapter,
          endLine: endLineOf(adapter),
          setting: directory?.value ?? literal(adapter, 'local'),
          means: () => FILES,
        });
      }
      continue;
    }
    const options = entryAt(storage.value, 'options');
    const directory = entryAt(options?.value, 'directory');
    if (isScratch(found, directory)) continue;
    const source = entryAt(options?.value, 'source');
    if (found.text(adapter.value) === 'lazy' && source) {
      add(found, { store, key, at: source, setting: source.value, means: (value) => sourceOf(found, value) });
    } else
      add(found, {
        store,
        key,
        at: adapter,
        endLine: endLineOf(options ?? adapter),
        setting: adapter.value,
        means: adapterOf,
      });
  }
}

/** A lazy storage takes another one's adapter. */
function sourceOf(found: Findings, name: string): Backend | undefined {
  const storage = entryIn(found.application, 'flysystem', 'storages', name)?.value;
  if (entryAt(storage, 'local')) return FILES;
  return adapterOf(found.text(entryAt(storage, 'adapter')?.value) ?? '');
}

function adapterOf(name: string): Backend | undefined {
  if (/^local$/i.test(name)) return FILES;
  if (/aws|s3/i.test(name)) return { technology: 'S3', placement: 'shared' };
  if (/gcloud|google|gcs/i.test(name)) return { technology: 'Google Cloud Storage', placement: 'shared' };
  if (/azure|ftp|webdav|bunny|dropbox/i.test(name)) return { technology: name, placement: 'shared' };
  if (/memory/i.test(name)) return { technology: 'memory', placement: 'process' };
  return name === '' ? undefined : { technology: 'a service of the project', placement: 'unknown' };
}

/** `oneup_flysystem.adapters.<name>.<type>`; used as far as a filesystem names it. */
function readOneup(found: Findings): void {
  const names = entriesAt(entryIn(found.application, 'oneup_flysystem'), ['filesystems', '*', 'adapter']).map(
    ({ value }) => found.text(value),
  );
  for (const adapter of entriesOf(entryIn(found.application, 'oneup_flysystem', 'adapters')?.value)) {
    const type = entriesOf(adapter.value)[0];
    if (!type) continue;
    const location = entryAt(type.value, 'location') ?? entryAt(type.value, 'directory');
    if (isScratch(found, location)) continue;
    add(found, {
      store: `storage ${adapter.key}`,
      key: `oneup_flysystem.adapters.${adapter.key}`,
      at: type,
      endLine: endLineOf(location ?? type),
      setting: literal(type, type.key),
      means: adapterOf,
      isUsed: names.includes(adapter.key),
    });
  }
}

/** https://github.com/dustin10/VichUploaderBundle/blob/master/docs/configuration_reference.md */
function readVich(found: Findings): void {
  const storage = found.text(entryIn(found.application, 'vich_uploader', 'storage')?.value) ?? 'file_system';
  for (const mapping of entriesOf(entryIn(found.application, 'vich_uploader', 'mappings')?.value)) {
    const own = found.text(entryAt(mapping.value, 'storage')?.value) ?? storage;
    const destination = entryAt(mapping.value, 'upload_destination');
    const at = destination ?? mapping;
    const isFiles = own === 'file_system';
    add(found, {
      store: `upload mapping ${mapping.key}`,
      key: `vich_uploader.mappings.${mapping.key}.upload_destination`,
      at,
      setting: isFiles && destination ? destination.value : literal(at, own),
      means: (value) => (isFiles && isLocalPath(value) ? FILES : { technology: own, placement: 'unknown' }),
      reportedAs: 'upload-dir-in-release',
      remedy: remedies.directory,
    });
  }
}

/** https://symfony.com/bundles/LiipImagineBundle/current/cache-resolver/web_path.html */
function readLiip(found: Findings): void {
  const section = entryIn(found.application, 'liip_imagine');
  if (!section) return;
  const named = found.text(entryAt(section.value, 'cache')?.value) ?? 'default';
  const resolver = entryIn(found.application, 'liip_imagine', 'resolvers', named);
  const type = entriesOf(resolver?.value)[0];
  const at = type ?? resolver ?? section;
  add(found, {
    kind: 'media',
    store: 'derived images',
    key: 'liip_imagine.resolvers',
    at,
    ...(type ? { endLine: endLineOf(type) } : {}),
    setting: literal(at, type?.key ?? (named === 'default' ? 'web_path' : named)),
    means: (value) =>
      /^web_path$|^no_cache_web_path$/.test(value) ? FILES : (filesystemOf(found, type) ?? adapterOf(value)),
    remedy: remedies.media,
  });
}

/** The Flysystem storage that a resolver writes to. */
function filesystemOf(found: Findings, resolver: SettingEntry | undefined): Backend | undefined {
  const service = found.text(entryAt(resolver?.value, 'filesystem_service')?.value);
  if (!service) return undefined;
  const oneup = /^oneup_flysystem\.(.+)_filesystem$/.exec(service)?.[1];
  if (oneup) {
    const name = found.text(entryIn(found.application, 'oneup_flysystem', 'filesystems', oneup, 'adapter')?.value);
    return name
      ? adapterOf(entriesOf(entryIn(found.application, 'oneup_flysystem', 'adapters', name)?.value)[0]?.key ?? '')
      : undefined;
  }
  return sourceOf(found, service);
}

interface DirectoryRow {
  readonly section: string;
  /** `*` for each entry. */
  readonly keys: readonly string[];
  readonly store: string;
  readonly kind?: StateKind;
  readonly source: string;
}

/** Settings of bundles that are directories for files of users. */
const DIRECTORIES: readonly DirectoryRow[] = [
  {
    section: 'knp_gaufrette',
    keys: ['adapters', '*', 'local', 'directory'],
    store: 'Gaufrette storage',
    source: 'https://github.com/KnpLabs/KnpGaufretteBundle',
  },
  {
    section: 'knp_gaufrette',
    keys: ['adapters', '*', 'safe_local', 'directory'],
    store: 'Gaufrette storage',
    source: 'https://github.com/KnpLabs/KnpGaufretteBundle',
  },
  {
    section: 'sonata_media',
    keys: ['filesystem', 'local', 'directory'],
    store: 'SonataMedia',
    source: 'https://docs.sonata-project.org/projects/SonataMediaBundle/en/4.x/reference/advanced_configuration/',
  },
  {
    section: 'sulu_media',
    keys: ['storages', 'local', 'path'],
    store: 'Sulu media',
    source: 'https://docs.sulu.io/en/latest/book/media.html',
  },
  {
    section: 'sulu_media',
    keys: ['storage', 'local', 'path'],
    store: 'Sulu media',
    source: 'https://docs.sulu.io/en/latest/book/media.html',
  },
  {
    section: 'sulu_media',
    keys: ['format_cache', 'path'],
    store: 'Sulu image formats',
    kind: 'media',
    source: 'https://docs.sulu.io/en/latest/book/media.html',
  },
  {
    section: 'stof_doctrine_extensions',
    keys: ['uploadable', 'default_file_path'],
    store: 'Uploadable',
    source: 'https://symfony.com/bundles/StofDoctrineExtensionsBundle/current/index.html',
  },
  {
    section: 'oneup_uploader',
    keys: ['mappings', '*', 'storage', 'directory'],
    store: 'OneupUploader',
    source: 'https://github.com/1up-lab/OneupUploaderBundle',
  },
  {
    section: 'fm_elfinder',
    keys: ['instances', '*', 'connector', 'roots', '*', 'path'],
    store: 'elFinder',
    source: 'https://github.com/helios-ag/FMElfinderBundle',
  },
  {
    section: 'artgris_file_manager',
    keys: ['conf', '*', 'dir'],
    store: 'file manager',
    source: 'https://github.com/artgris/FileManagerBundle',
  },
  {
    section: 'gregwar_image',
    keys: ['cache_dir'],
    store: 'derived images',
    kind: 'media',
    source: 'https://github.com/Gregwar/ImageBundle',
  },
];

function readDirectory(found: Findings, { section, keys, store, kind }: DirectoryRow): void {
  for (const entry of entriesAt(entryIn(found.application, section), keys)) {
    add(found, {
      ...(kind ? { kind } : {}),
      store,
      key: `${section}.${keys.join('.')}`,
      at: entry,
      setting: entry.value,
      means: (value) => (isLocalPath(value) ? FILES : undefined),
      reportedAs: 'upload-dir-in-release',
      remedy: remedies.directory,
    });
  }
}

/** Says that nothing of the configuration keeps such files. */
export function noStore(found: Findings, kind: 'uploads' | 'media'): void {
  const at = found.application.sections.get('framework');
  if (!at) return;
  found.stores.push({
    kind,
    store: kind === 'uploads' ? 'uploaded files' : 'derived files',
    technology: 'what the code does (no storage is configured)',
    placement: 'unknown',
    confidence: 'possible',
    told: [{ path: at.path, line: at.line, isLocal: false }],
    isUsed: true,
    message: 'No storage is configured',
    remedy: remedies.storage,
  });
}

/** A directory for a while, or for what the build makes. */
function isScratch(found: Findings, directory: SettingEntry | undefined): boolean {
  const text = found.text(directory?.value);
  return text !== undefined && (text.startsWith(TEMPORARY) || isScratchDirectory(text.replace(`${ROOT}/`, '')));
}

function literal(at: Placed, value: string): Setting {
  return { kind: 'value', value, path: at.path, line: at.line };
}
