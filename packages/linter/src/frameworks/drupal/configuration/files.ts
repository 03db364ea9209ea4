/** Where Drupal's stream wrappers keep files: `public://`, `private://`, `assets://`, `temporary://`, compiled templates. */
import { posix } from 'node:path';
import type { StoreReading, SwitchReading, Telling, VariableReading } from '../../../configuration/reading.ts';
import {
  decidingVariable,
  entryAt,
  flagOf,
  isInRelease,
  ROOT,
  type SettingEntry,
  settingAt,
  TEMPORARY,
} from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { Remedy } from '../../../result.ts';
import { absent, remedyFor, type Site, setting, textAt } from './site.ts';

/** drupal/core: assets/scaffold/files/default.settings.php; lib/Drupal/Core/File/FileSystem.php, `getTempDirectory()`. */
const TEMPORARY_FILES: Remedy = {
  summary:
    "Leave `$settings['file_temp_path']` out, so that PHP's temporary directory is used, or read it from the environment.",
  packages: [],
  docs: ['https://www.drupal.org/docs/administering-a-drupal-site/settingsphp-tips'],
};

const SHARED_DRIVER = /^(?!local$|sftp$|ftp$|null$)./i;

/** Is the scheme taken over by object storage? The place that says so. */
function takeover(site: Site, scheme: 'public' | 'private'): Telling | undefined {
  // https://git.drupalcode.org/project/s3fs/-/blob/8.x-3.x/README.md: $settings['s3fs.use_s3_for_public'] = TRUE
  const s3fs = setting(site, `s3fs.use_s3_for_${scheme}`);
  if (s3fs && flagOf(s3fs.value) !== false) return tellingOf(s3fs, `s3fs.use_s3_for_${scheme}`, false, s3fs.value);
  const old = entryAt(site.exported.of('s3fs.settings'), `use_s3_for_${scheme}`);
  if (old && flagOf(old.value) === true) return tellingOf(old, `use_s3_for_${scheme}`, false);
  // https://www.drupal.org/project/flysystem: $settings['flysystem']['public'] = ['driver' => 's3', …]
  const driver = entryAt(settingAt(setting(site, 'flysystem')?.value, scheme), 'driver');
  return driver && SHARED_DRIVER.test(textAt(driver.value))
    ? tellingOf(driver, `flysystem.${scheme}.driver`, false)
    : undefined;
}

/** A path as Drupal takes it, below the release where it is: relative ones begin at Drupal's root. */
function placed(site: Site, path: string): string {
  if (path.startsWith('/') || path.startsWith(ROOT) || path.startsWith(TEMPORARY)) return path;
  return posix.normalize(posix.join(ROOT, site.settings?.docroot ?? '', path));
}

/** Where a path lies when a variable may give it: undefined for one that cannot be told. */
function pathOf(site: Site, entry: SettingEntry | undefined): string | undefined {
  const text = entry ? textAt(entry.value) : '';
  return text === '' ? undefined : placed(site, text);
}

export function fileStores(site: Site): readonly StoreReading[] {
  return [...publicFiles(site), ...privateFiles(site), ...temporaryFiles(site), compiledTemplates(site)];
}

function publicFiles(site: Site): readonly StoreReading[] {
  const store = `public files${site.label}`;
  const remedy = remedyFor('upload');
  const taken = takeover(site, 'public');
  const media = (placement: 'node' | 'shared' | 'unknown', technology: string, told: Telling): StoreReading => ({
    kind: 'media',
    store: `image styles and aggregated assets${site.label}`,
    placement,
    technology,
    confidence: 'likely',
    told: [{ ...told, isLocal: false }],
    isUsed: true,
    message: 'Image styles and aggregated CSS and JavaScript are written to public files by the first request',
    remedy: remedyFor('media'),
  });
  if (taken) {
    const message = 'Public files are in object storage';
    return [
      {
        kind: 'uploads',
        store,
        placement: 'shared',
        technology: 'object storage',
        confidence: 'certain',
        told: [taken],
        isUsed: true,
        message,
        remedy,
      },
      media('shared', 'object storage', taken),
    ];
  }
  const entry = setting(site, 'file_public_path');
  const path = entry && pathOf(site, entry);
  const isUnknown = entry !== undefined && path === undefined;
  // core/lib/Drupal/Core/StreamWrapper/PublicStream.php, basePath(): the site's directory and `/files`.
  const told = entry
    ? tellingOf(entry, 'file_public_path', !isUnknown, entry.value)
    : absent(site, 'file_public_path', true);
  const where = path === undefined ? 'sites/…/files in the release' : path.replace(`${ROOT}/`, '');
  const directory = entry ? path : publicDirectory(site);
  const held = directory === undefined ? {} : { directory };
  return [
    {
      kind: 'uploads',
      store,
      placement: isUnknown ? 'unknown' : 'node',
      technology: 'local files',
      ...held,
      confidence: site.settings ? 'likely' : 'possible',
      told: [told],
      isUsed: true,
      reportedAs: 'upload-dir-in-release',
      message: `Uploads to public:// are kept in ${where}, on the disk of one node`,
      remedy,
    },
    { ...media(isUnknown ? 'unknown' : 'node', 'local files', told), ...held },
  ];
}

