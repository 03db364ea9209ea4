/** config/database.php: the default connection, other files, and where servers are looked for. */
import type { ServiceReading, StoreReading, Telling } from '../../../configuration/reading.ts';
import { type Setting, textOf } from '../../../configuration/setting.ts';
import { type Application, type Place, plainText } from './application.ts';
import { DATABASE_DRIVERS, type DriverFact, factOf } from './drivers.ts';
import { hostService } from './hosts.ts';
import { DATABASE_REMEDY } from './remedies.ts';
import { givenOf, tellings, variableOf } from './telling.ts';

/** Connections for test runs. */
const FOR_TESTS = /(?:^|[-_])(?:tests?|testing|ci|e2e|dusk|cypress|memory|phpunit|travis)(?:$|[-_])/i;

/** Connections whose driver is not their name are found through `driver`. */
function driverOf(app: Application, connection: string): string {
  return app.text('database', 'connections', connection, 'driver') ?? connection;
}

/** Where a connection's data is. */
export function connectionFact(app: Application, connection: string | undefined): DriverFact {
  if (connection === undefined) return factOf({}, undefined);
  const driver = driverOf(app, connection);
  const technology = DATABASE_DRIVERS[driver];
  if (technology === undefined) return factOf({}, driver);
  if (driver !== 'sqlite') return { placement: 'shared', technology, says: `are rows of ${technology}` };
  return isMemory(app.at('database', 'connections', connection, 'database').setting)
    ? { placement: 'process', technology: 'SQLite in memory', says: 'are kept in the memory of one process' }
    : { placement: 'node', technology: 'SQLite file', says: 'stand in an SQLite file on the disk of one node' };
}

/** What the default connection is. */
export function databaseFact(app: Application): DriverFact {
  return connectionFact(app, app.text('database', 'default'));
}

export function databaseStores(app: Application): readonly StoreReading[] {
  const place = app.at('database', 'default');
  const name = plainText(place.setting);
  const fact = connectionFact(app, name);
  const isFile = (connection: string | undefined) =>
    connection !== undefined && driverOf(app, connection) === 'sqlite' && fileOf(app, connection) !== undefined;
  const told: Telling[] = [
    ...tellings(app, place, {
      isLocal: isFile,
      documented: ['DB_CONNECTION'],
      whenUnset: `the connection is then ${fact.technology}`,
    }),
  ];
  const file = name !== undefined && isFile(name) ? fileOf(app, name) : undefined;
  if (file?.isOwn) told.push(...fileTellings(app, file));
  const path = plainText(file?.setting);
  return [
    {
      kind: 'database',
      store: `default connection${name === undefined ? '' : ` (${name})`}`,
      placement: fact.placement,
      technology: fact.technology,
      ...(path === undefined ? {} : { file: path }),
      confidence: fact.placement === 'unknown' ? 'possible' : place.isOwn ? 'certain' : 'likely',
      told,
      isUsed: true,
      reportedAs: 'database-file',
      message: told.some(({ isLocal }) => isLocal)
        ? 'The database is an SQLite file on one node'
        : `The database is ${fact.technology}`,
      effect: 'lost-at-deploy',
      remedy: DATABASE_REMEDY,
    },
    ...otherFiles(app, name),
  ];
}

/** SQLite files of connections that are declared; the framework's own `sqlite` is an offer of every project. */
function otherFiles(app: Application, used: string | undefined): readonly StoreReading[] {
  return app.ownNames('database', 'connections').flatMap((name): readonly StoreReading[] => {
    if (name === used || driverOf(app, name) !== 'sqlite') return [];
    const file = fileOf(app, name);
    if (!file?.isOwn) return [];
    return [
      {
        kind: 'database',
        store: `connection ${name}`,
        placement: 'node',
        technology: 'SQLite file',
        confidence: 'certain',
        told: fileTellings(app, file),
        isUsed: name !== 'sqlite' && !FOR_TESTS.test(name),
        reportedAs: 'database-file',
        message: `The connection "${name}" is an SQLite file on one node`,
        effect: 'lost-at-deploy',
        remedy: DATABASE_REMEDY,
      },
    ];
  });
}

/** The file of an SQLite connection, where it has one. */
function fileOf(app: Application, connection: string): Place | undefined {
  const place = app.at('database', 'connections', connection, 'database');
  if (place.setting === undefined || isMemory(place.setting)) return undefined;
  return place;
}

function isMemory(setting: Setting | undefined): boolean {
  return /^:memory:|mode=memory/.test(textOf(setting) ?? '');
}

function fileTellings(app: Application, place: Place): readonly Telling[] {
  const variable = variableOf(place);
  const isLocal = place.setting?.kind === 'value' ? plainText(place.setting) !== undefined : true;
  const [here] = tellings(app, place, { isLocal: () => isLocal, whenUnset: 'the file then lies in the release' });
  return here ? [{ ...here, ...(variable ? { variable } : {}) }] : [];
}

/** Database servers that are looked for on the node itself. */
export function databaseServices(app: Application): readonly ServiceReading[] {
  const used = app.text('database', 'default');
  const chosen = new Set([used, ...givenOf(app, 'DB_CONNECTION').map(({ value }) => value)]);
  const names = [...new Set([...(used === undefined ? [] : [used]), ...app.ownNames('database', 'connections')])];
  return names.flatMap((name) => {
    const driver = driverOf(app, name);
    const service = DATABASE_DRIVERS[driver];
    if (service === undefined || driver === 'sqlite') return [];
    const hosts = ['host', 'write', 'read'].flatMap((key) => {
      const place = app.at('database', 'connections', name, key);
      if (key === 'host') return [place];
      const inner = app.at('database', 'connections', name, key, 'host');
      return place.isOwn && inner.isOwn ? [app.at('database', 'connections', name, key, 'host', '0'), inner] : [];
    });
    return hosts.flatMap((place) =>
      hostService(app, place, {
        service,
        isUsed: chosen.has(name),
        isTold: name === used,
        documented: name === used && place.key.endsWith(`${name}.host`) ? ['DB_HOST'] : [],
        isForTests: FOR_TESTS.test(name),
      }),
    );
  });
}
