/** Components of a Yii 2 application as store readings: cache, session, mutex, queue, log targets, file systems, db. */
import type { StateKind } from '@tidemark/sdk/model';
import type { ServiceReading, StoreReading, Telling, VariableReading } from '../../../configuration/reading.ts';
import {
  entryAt,
  itemsOf,
  type Setting,
  type SettingEntry,
  settingAt,
  textOf,
} from '../../../configuration/setting.ts';
import { isLocalHost, tellingOf } from '../../../configuration/telling.ts';
import type { ConfigurationKind, Remedy, WriteKind } from '../../../result.ts';
import type { RemedyFor } from '../../remedy-lookup.ts';
import { type ComponentClass, componentClass } from './component-classes.ts';

interface ComponentRole {
  readonly kind: Extract<StateKind, 'cache' | 'sessions' | 'locks' | 'queue'>;
  readonly reportedAs: ConfigurationKind;
  readonly remedy: WriteKind;
  /** "Sessions are" … */
  readonly subject: string;
}

/** Ids of components by what they keep. */
export const ROLES: Readonly<Record<'cache' | 'session' | 'mutex' | 'queue', ComponentRole>> = {
  cache: { kind: 'cache', reportedAs: 'cache-file', remedy: 'cache', subject: 'The cache is' },
  session: { kind: 'sessions', reportedAs: 'session-file', remedy: 'session', subject: 'Sessions are' },
  mutex: { kind: 'locks', reportedAs: 'lock-local', remedy: 'lock', subject: 'Locks are' },
  queue: { kind: 'queue', reportedAs: 'queue-sync', remedy: 'other', subject: 'Queued jobs are' },
};

export type RoleId = keyof typeof ROLES;

/** The class of a component: written as text, as `class`, or as `__class`. */
export function classOf(value: Setting | undefined): { readonly name: string; readonly at: Setting } | undefined {
  const found = value?.kind === 'map' ? (settingAt(value, 'class') ?? settingAt(value, '__class')) : value;
  const name = textOf(found);
  return found && name !== undefined && name !== '' ? { name, at: found } : undefined;
}

/** A place from a component's id to the line of its class. */
export function componentTelling(entry: SettingEntry, key: string, isLocal: boolean, at: Setting | undefined): Telling {
  const told = tellingOf(entry, key, isLocal, at);
  return at && at.path === entry.path && at.line > entry.line ? { ...told, endLine: at.line } : told;
}

/** One component as a store; undefined where it has no class that can be told. */
export function componentStore(
  id: RoleId,
  entry: SettingEntry,
  remedyFor: RemedyFor,
  name: string = id,
): StoreReading | undefined {
  const role = ROLES[id];
  const found = classOf(entry.value);
  // `craft\mutex\Mutex` and the like wrap a driver: `'mutex' => ['mutex' => 'yii\redis\Mutex']`.
  const inner = id === 'mutex' ? classOf(settingAt(entry.value, 'mutex')) : undefined;
  const chosen = inner ?? found;
  if (!chosen) return undefined;
  const known = componentClass(role.kind, chosen.name);
  const isLocal = known !== undefined && isLocalClass(known, role.kind);
  return {
    kind: role.kind,
    store: name,
    placement: known?.placement ?? 'unknown',
    technology: known?.technology ?? lastName(chosen.name),
    confidence: known ? 'certain' : 'possible',
    told: [componentTelling(entry, `components.${name}`, isLocal, chosen.at)],
    isUsed: true,
    reportedAs: role.reportedAs,
    message: `${role.subject} kept in ${known?.technology ?? lastName(chosen.name)}${isLocal ? ' of one node' : ''}`,
    remedy: remedyFor(role.remedy),
  };
}

/** `DummyCache` and `NullMutex` keep nothing, which is no loss. */
function isLocalClass({ placement, technology }: ComponentClass, kind: StateKind): boolean {
  if (placement === 'node') return true;
  return placement === 'process' && kind !== 'cache' && technology !== 'none';
}

export function lastName(className: string): string {
  return className.split('\\').at(-1) ?? className;
}

/** Targets of the `log` component. */
export function logStores(log: SettingEntry | undefined, remedyFor: RemedyFor): readonly StoreReading[] {
  const targets = settingAt(log?.value, 'targets');
  const entries: readonly { readonly name: string; readonly value: Setting }[] =
    targets?.kind === 'map'
      ? targets.entries.map(({ key, value }) => ({ name: key, value }))
      : targets?.kind === 'list'
        ? targets.items.map((value, number) => ({ name: String(number), value }))
        : [];
  return entries.flatMap(({ name, value }): readonly StoreReading[] => {
    const found = classOf(value);
    if (!found) return [];
    const file = textOf(settingAt(value, 'logFile')) ?? '';
    const known = /^php:\/\/(?:stdout|stderr)/.test(file) ? undefined : componentClass('logs', found.name);
    const isLocal = known?.placement === 'node';
    const isStream = known === undefined && file !== '';
    const told = tellingOf(value, `components.log.targets.${name}`, isLocal, found.at);
    return [
      {
        kind: 'logs',
        store: `log target ${name}`,
        placement: isStream ? 'shared' : (known?.placement ?? 'unknown'),
        technology: isStream ? 'standard streams' : (known?.technology ?? lastName(found.name)),
        confidence: known ? 'certain' : 'possible',
        told: [found.at.line > value.line && found.at.path === value.path ? { ...told, endLine: found.at.line } : told],
        isUsed: true,
        reportedAs: 'log-file',
        message: isLocal
          ? `The log target ${lastName(found.name)} writes files on the disk of one node`
          : `Log messages go to ${lastName(found.name)}`,
        remedy: remedyFor('log'),
      },
    ];
  });
}

