/** File systems and volumes of a Craft site, from its project config and config/volumes.php. */
import { posix } from 'node:path';
import type { StoreReading, Telling } from '../../../configuration/reading.ts';
import {
  entryAt,
  type Placed,
  ROOT,
  type Setting,
  type SettingEntry,
  settingAt,
  textOf,
} from '../../../configuration/setting.ts';
import { givenTellings, tellingOf } from '../../../configuration/telling.ts';
import { webDirectory } from '../../../project/docroots.ts';
import { componentClass } from '../../yii/configuration/component-classes.ts';
import { lastName } from '../../yii/configuration/components.ts';
import { type CraftSite, remedyFor } from './site.ts';

interface FileSystem {
  readonly handle: string;
  readonly type: string;
  readonly told: Telling;
  /** Of a local one. */
  readonly directory?: string;
}

interface Volume extends Placed {
  readonly handle: string;
  /** Handle of a file system, or the variable that gives one (`$FS`). */
  readonly fs: string;
  readonly transformFs?: string;
}

/** project.yaml in the folder of Craft 3.5 and later, else the single file before it. */
function projectFile(site: CraftSite): Setting | undefined {
  const folder = posix.join(site.directory, 'project/project.yaml');
  return site.files.data(site.files.has(folder) ? folder : posix.join(site.directory, 'project.yaml'));
}

/** Parts of the project config: those of project.yaml, and a file for each. */
function partsOf(site: CraftSite, name: string): readonly SettingEntry[] {
  const whole = settingAt(projectFile(site), name);
  const folder = posix.join(site.directory, 'project', name);
  const paths = site.files.matching(new RegExp(`^${folder.replaceAll('.', '\\.')}/[^/]+\\.yaml$`));
  const split = paths.flatMap((path): readonly SettingEntry[] => {
    const value = site.files.data(path);
    const key = posix.basename(path, '.yaml').split('--')[0] ?? '';
    return value ? [{ key, value, path, line: 1 }] : [];
  });
  return [...(whole?.kind === 'map' ? whole.entries : []), ...split];
}

/** From the first of the lines that tell a file system to the last, where they are close to each other. */
function placeOf(entry: SettingEntry, isLocal: boolean): Telling {
  const type = entryAt(entry.value, 'type') ?? entry;
  const path = entryAt(settingAt(entry.value, 'settings'), 'path') ?? type;
  const first = Math.min(path.line, type.line);
  const last = Math.max(path.line, type.line);
  const told = tellingOf(last - first > 8 ? type : { path: type.path, line: first }, `fs.${entry.key}.type`, isLocal);
  return last > first && last - first <= 8 ? { ...told, endLine: last } : told;
}

/** Craft 4 and later: `fs`; before it each volume is a file system of its own, which config/volumes.php may change. */
function fileSystemsOf(site: CraftSite): readonly FileSystem[] {
  const overrides = site.config('volumes');
  const parts = (site.major ?? 5) >= 4 ? partsOf(site, 'fs') : [];
  const volumes = partsOf(site, 'volumes').filter(({ value }) => settingAt(value, 'type') !== undefined);
  const found = [...parts, ...volumes].map((entry) => {
    const handle = textOf(settingAt(entry.value, 'handle')) ?? entry.key;
    const type = textOf(settingAt(entry.value, 'type')) ?? '';
    const directory = directoryOf(site, textOf(settingAt(entry.value, 'settings', 'path')));
    return { handle, type, told: placeOf(entry, isLocalType(type)), ...(directory ? { directory } : {}) };
  });
  if (!overrides) return found;
  const changed = overrides.entries.map((entry) => {
    const type =
      textOf(settingAt(entry.value, 'type')) ?? textOf(settingAt(entry.value, 'class')) ?? typeOf(entry.value);
    const at = entryAt(entry.value, 'path') ?? entry;
    const told = tellingOf(entry, `volumes.${entry.key}`, isLocalType(type), at.value);
    return {
      handle: entry.key,
      type,
      told: at.line > entry.line ? { ...told, endLine: Math.min(at.line, entry.line + 8) } : told,
    };
  });
  const handles = new Set(changed.filter(({ type }) => type !== '').map(({ handle }) => handle));
  return [...found.filter(({ handle }) => !handles.has(handle)), ...changed.filter(({ type }) => type !== '')];
}

