/** The database of a Craft site: config/db.php, or variables that begin with CRAFT_DB_. */
import { posix } from 'node:path';
import { fixedPassword } from '../../../configuration/fixed-password.ts';
import type {
  ServiceReading,
  StoreReading,
  SwitchReading,
  Telling,
  VariableReading,
} from '../../../configuration/reading.ts';
import { decidingVariable, entryAt, type SettingEntry, settingAt, textOf } from '../../../configuration/setting.ts';
import { givenTellings, isLocalHost, tellingOf, withGiven } from '../../../configuration/telling.ts';
import type { Remedy } from '../../../result.ts';
import { parseDsn, serverReadings, variablesIn } from '../../yii/configuration/components.ts';
import { type CraftSite, remedyFor } from './site.ts';

const HOST_KEYS = ['dsn', 'url', 'server', 'unixSocket'] as const;

/** Variables that Craft reads itself from version 4 on: https://craftcms.com/docs/5.x/reference/config/db.html */
const HOST_VARIABLES = ['CRAFT_DB_SERVER', 'CRAFT_DB_DSN', 'CRAFT_DB_URL'] as const;

const TECHNOLOGIES: Readonly<Record<string, string>> = { mysql: 'MySQL', pgsql: 'PostgreSQL' };

interface Host {
  readonly entry: SettingEntry;
  readonly driver?: string;
  readonly host?: string;
}

function hostsOf(site: CraftSite): readonly Host[] {
  const config = site.config('db');
  return HOST_KEYS.flatMap((key): readonly Host[] => {
    const entry = entryAt(config, key);
    const text = textOf(entry?.value) ?? '';
    if (!entry || (text === '' && !decidingVariable(entry.value))) return [];
    const dsn = key === 'dsn' || key === 'url' ? parseDsn(text.replace(/^jdbc:/, '')) : undefined;
    const host = dsn ? dsn.host : key === 'server' || key === 'unixSocket' ? text : undefined;
    return [{ entry, ...(dsn ? { driver: dsn.driver } : {}), ...(host ? { host } : {}) }];
  });
}

function technologyOf(site: CraftSite, hosts: readonly Host[]): string {
  const driver =
    hosts.find(({ driver: found }) => found)?.driver ??
    textOf(entryAt(site.config('db'), 'driver')?.value) ??
    site.files.variables.effective('CRAFT_DB_DRIVER')?.value ??
    site.files.variables.of('CRAFT_DB_DRIVER')[0]?.value;
  return TECHNOLOGIES[driver ?? 'mysql'] ?? 'database';
}

/** What tells the driver, where it is not the address. */
function driverTelling(site: CraftSite, hosts: readonly Host[]): Telling | undefined {
  if (hosts.some(({ driver }) => driver)) return undefined;
  const entry = entryAt(site.config('db'), 'driver');
  if (entry) return tellingOf(entry, 'driver', false, entry.value);
  const given = site.files.variables.effective('CRAFT_DB_DRIVER');
  return given && { path: given.path, line: given.line, key: given.name, isLocal: false };
}

export function databaseStore(site: CraftSite): StoreReading {
  const hosts = hostsOf(site);
  const at = hosts[0]?.entry ?? site.config('db') ?? { path: posix.join(site.directory, 'db.php'), line: 1 };
  const told = tellingOf(at, 'server', false, hosts[0]?.entry.value);
  const driver = driverTelling(site, hosts);
  const variable = { name: 'CRAFT_DB_SERVER', path: at.path, line: at.line, default: 'localhost' };
  return {
    kind: 'database',
    store: 'database',
    placement: 'shared',
    technology: technologyOf(site, hosts),
    confidence: 'likely',
    told: [
      ...(driver ? [driver] : []),
      told.variable || (site.major ?? 5) < 4 || hosts.length > 0 ? told : { ...told, variable },
    ],
    isUsed: true,
    message: 'The database is a server',
    remedy: remedyFor('database'),
  };
}

export function services(site: CraftSite): readonly ServiceReading[] {
  const hosts = hostsOf(site);
  const technology = technologyOf(site, hosts);
  const variables = new Set<string>((site.major ?? 5) >= 4 ? HOST_VARIABLES : []);
  for (const { entry } of hosts) {
    const variable = decidingVariable(entry.value);
    if (variable) variables.add(variable.name);
  }
  const told: readonly Telling[] = [
    ...hosts.map(({ entry, host }) =>
      tellingOf(entry, `db.${entry.key}`, host !== undefined && isLocalHost(host), entry.value),
    ),
    ...[...variables].flatMap((name) =>
      givenTellings(site.files.variables, name, (value) => isLocalHost(hostIn(value))),
    ),
  ];
  const host = hosts.find((found) => found.host)?.host;
  const remedy = remedyFor('config');
  const message = `${technology} is looked for on the node itself`;
  const unless = 'the environment gives another host';
  const own =
    told.length > 0
      ? [{ service: technology, ...(host ? { host } : {}), told, isUsed: true, message, unless, remedy }]
      : [];
  const redis = ['app', 'app.web', 'app.console'].flatMap((name) => {
    return serverReadings(settingAt(site.config(name), 'components'), remedy);
  });
  return [...own, ...redis].map((reading) => withGiven(reading, site.files.variables));
}

function hostIn(value: string): string {
  return /^[\w+]+:(?![\d.]+$)/.test(value) ? (parseDsn(value.replace(/^jdbc:/, ''))?.host ?? value) : value;
}

export function databaseVariables(site: CraftSite): readonly VariableReading[] {
  const own = variablesIn(site.config('db'), 'database');
  if (own.length > 0 || (site.major ?? 5) < 4) return own;
  const place = { path: posix.join(site.directory, 'db.php'), line: 1 };
  return [
    {
      name: 'CRAFT_DB_SERVER',
      ...place,
      default: 'localhost',
      purpose: 'database server',
      isRequired: true,
      hidesAbsence: true,
    },
    {
      name: 'CRAFT_DB_DATABASE',
      ...place,
      default: null,
      purpose: 'database name',
      isRequired: true,
      hidesAbsence: false,
    },
    {
      name: 'CRAFT_DB_USER',
      ...place,
      default: 'root',
      purpose: 'database user',
      isRequired: true,
      hidesAbsence: false,
    },
    {
      name: 'CRAFT_DB_PASSWORD',
      ...place,
      default: null,
      purpose: 'database password',
      isRequired: true,
      hidesAbsence: false,
    },
  ];
}

const PASSWORD: Remedy = {
  summary: "Change the password, and read the new one from the environment: `App::env('CRAFT_DB_PASSWORD')`.",
  packages: [],
  docs: ['https://craftcms.com/docs/5.x/reference/config/db.html#password'],
};

export function databasePassword(site: CraftSite): readonly SwitchReading[] {
  const more = { key: 'db.password', remedy: PASSWORD };
  return fixedPassword(entryAt(site.config('db'), 'password'), 'The password of the database', more);
}