/** A connection by its DSN: `mysql:host=localhost;dbname=x`, `sqlite:@app/data.db`. */
export interface Dsn {
  readonly driver: string;
  readonly host?: string;
  /** File of an SQLite database. */
  readonly file?: string;
}

export function parseDsn(text: string): Dsn | undefined {
  const [, driver = '', rest = ''] = /^(\w+):(.*)$/s.exec(text) ?? [];
  if (driver === '') return undefined;
  if (driver === 'sqlite') return { driver, file: rest };
  const url = /^\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/;?]+)/.exec(rest)?.[1];
  const host =
    url ?? /(?:^|;)\s*(?:host|server)=([^;]*)/i.exec(rest)?.[1] ?? /(?:^|;)\s*unix_socket=([^;]*)/i.exec(rest)?.[1];
  return { driver, ...(host === undefined ? {} : { host }) };
}

const TECHNOLOGIES: Readonly<Record<string, string>> = {
  mysql: 'MySQL',
  pgsql: 'PostgreSQL',
  sqlite: 'SQLite',
  sqlsrv: 'SQL Server',
};

/** A `db` component, or the file that returns one: its store and the server that it looks for. */
export function databaseReading(
  name: string,
  config: Setting,
  remedyFor: RemedyFor,
): { readonly store: StoreReading; readonly service?: ServiceReading } | undefined {
  const entry = entryAt(config, 'dsn');
  if (!entry) return undefined;
  const dsn = parseDsn(textOf(entry.value) ?? '');
  const isFile = dsn?.driver === 'sqlite' && dsn.file !== ':memory:';
  const technology = TECHNOLOGIES[dsn?.driver ?? ''] ?? 'database';
  const store: StoreReading = {
    kind: 'database',
    store: `${name} database`,
    placement: isFile ? 'node' : dsn ? 'shared' : 'unknown',
    technology,
    confidence: dsn ? 'certain' : 'possible',
    told: [tellingOf(entry, `${name}.dsn`, isFile, entry.value)],
    isUsed: true,
    reportedAs: 'database-file',
    message: isFile
      ? `The database ${name} is an SQLite file on the disk of one node`
      : `The database ${name} is a server`,
    remedy: remedyFor('database'),
  };
  if (!dsn || dsn.driver === 'sqlite') return { store };
  return { store, service: serviceReading(technology, dsn.host, entry, `${name}.dsn`, remedyFor('config')) };
}

/** A server at a host that stands in a setting; local where it is the node itself. */
export function serviceReading(
  service: string,
  host: string | undefined,
  entry: SettingEntry,
  key: string,
  remedy: Remedy,
): ServiceReading {
  const isLocal = host !== undefined && isLocalHost(host);
  return {
    service,
    ...(host === undefined || host === '' ? {} : { host }),
    told: [tellingOf(entry, key, isLocal, entry.value)],
    isUsed: true,
    message: isLocal
      ? `${service} is looked for on the node itself (${host})`
      : `${service} is reached over the network`,
    remedy,
  };
}

/** Redis and Memcached servers of components: `redis` itself, and those inside of cache, session, queue and mutex. */
export function serverReadings(components: Setting | undefined, remedy: Remedy): readonly ServiceReading[] {
  if (components?.kind !== 'map') return [];
  return components.entries.flatMap(({ key, value }) => {
    const redis = entryAt(settingAt(value, 'redis'), 'hostname') ?? entryAt(value, 'hostname');
    const found = redis
      ? [serviceReading('Redis', textOf(redis.value), redis, `components.${key}.hostname`, remedy)]
      : [];
    const memcached = itemsOf(settingAt(value, 'servers')).flatMap((item) => {
      const host = entryAt(item, 'host');
      return host ? [serviceReading('Memcached', textOf(host.value), host, `components.${key}.servers`, remedy)] : [];
    });
    return [...found, ...memcached];
  });
}

/** Settings without which a service is not found. */
const NEEDED = /(?:^| )(?:dsn|url|server|host|hostname|user|username|password|database)$/;

/** The variables that decide settings below a component, each once. */
export function variablesIn(setting: Setting | undefined, purpose: string): readonly VariableReading[] {
  const found = new Map<string, VariableReading>();
  for (const reading of allVariablesIn(setting, purpose))
    if (!found.has(reading.name)) found.set(reading.name, reading);
  return [...found.values()];
}

function allVariablesIn(setting: Setting | undefined, purpose: string): readonly VariableReading[] {
  if (setting?.kind === 'map')
    return setting.entries.flatMap(({ key, value }) => allVariablesIn(value, `${purpose} ${key}`));
  if (setting?.kind === 'list') return setting.items.flatMap((item) => allVariablesIn(item, purpose));
  const variable = setting?.variable;
  if (!variable) return [];
  const hidesAbsence = isLocalHost(variable.default ?? '');
  const isRequired = ((variable.default ?? null) === null && NEEDED.test(purpose)) || hidesAbsence;
  return [{ ...variable, purpose, isRequired, hidesAbsence }];
}
