/** config/session.php: the driver. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { type Application, plainText } from './application.ts';
import { databaseFact } from './database.ts';
import { drivenStore } from './driven-store.ts';
import { factOf, isUnshared, SESSION_DRIVERS } from './drivers.ts';
import { SESSION_REMEDY } from './remedies.ts';

export function sessionStores(app: Application): readonly StoreReading[] {
  if (app.version.isLumen && !app.own.has('session')) {
    return [
      {
        kind: 'sessions',
        store: 'none',
        placement: 'shared',
        technology: 'none',
        confidence: 'likely',
        told: [{ path: app.pathOf('app'), line: 1, isLocal: false }],
        isUsed: true,
        message: 'Lumen keeps no sessions',
        remedy: SESSION_REMEDY,
      },
    ];
  }
  const place = app.at('session', 'driver');
  const reading = drivenStore(app, {
    kind: 'sessions',
    store: 'session driver',
    place,
    // Bref's bridge puts cookies in the place of files.
    factOf: (name) => factOf(SESSION_DRIVERS, app.isOnBref && name === 'file' ? 'cookie' : name),
    subject: 'Sessions',
    documented: ['SESSION_DRIVER'],
    reportedAs: 'session-file',
    remedy: SESSION_REMEDY,
  });
  if (reading.technology === 'local files') return [{ ...reading, directory: directoryOf(app) }];
  const database = reading.technology === 'database' ? databaseFact(app) : undefined;
  return [
    database && isUnshared(database)
      ? { ...reading, placement: database.placement, technology: `database (${database.technology})` }
      : reading,
  ];
}

/** laravel/laravel: config/session.php, `files`. */
function directoryOf(app: Application): string {
  return plainText(app.at('session', 'files').setting) ?? app.rooted('storage/framework/sessions');
}