/** core/lib/Drupal/Core/StreamWrapper/PublicStream.php, basePath(). */
function publicDirectory({ settings }: Site): string | undefined {
  return settings && `${ROOT}/${settings.directory}/files`;
}

function privateFiles(site: Site): readonly StoreReading[] {
  const entry = setting(site, 'file_private_path');
  const taken = takeover(site, 'private');
  if (!entry && !taken) return [];
  const path = pathOf(site, entry);
  const text = entry ? textAt(entry.value) : '';
  // An empty path turns private files off.
  if (!taken && entry?.value.kind === 'value' && text === '' && !entry.value.variable) return [];
  const told = taken ?? (entry && tellingOf(entry, 'file_private_path', path !== undefined, entry.value));
  if (!told) return [];
  return [
    {
      kind: 'uploads',
      store: `private files${site.label}`,
      placement: taken ? 'shared' : path === undefined ? 'unknown' : 'node',
      technology: taken ? 'object storage' : 'local files',
      ...(taken || path === undefined ? {} : { directory: path }),
      confidence: 'likely',
      told: [told],
      isUsed: true,
      reportedAs: path !== undefined && isInRelease(path) ? 'upload-dir-in-release' : 'disk-local',
      message: `Uploads to private:// are kept in ${(path ?? 'a directory').replace(`${ROOT}/`, '')}, on the disk of one node`,
      remedy: remedyFor('upload'),
    },
  ];
}

/** Files of one request; uploads of forms in several steps and batches find them again on the same node alone. */
function temporaryFiles(site: Site): readonly StoreReading[] {
  const entry =
    setting(site, 'file_temp_path') ?? entryAt(settingAt(site.exported.of('system.file'), 'path'), 'temporary');
  if (!entry) return [];
  const path = pathOf(site, entry);
  const isLocal = path !== undefined && isInRelease(path);
  return [
    {
      kind: 'uploads',
      store: `temporary files${site.label}`,
      placement: textAt(entry.value) === '' ? 'unknown' : 'node',
      technology: 'local files',
      // A release that can be written takes them for the length of a request.
      confidence: isLocal ? 'possible' : 'likely',
      told: [tellingOf(entry, 'file_temp_path', isLocal, entry.value)],
      isUsed: true,
      reportedAs: 'upload-dir-in-release',
      message: isLocal
        ? `Temporary files are kept in ${path.replace(`${ROOT}/`, '')}, in the release, which may not be writable`
        : 'Files in temporary:// are seen by the node that made them',
      remedy: TEMPORARY_FILES,
    },
  ];
}

/** core/lib/Drupal/Core/PhpStorage/PhpStorageFactory.php: `public://php` unless told otherwise. */
function compiledTemplates(site: Site): StoreReading {
  const storage = setting(site, 'php_storage');
  const directory = ['twig', 'default']
    .map((bin) => entryAt(settingAt(storage?.value, bin), 'directory'))
    .find(Boolean);
  const told = directory
    ? tellingOf(directory, 'php_storage', false, directory.value)
    : absent(site, 'php_storage', false);
  return {
    kind: 'cache',
    store: `compiled templates${site.label}`,
    placement: 'node',
    technology: 'PHP files',
    confidence: 'likely',
    told: [told],
    isUsed: true,
    message: 'Twig templates are compiled to PHP files by the first request',
    remedy: remedyFor('cache'),
  };
}

/** Directories for compiled templates that settings.php names: each node fills its own, with the first request. */
export function compiledInRelease(site: Site): readonly SwitchReading[] {
  return ['twig', 'default'].flatMap((bin) => {
    const entry = setting(site, 'php_storage', bin, 'directory');
    const path = pathOf(site, entry);
    if (!entry || path === undefined || !isInRelease(path)) return [];
    return [
      {
        name: 'compiled-on-request' as const,
        path: entry.path,
        line: entry.line,
        key: `php_storage.${bin}.directory`,
        message: `Twig templates are compiled into ${path.replace(`${ROOT}/`, '')}, in the release, by the first request that shows them`,
        remedy: remedyFor('cache'),
      },
    ];
  });
}

/** Variables that decide where files are. */
export function fileVariables(site: Site): readonly VariableReading[] {
  return ['file_public_path', 'file_private_path', 'file_temp_path'].flatMap((key) => {
    const variable = decidingVariable(setting(site, key)?.value);
    if (!variable) return [];
    const place = variable.default ? placed(site, variable.default) : undefined;
    const hidesAbsence = place !== undefined && (key !== 'file_temp_path' || isInRelease(place));
    return [{ ...variable, purpose: `directory of ${key.slice(5, -5)} files`, isRequired: hidesAbsence, hidesAbsence }];
  });
}
