/** Settings of bundles that are directories for files of users, and what such bundles do unless told. */
import type { StateKind } from '@tidemark/sdk/model';
import type { SettingEntry } from '../../../configuration/setting.ts';
import { entriesOf, entryIn } from './application.ts';
import { isLocalPath } from './data-source.ts';
import { entriesAt } from './databases.ts';
import { addFileStore, LOCAL_FILES } from './file-store.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

/** Adds them. */
export function readBundleDirectories(found: Findings): void {
  for (const row of DIRECTORIES) readDirectory(found, row);
  for (const row of STANDARDS) readStandard(found, row);
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
    addFileStore(found, {
      ...(kind ? { kind } : {}),
      store,
      key: `${section}.${keys.join('.')}`,
      at: entry,
      setting: entry.value,
      means: (value) => (isLocalPath(value) ? LOCAL_FILES : undefined),
      reportedAs: 'upload-dir-in-release',
      remedy: remedies.directory,
      isUsed: section !== 'knp_gaufrette' || isNamed(found, entry),
    });
  }
}

/** Does a filesystem use the adapter that holds this setting? */
function isNamed(found: Findings, { path, line }: SettingEntry): boolean {
  const names = entriesAt(entryIn(found.application, 'knp_gaufrette'), ['filesystems', '*', 'adapter']).map(
    ({ value }) => found.text(value),
  );
  return entriesOf(entryIn(found.application, 'knp_gaufrette', 'adapters')?.value).some(
    (adapter) =>
      names.includes(adapter.key) &&
      entriesAt(adapter, ['*', 'directory']).some((inner) => inner.path === path && inner.line === line),
  );
}

interface StandardRow {
  readonly section: string;
  /** Settings any of which says where files go. */
  readonly decidedBy: readonly (readonly string[])[];
  readonly store: string;
  readonly source: string;
}

/** Bundles that keep files on the disk as soon as they are configured at all. */
const STANDARDS: readonly StandardRow[] = [
  {
    section: 'sulu_media',
    decidedBy: [['storage'], ['storages'], ['flysystem_service']],
    store: 'Sulu media',
    source: 'https://docs.sulu.io/en/latest/book/media.html',
  },
  {
    section: 'sonata_media',
    decidedBy: [['filesystem']],
    store: 'SonataMedia',
    source: 'https://docs.sonata-project.org/projects/SonataMediaBundle/en/4.x/reference/advanced_configuration/',
  },
];

function readStandard(found: Findings, { section, decidedBy, store }: StandardRow): void {
  const entry = entryIn(found.application, section);
  if (!entry || decidedBy.some((keys) => entryIn(found.application, section, ...keys))) return;
  addFileStore(found, {
    store,
    key: section,
    at: entry,
    setting: { kind: 'value', value: 'local', path: entry.path, line: entry.line },
    means: () => LOCAL_FILES,
    reportedAs: 'upload-dir-in-release',
    remedy: remedies.directory,
  });
}
