/** Servers that the project's own files start beside the application, for developers and for production. */
import type { StateKind } from '@tidemark/sdk/model';
import { environmentNamed } from '../configuration/environments.ts';
import type { ConfigurationFiles } from '../configuration/reader.ts';
import type { DriverChoice } from '../configuration/reading.ts';
import { entryAt, type Setting, type SettingEntry, settingAt, textOf } from '../configuration/setting.ts';
import type { EnvironmentName } from '../configuration/variables.ts';
import { composeServices, mountsCode } from './compose.ts';
import { COMPOSE_FILE, isForDevelopment } from './deployment-file.ts';

/** A server that a file starts or asks the platform for. */
export interface DeclaredServer extends DriverChoice {
  readonly kind: StateKind;
  readonly environment: EnvironmentName;
}

/** Servers by the last part of an image's name, or by the name of a platform's service. Search is left out: it is no state. */
const SERVERS: readonly (readonly [RegExp, StateKind, string])[] = [
  [/^(?:mysql|oracle-mysql|mysql-server|percona(?:-server)?)$/, 'database', 'MySQL'],
  [/^mariadb(?:-galera)?$/, 'database', 'MariaDB'],
  [/^(?:postgres(?:ql)?|postgis|pgvector|timescaledb(?:-ha)?)$/, 'database', 'PostgreSQL'],
  [/^(?:mssql|mssql-server|server)$/, 'database', 'SQL Server'],
  [/^(?:redis|redis-stack(?:-server)?|redis-persistent)$/, 'cache', 'Redis'],
  [/^(?:valkey|valkey-persistent)$/, 'cache', 'Valkey'],
  [/^memcached$/, 'cache', 'Memcached'],
];

/** Every server that is told, in the order of files. */
export function declaredServers(files: ConfigurationFiles): readonly DeclaredServer[] {
  return [...composeServers(files), ...ddevServers(files), ...landoServers(files), ...platformServers(files)];
}

function composeServers(files: ConfigurationFiles): readonly DeclaredServer[] {
  return files.matching(COMPOSE_FILE).flatMap((path) => {
    const services = composeServices(files.data(path));
    const environment = environmentOfCompose(path, mountsCode(services));
    if (environment === undefined) return [];
    return services.flatMap(({ name, image, line }) =>
      serverOf(image.replace(/@.*$/, '').replace(/:[^/]*$/, ''), { path, line, key: `services.${name}` }, environment),
    );
  });
}

/** For whom a compose file is, by its name and by what it mounts; undefined where neither tells. */
export function environmentOfCompose(path: string, isWorkingCopy: boolean): EnvironmentName | undefined {
  const named = environmentNamed(path);
  if (named !== undefined) return named === 'other' ? undefined : named;
  if (/(?:^|\/)\.?(?:github|gitlab|circleci|ci|tests?|e2e)\//i.test(path)) return undefined;
  return isWorkingCopy || isForDevelopment(path) ? 'development' : undefined;
}

/** https://ddev.readthedocs.io/en/stable/users/configuration/config/#database; MariaDB unless told otherwise. */
function ddevServers(files: ConfigurationFiles): readonly DeclaredServer[] {
  return files.matching(/^\.ddev\/config\.ya?ml$/).flatMap((path) => {
    const entry = entryAt(settingAt(files.data(path), 'database'), 'type');
    return entry ? serversAt(entry, entry.value, 'database.type', 'development') : [];
  });
}

/** https://docs.lando.dev/services/lando-3.html */
function landoServers(files: ConfigurationFiles): readonly DeclaredServer[] {
  return files.matching(/^\.lando(?:\.base|\.dist)?\.ya?ml$/).flatMap((path) => {
    const root = files.data(path);
    const database = entryAt(settingAt(root, 'config'), 'database');
    return [
      ...(database ? serversAt(database, database.value, 'config.database', 'development') : []),
      ...entriesOf(settingAt(root, 'services')).flatMap(({ key, value }) => {
        const type = entryAt(value, 'type');
        return type ? serversAt(type, type.value, `services.${key}.type`, 'development') : [];
      }),
    ];
  });
}

/** https://docs.upsun.com/add-services.html; add-ons of `app.json`: https://devcenter.heroku.com/articles/app-json-schema#addons */
function platformServers(files: ConfigurationFiles): readonly DeclaredServer[] {
  const upsun = files.matching(/^\.upsun\/[^/]+\.ya?ml$|^\.platform\/services\.ya?ml$/).flatMap((path) => {
    const root = files.data(path);
    return entriesOf(path.startsWith('.platform/') ? root : settingAt(root, 'services')).flatMap(({ key, value }) => {
      const type = entryAt(value, 'type');
      return type ? serversAt(type, type.value, key, 'production') : [];
    });
  });
  const addons = files.matching(/^app\.json$/).flatMap((path) => {
    const list = settingAt(files.data(path), 'addons');
    return (list?.kind === 'list' ? list.items : []).flatMap((item) => {
      const plan = textOf(item) ?? textOf(settingAt(item, 'plan'));
      const name = /^(?:heroku-)?([\w]+?)(?:cloud)?(?::|$)/
        .exec(plan ?? '')?.[1]
        ?.replace(/^(?:jawsdb|cleardb)$/, 'mysql');
      return name === undefined ? [] : serverOf(name, { path, line: item.line, key: 'addons' }, 'production');
    });
  });
  return [...upsun, ...addons];
}

function serversAt(
  { path, line }: SettingEntry,
  type: Setting,
  key: string,
  environment: EnvironmentName,
): readonly DeclaredServer[] {
  const name = textOf(type)?.split(':')[0];
  return name === undefined ? [] : serverOf(name, { path, line, key }, environment);
}

function serverOf(
  name: string,
  at: Pick<DriverChoice, 'path' | 'line' | 'key'>,
  environment: EnvironmentName,
): readonly DeclaredServer[] {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const row = SERVERS.find(([pattern]) => pattern.test(last));
  // Microsoft's image is called `mssql/server`; any other `server` is none of these.
  if (!row || (last === 'server' && !/mssql/.test(name))) return [];
  return [{ kind: row[1], technology: row[2], environment, ...at }];
}

function entriesOf(setting: Setting | undefined): readonly SettingEntry[] {
  return setting?.kind === 'map' ? setting.entries : [];
}
