/** Stream wrappers that modules add beside `public://` and `private://`. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { entryAt, type SettingEntry, settingAt } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import { hasModule, remedyFor, type Site, setting, textAt } from './site.ts';

/** Schemes that are told of where Drupal has them. */
const OWN: ReadonlySet<string> = new Set(['public', 'private', 'temporary', 'assets', 'translations']);

/** Drivers of https://www.drupal.org/project/flysystem that write to the disk of a node. */
const LOCAL_DRIVER = /^local$/i;

/** `$settings['flysystem']` of the module flysystem, and `s3://` of the module s3fs. */
export function schemeStores(site: Site): readonly StoreReading[] {
  const schemes = setting(site, 'flysystem')?.value;
  const added = schemes?.kind === 'map' ? schemes.entries.filter(({ key }) => !OWN.has(key)) : [];
  return [...added.map((entry) => flysystemScheme(site, entry)), ...s3Scheme(site)];
}

function flysystemScheme(site: Site, entry: SettingEntry): StoreReading {
  const driver = entryAt(entry.value, 'driver');
  const name = textAt(driver?.value);
  const isLocal = LOCAL_DRIVER.test(name);
  return {
    kind: 'uploads',
    store: `files of ${entry.key}://${site.label}`,
    placement: isLocal ? 'node' : name === '' ? 'unknown' : 'shared',
    technology: isLocal ? 'local files' : name === '' ? 'a Flysystem driver' : `Flysystem (${name})`,
    confidence: name === '' ? 'possible' : 'certain',
    told: [tellingOf(driver ?? entry, `flysystem.${entry.key}.driver`, isLocal, driver?.value)],
    isUsed: true,
    reportedAs: 'disk-local',
    message: `Files of ${entry.key}:// are kept on the disk of one node`,
    remedy: remedyFor('upload'),
  };
}

/** https://git.drupalcode.org/project/s3fs/-/blob/8.x-3.x/README.md: the scheme is there whatever it takes over. */
function s3Scheme(site: Site): readonly StoreReading[] {
  if (!hasModule(site, 's3fs')) return [];
  const at =
    setting(site, 's3fs.use_s3_for_public') ??
    entryAt(settingAt(site.settings?.assigned, 'config', 's3fs.settings'), 'bucket') ??
    entryAt(site.exported.of('s3fs.settings'), 'bucket') ??
    site.exported.modules.get('s3fs');
  if (!at) return [];
  return [
    {
      kind: 'uploads',
      store: `files of s3://${site.label}`,
      placement: 'shared',
      technology: 'object storage',
      confidence: 'likely',
      told: [tellingOf(at, 's3fs.settings.bucket', false)],
      isUsed: true,
      message: 'Files of s3:// are in object storage',
      remedy: remedyFor('upload'),
    },
  ];
}