/** An override without a type keeps that of the volume; a path without a bucket is a directory. */
function typeOf(value: Setting): string {
  if (entryAt(value, 'bucket') || entryAt(value, 'keyId')) return 'craft\\awss3\\Volume';
  return entryAt(value, 'path') ? 'craft\\volumes\\Local' : '';
}

/** `@webroot/uploads` → `{root}/web/uploads`. https://craftcms.com/docs/5.x/configure.html#aliases */
function directoryOf(site: CraftSite, path: string | undefined): string | undefined {
  const [, alias, rest = ''] = /^@(webroot|root|storage)(\/.*)?$/.exec(path ?? '') ?? [];
  if (alias === undefined) return path?.startsWith(`${ROOT}/`) ? path : undefined;
  const docroot = webDirectory(site.files.project, 'web');
  return posix.join(ROOT, alias === 'webroot' ? docroot : alias === 'root' ? '' : 'storage', rest);
}

function isLocalType(type: string): boolean {
  return componentClass('uploads', type)?.placement === 'node';
}

function volumesOf(site: CraftSite): readonly Volume[] {
  return partsOf(site, 'volumes').map(({ key, value, path, line }) => {
    const handle = textOf(settingAt(value, 'handle')) ?? key;
    const entry = entryAt(value, 'fs');
    const transform = textOf(settingAt(value, 'transformFs'));
    const at = entry ?? { path, line };
    return {
      handle,
      fs: textOf(entry?.value) ?? handle,
      path: at.path,
      line: at.line,
      ...(transform ? { transformFs: transform } : {}),
    };
  });
}

export function volumeStores(site: CraftSite): readonly StoreReading[] {
  const systems = fileSystemsOf(site);
  const volumes = volumesOf(site);
  const byHandle = new Map(systems.map((system) => [system.handle, system]));
  const used = new Set(volumes.map(({ fs }) => fs));
  const forTransforms = new Set(volumes.flatMap(({ transformFs }) => transformFs ?? []));
  // Where volumes name a variable, or are not exported, any file system may be in use.
  const mayBeAny = volumes.length === 0 || [...used].some((handle) => handle.startsWith('$'));
  const stores = systems.map((system): StoreReading => {
    const isTransform = !used.has(system.handle) && forTransforms.has(system.handle);
    const isUsed = used.has(system.handle) || isTransform || mayBeAny || site.config('volumes') !== undefined;
    return storeOf(system, isTransform, isUsed);
  });
  const variables = volumes.filter(({ fs }) => fs.startsWith('$'));
  return [
    ...stores,
    ...variables.map((volume) => variableStore(site, volume, byHandle)),
    ...(stores.length + variables.length === 0 ? [unknownVolumes(site)] : []),
    transforms(site, volumes, byHandle),
    published(site),
  ];
}

function storeOf({ handle, type, told, directory }: FileSystem, isTransform: boolean, isUsed: boolean): StoreReading {
  const known = componentClass('uploads', type);
  const technology = known?.technology ?? lastName(type);
  return {
    kind: isTransform ? 'media' : 'uploads',
    store: `file system ${handle}`,
    placement: known?.placement ?? 'unknown',
    technology,
    ...(directory ? { directory } : {}),
    confidence: known ? 'certain' : 'possible',
    told: [told],
    isUsed,
    reportedAs: 'disk-local',
    message: `${isTransform ? 'Image transforms' : 'Assets'} in the file system ${handle} are kept in ${technology}${told.isLocal ? ' of one node' : ''}`,
    remedy: remedyFor(isTransform ? 'media' : 'upload'),
  };
}

