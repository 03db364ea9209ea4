/** Directories that a project's own platform files make writable, and who sees them. */
import type { ConfigurationFiles } from '../configuration/reader.ts';
import { type Placed, type Setting, type SettingEntry, settingAt, textOf } from '../configuration/setting.ts';
import { DOCKER_FILE, isForDevelopment } from './deployment-file.ts';
import { applicationDirectories, instructionsOf } from './dockerfile.ts';
import { projectManifests } from './kubernetes-configuration.ts';
import { accessModesOf, workloadOf } from './manifests.ts';

/** A directory that may be written. `path` is relative to the project's root, or absolute when it begins with `/`. */
export interface PlatformMount {
  readonly path: string;
  /** Do all instances see the same files? */
  readonly shared: boolean;
  readonly source: Placed;
}

/**
 * Sources of mounts that all instances of an application share.
 * https://docs.upsun.com/create-apps/app-reference/single-runtime-image.html#mounts: `storage` is shared, `instance`,
 * `tmp` and `temporary` are of one instance; `local` is the name of `storage` on Platform.sh.
 */
const SHARED_SOURCES: ReadonlySet<string> = new Set(['storage', 'local', 'service']);

/** The writable mounts that platform files of the project declare, in the order of paths. Pure. */
export function platformMounts(files: ConfigurationFiles): readonly PlatformMount[] {
  return [...upsunMounts(files), ...lambdaMounts(files), ...flyMounts(files), ...podMounts(files)];
}

function upsunMounts(files: ConfigurationFiles): readonly PlatformMount[] {
  const paths = files.matching(
    /(?:^|\/)\.platform(?:\.app)?\.ya?ml$|^\.upsun\/[^/]+\.ya?ml$|^\.platform\/applications\.ya?ml$|^\.magento\.app\.ya?ml$/,
  );
  return paths.flatMap((path) =>
    applicationsOf(files.data(path)).flatMap((application) => {
      const mounts = settingAt(application, 'mounts');
      if (mounts?.kind !== 'map') return [];
      const root = (textOf(settingAt(application, 'source', 'root')) ?? '').replace(/^\/|\/$/g, '');
      return mounts.entries.map((entry) => ({
        path: [root, entry.key.replace(/^\/|\/$/g, '')].filter((part) => part !== '').join('/'),
        shared: isSharedMount(entry),
        source: { path, line: entry.line },
      }));
    }),
  );
}

function isSharedMount({ value }: SettingEntry): boolean {
  // The older form: `"/web/uploads": "shared:files/uploads"`.
  const short = textOf(value);
  if (short !== undefined) return short.startsWith('shared:') || SHARED_SOURCES.has(short);
  return SHARED_SOURCES.has(textOf(settingAt(value, 'source')) ?? '');
}

/** A single application, a list of them, or a map by name. */
function applicationsOf(root: Setting | undefined): readonly Setting[] {
  if (root?.kind === 'list') return root.items;
  const applications = settingAt(root, 'applications');
  if (applications?.kind === 'map') return applications.entries.map(({ value }) => value);
  return root ? [root] : [];
}

/** On Lambda `/tmp` is of one instance; a file system of the network is shared. https://bref.sh/docs/environment/storage */
function lambdaMounts(files: ConfigurationFiles): readonly PlatformMount[] {
  return files
    .matching(/^(?:serverless|vapor|craft-cloud|template)\.ya?ml$/)
    .flatMap((path): readonly PlatformMount[] => {
      const root = files.data(path);
      if (root?.kind !== 'map' || (path.startsWith('template') && settingAt(root, 'Resources') === undefined))
        return [];
      const temporary: PlatformMount = { path: '/tmp', shared: false, source: { path, line: root.line } };
      return [temporary, ...networkDirectories(root)];
    });
}

/** `localMountPath` (serverless), `LocalMountPath` (SAM); a `mount` of Vapor lies at `/mnt/local`. */
function networkDirectories(setting: Setting): readonly PlatformMount[] {
  if (setting.kind === 'list') return setting.items.flatMap(networkDirectories);
  if (setting.kind !== 'map') return [];
  return setting.entries.flatMap(({ key, value, path, line }) => {
    const text = textOf(value);
    if (text === undefined) return networkDirectories(value);
    const source: Placed = { path, line };
    if (/^localmountpath$/i.test(key)) return [{ path: text, shared: true, source }];
    return key === 'mount' && path.startsWith('vapor') ? [{ path: '/mnt/local', shared: true, source }] : [];
  });
}

/** A volume of Fly is a disk of one machine. https://fly.io/docs/volumes/overview */
function flyMounts(files: ConfigurationFiles): readonly PlatformMount[] {
  return files.matching(/^fly(?:\.[\w-]+)?\.toml$/).flatMap((path) => {
    let isMounts = false;
    return (files.text(path) ?? '').split('\n').flatMap((text, at) => {
      const table = /^\s*\[{1,2}\s*([\w.]+)\s*\]/.exec(text);
      if (table) isMounts = table[1] === 'mounts' || table[1] === 'mount';
      const target = isMounts ? /^\s*destination\s*=\s*["']([^"']+)/.exec(text)?.[1] : undefined;
      return target === undefined ? [] : [{ path: target, shared: false, source: { path, line: at + 1 } }];
    });
  });
}

/** Where images of PHP applications have them, for a project without a Dockerfile that says. */
const USUAL_DIRECTORIES: readonly string[] = ['/var/www/html', '/var/www', '/usr/src/app', '/srv/app', '/app'];

/** The path in the project that a path in its container is; the same path where it lies outside the application. */
function inProject(directories: readonly string[], path: string): string {
  const directory = directories.find((candidate) => path.startsWith(`${candidate}/`));
  return directory === undefined ? path : path.slice(directory.length + 1);
}

function imageDirectories(files: ConfigurationFiles): readonly string[] {
  const named = files
    .matching(DOCKER_FILE)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) => applicationDirectories(instructionsOf(files.text(path) ?? '')));
  return named.length > 0 ? named.sort((a, b) => b.length - a.length) : USUAL_DIRECTORIES;
}

function podMounts(files: ConfigurationFiles): readonly PlatformMount[] {
  const directories = imageDirectories(files);
  const manifests = projectManifests(files);
  const shared = new Set(
    manifests
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .filter(({ root }) => accessModesOf(settingAt(root, 'spec', 'accessModes')).includes('ReadWriteMany'))
      .map(({ name }) => name),
  );
  return manifests.flatMap((manifest) =>
    (workloadOf(manifest)?.mounts ?? [])
      .filter(({ isReadOnly, volume }) => !isReadOnly && volume !== 'other')
      .map(({ target, volume, claim, path, line }) => ({
        path: inProject(directories, target),
        shared: volume === 'network' || (claim !== undefined && shared.has(claim)),
        source: { path, line },
      })),
  );
}
