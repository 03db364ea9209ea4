/** Where bundles keep files that users upload, and what is made from them. */
import {
  entryAt,
  type Placed,
  ROOT,
  type Setting,
  type SettingEntry,
  TEMPORARY,
} from '../../../configuration/setting.ts';
import { entriesOf, entryIn } from './application.ts';
import { readBundleDirectories } from './bundle-directories.ts';
import { type Backend, isLocalPath } from './data-source.ts';
import { entriesAt } from './databases.ts';
import { addFileStore, LOCAL_FILES, noStore } from './file-store.ts';
import { endLineOf, type Findings } from './findings.ts';
import { remedies } from './remedies.ts';
import { isScratchDirectory } from './scratch-directories.ts';

/** Adds the file storages of the application. */
export function readFileStorages(found: Findings): void {
  readFlysystem(found);
  readOneup(found);
  readVich(found);
  readLiip(found);
  readBundleDirectories(found);
  if (!found.stores.some(({ kind }) => kind === 'media')) noStore(found, 'media');
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
      if (other) addFileStore(found, { store, key, at: other, setting: literal(other, other.key), means: adapterOf });
      continue;
    }
    if (adapter.key === 'local') {
      const directory = entryAt(adapter.value, 'directory');
      if (!isScratch(found, directory)) {
        addFileStore(found, {
          store,
          key,
          at: adapter,
          endLine: endLineOf(adapter),
          setting: directory?.value ?? literal(adapter, 'local'),
          means: () => LOCAL_FILES,
        });
      }
      continue;
    }
    const options = entryAt(storage.value, 'options');
    const directory = entryAt(options?.value, 'directory');
    if (isScratch(found, directory)) continue;
    const source = entryAt(options?.value, 'source');
    if (found.text(adapter.value) === 'lazy' && source) {
      addFileStore(found, { store, key, at: source, setting: source.value, means: (value) => sourceOf(found, value) });
    } else
      addFileStore(found, {
        store,
        key,
        at: adapter,
        endLine: endLineOf(options ?? adapter),
        setting: adapter.value,
        means: adapterOf,
        directory: found.text(directory?.value),
      });
  }
}

/** A lazy storage takes another one's adapter. */
function sourceOf(found: Findings, name: string): Backend | undefined {
  const storage = entryIn(found.application, 'flysystem', 'storages', name)?.value;
  if (entryAt(storage, 'local')) return LOCAL_FILES;
  return adapterOf(found.text(entryAt(storage, 'adapter')?.value) ?? '');
}

function adapterOf(name: string): Backend | undefined {
  if (/^local$/i.test(name)) return LOCAL_FILES;
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
    addFileStore(found, {
      store: `storage ${adapter.key}`,
      key: `oneup_flysystem.adapters.${adapter.key}`,
      at: type,
      endLine: endLineOf(location ?? type),
      setting: literal(type, type.key),
      means: adapterOf,
      directory: found.text(location?.value),
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
    addFileStore(found, {
      store: `upload mapping ${mapping.key}`,
      key: `vich_uploader.mappings.${mapping.key}.upload_destination`,
      at,
      setting: isFiles && destination ? destination.value : literal(at, own),
      means: (value) => (isFiles && isLocalPath(value) ? LOCAL_FILES : { technology: own, placement: 'unknown' }),
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
  addFileStore(found, {
    kind: 'media',
    store: 'derived images',
    key: 'liip_imagine.resolvers',
    at,
    ...(type ? { endLine: endLineOf(type) } : {}),
    setting: literal(at, type?.key ?? (named === 'default' ? 'web_path' : named)),
    means: (value) =>
      /^web_path$|^no_cache_web_path$/.test(value) ? LOCAL_FILES : (filesystemOf(found, type) ?? adapterOf(value)),
    directory: derivedDirectory(found, type),
    remedy: remedies.media,
  });
}

/** `web_root` and `cache_prefix` of the resolver, with the bundle's defaults: `public/media/cache`. */
function derivedDirectory(found: Findings, type: SettingEntry | undefined): string | undefined {
  const own = found.text(entryAt(type?.value, 'web_root')?.value);
  const root = own ?? found.text(literal(type ?? { path: '', line: 0 }, '%kernel.project_dir%/public'));
  return root && `${root}/${found.text(entryAt(type?.value, 'cache_prefix')?.value) ?? 'media/cache'}`;
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

/** A directory for a while, or for what the build makes. */
function isScratch(found: Findings, directory: SettingEntry | undefined): boolean {
  const text = found.text(directory?.value);
  return text !== undefined && (text.startsWith(TEMPORARY) || isScratchDirectory(text.replace(`${ROOT}/`, '')));
}

function literal(at: Placed, value: string): Setting {
  return { kind: 'value', value, path: at.path, line: at.line };
}
