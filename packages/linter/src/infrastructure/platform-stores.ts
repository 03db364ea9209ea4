/** Stores that the project's own platform files declare: mounts and services that applications are given. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type ServiceReading, type StoreReading } from '../configuration/reading.ts';
import { type Setting, settingAt, textOf } from '../configuration/setting.ts';
import { platformMounts } from './mounts.ts';
import { ATTACH_SERVICE, remedyFor } from './remedies.ts';
import { dataIn } from './stored-data.ts';

export const platformStores: ConfigurationReader = { framework: 'any', read };

const UPSUN = /^\.upsun\/|(?:^|\/)\.platform(?:\.app)?\.ya?ml$|^\.platform\//;

function read(files: ConfigurationFiles): Reading {
  const stores = platformMounts(files)
    .filter(({ source }) => UPSUN.test(source.path))
    .flatMap(({ path, shared, source }): readonly StoreReading[] => {
      const data = dataIn(path);
      if (!data) return [];
      return [
        {
          kind: data.kind,
          store: `mount ${path}`,
          placement: shared ? 'shared' : 'node',
          technology: shared ? 'shared mount' : 'mount of one instance',
          confidence: 'certain',
          told: [{ ...source, key: `mounts.${path}`, isLocal: !shared && data.kind !== 'cache' }],
          isUsed: true,
          reportedAs: data.reportedAs,
          message: `${path} is a mount that each instance has for itself`,
          remedy: remedyFor(data.kind),
        },
      ];
    });
  return { ...NOTHING_READ, stores, services: services(files) };
}

/** `services: { db: { type: 'mariadb:10.6' } }`. */
function services(files: ConfigurationFiles): readonly ServiceReading[] {
  return files.matching(/^\.upsun\/[^/]+\.ya?ml$|^\.platform\/services\.ya?ml$/).flatMap((path) => {
    const root = files.data(path);
    const declared: Setting | undefined = path.startsWith('.platform/') ? root : settingAt(root, 'services');
    if (declared?.kind !== 'map') return [];
    return declared.entries.flatMap(({ key, value, line }): readonly ServiceReading[] => {
      const type = textOf(settingAt(value, 'type'))?.split(':')[0];
      if (type === undefined) return [];
      return [
        {
          service: type,
          told: [{ path, line, key, isLocal: false }],
          isUsed: true,
          message: `The platform runs ${type} for the application`,
          remedy: ATTACH_SERVICE,
        },
      ];
    });
  });
}
