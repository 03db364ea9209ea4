/** Disks that variable files choose under names that no configuration key is known to read. */
import type { StoreReading, Telling } from '../../../configuration/reading.ts';
import type { Application } from './application.ts';
import { isLocalDisk } from './disks.ts';
import { DISK_REMEDY } from './remedies.ts';
import { givenOf } from './telling.ts';

/** `AVATAR_DISK`, `PUBLIC_FILESYSTEM_DISK`, `STORAGE_DRIVER`. */
const NAMES = /(?:^|_)(?:DISK|(?:FILESYSTEM|STORAGE|MEDIA|UPLOADS?)_(?:DRIVER|TYPE|DISK))$/;

/** @param known stores of keys that are known to read variables: what these tell of is no other store */
export function diskVariables(app: Application, known: readonly StoreReading[]): readonly StoreReading[] {
  const places = new Set(known.flatMap(({ told }) => told.map(({ path, line }) => `${path}:${line}`)));
  const names = [...new Set(app.files.variables.all.map(({ name }) => name))].filter((name) => NAMES.test(name));
  return names.flatMap((name): readonly StoreReading[] => {
    const told = givenOf(app, name).flatMap(({ path, line, value, from }): readonly Telling[] =>
      (value === 'local' || isLocalDisk(app, value)) && !places.has(`${path}:${line}`)
        ? [{ path, line, key: name, isLocal: true, ...(from === 'template' ? { isTemplate: true as const } : {}) }]
        : [],
    );
    if (told.length === 0) return [];
    return [
      {
        kind: 'uploads',
        store: name,
        placement: 'node',
        technology: 'local files',
        confidence: 'possible',
        told,
        isUsed: true,
        reportedAs: 'disk-local',
        message: `${name} chooses a disk on one node`,
        remedy: DISK_REMEDY,
      },
    ];
  });
}