/** `fs: $FS_HANDLE`: what the variable gives decides. */
function variableStore(site: CraftSite, volume: Volume, systems: ReadonlyMap<string, FileSystem>): StoreReading {
  const name = volume.fs.slice(1);
  const given = site.files.variables.effective(name);
  const type = systems.get(given?.value ?? '')?.type;
  const known = type === undefined ? undefined : componentClass('uploads', type);
  const isLocal = (handle: string): boolean => isLocalType(systems.get(handle)?.type ?? '');
  const told: Telling = {
    path: volume.path,
    line: volume.line,
    key: 'fs',
    isLocal: false,
    variable: { name, path: volume.path, line: volume.line, default: null },
    whenUnset: 'The volume has no file system, so that no asset can be saved',
  };
  return {
    kind: 'uploads',
    store: `volume ${volume.handle}`,
    placement: known?.placement ?? 'unknown',
    technology: known?.technology ?? 'file system of a variable',
    confidence: known ? 'likely' : 'possible',
    told: [told, ...givenTellings(site.files.variables, name, isLocal)],
    isUsed: true,
    reportedAs: 'disk-local',
    message: `The variable ${name} names the file system of the volume ${volume.handle}`,
    remedy: remedyFor('upload'),
  };
}

function unknownVolumes(site: CraftSite): StoreReading {
  return {
    kind: 'uploads',
    store: 'volumes',
    placement: 'unknown',
    technology: 'file systems in the database',
    confidence: 'possible',
    told: [tellingOf({ path: posix.join(site.directory, 'general.php'), line: 1 }, 'volumes', false)],
    isUsed: true,
    message: 'File systems and volumes are configured in the control panel, not in the project',
    remedy: remedyFor('upload'),
  };
}

/** Transforms lie beside the assets unless a volume has a file system of its own for them (Craft 4). */
function transforms(
  site: CraftSite,
  volumes: readonly Volume[],
  systems: ReadonlyMap<string, FileSystem>,
): StoreReading {
  const types = volumes.map(({ fs, transformFs, handle }) => systems.get(transformFs ?? fs) ?? systems.get(handle));
  const known = types.map((system) => (system ? componentClass('uploads', system.type) : undefined));
  const local = known.find((found) => found?.placement === 'node');
  const place = volumes[0] ?? { path: posix.join(site.directory, 'general.php'), line: 1 };
  return {
    kind: 'media',
    store: 'image transforms',
    placement: (local ?? known[0])?.placement ?? 'unknown',
    technology: (local ?? known[0])?.technology ?? 'file system of the volume',
    confidence: 'likely',
    told: [tellingOf(place, 'transformFs', false)],
    isUsed: true,
    message: 'Image transforms are kept in the file system of their volume',
    remedy: remedyFor('media'),
  };
}

function published(site: CraftSite): StoreReading {
  return {
    kind: 'media',
    store: 'control panel resources',
    placement: site.isCloud ? 'build' : 'node',
    technology: 'local files',
    confidence: 'likely',
    told: [tellingOf({ path: posix.join(site.directory, 'general.php'), line: 1 }, 'resourceBasePath', false)],
    isUsed: true,
    message: 'Resources of the control panel are published to web/cpresources by the request that needs them',
    remedy: remedyFor('media'),
  };
}

/** Settings of a plugin in the project config. */
export function pluginSettings(site: CraftSite, handle: string): SettingEntry | undefined {
  return entryAt(settingAt(projectFile(site), 'plugins'), handle);
}

/** How mail is sent, in the project config. */
export function emailSettings(site: CraftSite): Setting | undefined {
  return (
    settingAt(projectFile(site), 'email') ?? site.files.data(posix.join(site.directory, 'project/email/email.yaml'))
  );
}
