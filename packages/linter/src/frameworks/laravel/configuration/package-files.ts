/** Packages that write files of their own: backups, temporary files of spreadsheets, fonts of PDFs. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { isInRelease, itemsOf } from '../../../configuration/setting.ts';
import { type Application, plainText } from './application.ts';
import { diskFact, isLocalDisk } from './disks.ts';
import { DISK_REMEDY, FONT_REMEDY } from './remedies.ts';
import { givenOf, tellings } from './telling.ts';
import { unpublishedStore } from './unpublished.ts';

/** spatie/laravel-backup: config/backup.php. A copy on one shared disk is enough, whatever lies beside it. */
export function backups(app: Application): readonly StoreReading[] {
  if (!app.own.has('backup')) {
    if (!app.hasPackage('spatie/laravel-backup')) return [];
    const place = app.at('backup', 'backup', 'destination', 'disks', '0');
    return [unpublishedStore(place, 'database', 'Backups', diskFact(app, 'local'))];
  }
  const disks = itemsOf(app.at('backup', 'backup', 'destination', 'disks').setting);
  const isSafe = disks.some((disk) => !isLocalDisk(app, plainText(disk)));
  return disks.map((_, number): StoreReading => {
    const place = app.at('backup', 'backup', 'destination', 'disks', String(number));
    const fact = diskFact(app, plainText(place.setting));
    return {
      kind: 'database',
      store: place.key,
      placement: fact.placement,
      technology: fact.technology,
      confidence: 'certain',
      told: tellings(app, place, {
        isLocal: (disk) => isLocalDisk(app, disk),
        whenUnset: `the store is then ${fact.technology}`,
      }),
      isUsed: !isSafe,
      reportedAs: 'disk-local',
      message: `Backups ${fact.says}`,
      remedy: DISK_REMEDY,
    };
  });
}

/** SpartnerNL/Laravel-Excel: config/excel.php; queued imports and exports pass temporary files from job to job. */
export function excel(app: Application): readonly StoreReading[] {
  const place = app.at('excel', 'temporary_files', 'remote_disk');
  if (!place.isOwn && !app.hasPackage('maatwebsite/excel')) return [];
  const disk = plainText(place.setting);
  const isLocal = disk === undefined || isLocalDisk(app, disk);
  const isQueued =
    app.text('queue', 'default') !== 'sync' || givenOf(app, 'QUEUE_CONNECTION').some(({ value }) => value !== 'sync');
  return [
    {
      kind: 'uploads',
      store: 'temporary files of queued spreadsheets',
      placement: isLocal ? 'node' : 'shared',
      technology: isLocal ? 'local files' : diskFact(app, disk).technology,
      confidence: 'possible',
      // Where nobody wrote a line, there is none to change.
      told: [{ path: place.path, line: place.line, key: place.key, isLocal: isLocal && place.isOwn }],
      isUsed: isQueued,
      reportedAs: 'other',
      message: 'Queued imports and exports hand files from job to job on the disk of one node',
      effect: 'invisible-to-others',
      remedy: DISK_REMEDY,
    },
  ];
}

/** barryvdh/laravel-dompdf: config/dompdf.php; fonts that a document names are loaded and measured by the first request. */
export function pdfFonts(app: Application): readonly StoreReading[] {
  if (!app.hasPackage('barryvdh/laravel-dompdf')) return [];
  // Before version 2 the options stood under `defines`, in capitals.
  const places = [
    app.at('dompdf', 'options', 'font_cache'),
    app.at('dompdf', 'defines', 'DOMPDF_FONT_CACHE'),
    app.at('dompdf', 'defines', 'font_cache'),
  ];
  const place = places.find(({ isOwn }) => isOwn) ?? places[0];
  if (!place) return [];
  const directory = plainText(place.setting) ?? app.rooted('storage/fonts');
  const isLocal = isInRelease(directory);
  return [
    {
      kind: 'cache',
      store: 'fonts of PDFs',
      placement: 'node',
      technology: 'local files',
      directory,
      confidence: 'possible',
      told: [{ path: place.path, line: place.line, key: place.key, isLocal: isLocal && place.isOwn }],
      isUsed: true,
      reportedAs: 'cache-file',
      message: `Fonts of PDFs are kept in ${directory.replace('{root}/', '')} by the request that needs them`,
      remedy: FONT_REMEDY,
    },
  ];
}
