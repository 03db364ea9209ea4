/** config/queue.php: the default connection, and where failed jobs go. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { type Application, plainText } from './application.ts';
import { databaseFact } from './database.ts';
import { drivenStore } from './driven-store.ts';
import { type DriverFact, factOf, isUnshared, QUEUE_DRIVERS } from './drivers.ts';
import { QUEUE_REMEDY } from './remedies.ts';

/** laravel/framework: src/Illuminate/Queue/Failed/ */
const FAILED_DRIVERS: Readonly<Record<string, DriverFact>> = {
  file: { placement: 'node', technology: 'local files', says: 'are a file on the disk of one node' },
};

/** Where a connection's jobs wait. */
export function queueFact(app: Application, name: string | undefined): DriverFact {
  const driver = name === undefined ? undefined : (app.text('queue', 'connections', name, 'driver') ?? name);
  if (driver === 'failover') {
    const first = plainText(app.at('queue', 'connections', name ?? '', 'connections', '0').setting);
    return first === name ? factOf(QUEUE_DRIVERS, undefined) : queueFact(app, first);
  }
  return factOf(QUEUE_DRIVERS, driver);
}

export function queueStores(app: Application): readonly StoreReading[] {
  const queue = drivenStore(app, {
    kind: 'queue',
    store: 'default queue connection',
    place: app.at('queue', 'default'),
    factOf: (name) => queueFact(app, name),
    subject: 'Jobs',
    documented: ['QUEUE_CONNECTION', 'QUEUE_DRIVER'],
    reportedAs: 'queue-sync',
    remedy: QUEUE_REMEDY,
  });
  const database = queue.technology === 'database' ? databaseFact(app) : undefined;
  const readings: StoreReading[] = [
    database && isUnshared(database)
      ? { ...queue, placement: database.placement, technology: `database (${database.technology})` }
      : queue,
  ];
  const failed = app.at('queue', 'failed', 'driver');
  if (factOf(FAILED_DRIVERS, plainText(failed.setting)).placement === 'node') {
    readings.push(
      drivenStore(app, {
        kind: 'queue',
        store: 'failed jobs',
        place: failed,
        factOf: (name) => factOf(FAILED_DRIVERS, name),
        subject: 'Failed jobs',
        documented: ['QUEUE_FAILED_DRIVER'],
        reportedAs: 'other',
        remedy: QUEUE_REMEDY,
      }),
    );
  }
  return readings;
}
