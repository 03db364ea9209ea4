/** Database connections and other services that bundles speak to: Doctrine, Redis, RabbitMQ, search, mail. */
import { decidingVariable, entryAt, type Setting, type SettingEntry } from '../../../configuration/setting.ts';
import { entriesOf, entryIn } from './application.ts';
import { type Backend, backendOf, isLocalPath } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

/** Keys of `doctrine.dbal` that belong to no connection. */
const ADDRESS_KEYS = ['url', 'path', 'host', 'unix_socket', 'driver', 'memory'] as const;

/** Adds the connections of the application. */
export function readDatabases(found: Findings): void {
  const { application } = found;
  const dbal = entryIn(application, 'doctrine', 'dbal');
  if (dbal) {
    const connections = entriesOf(entryAt(dbal.value, 'connections')?.value);
    const standard = found.text(entryAt(dbal.value, 'default_connection')?.value) ?? connections[0]?.key;
    for (const connection of connections) {
      readConnection(
        found,
        connection,
        connection.key === standard ? 'default connection' : `connection ${connection.key}`,
      );
    }
    if (connections.length === 0) readConnection(found, dbal, 'default connection');
  }
  for (const manager of entriesOf(entryIn(application, 'doctrine_mongodb', 'connections')?.value)) {
    const server = entryAt(manager.value, 'server');
    if (server)
      addDatabase(found, server, `MongoDB ${manager.key}`, 'doctrine_mongodb.connections', server.value, backendOf);
  }
  readServices(found);
}

function readConnection(found: Findings, connection: SettingEntry, store: string): void {
  const [url, path, host, socket, driver, memory] = ADDRESS_KEYS.map((key) => entryAt(connection.value, key));
  if (memory && !url) return;
  const driverName = found.text(driver?.value) ?? '';
  const byDriver = driverName === '' ? undefined : backendOf(`${driverName}:`);
  const isFileUnlessTold = byDriver?.technology === 'SQLite file' && (found.text(url?.value) ?? '') === '';
  if (url && isFileUnlessTold && driver) {
    addDatabase(found, driver, store, 'doctrine.dbal.driver', url.value, (value) => backendOf(value) ?? byDriver);
  } else if (url) {
    addDatabase(found, url, store, 'doctrine.dbal.url', url.value, (value) => backendOf(value) ?? byDriver);
    found.service('the database', 'doctrine.dbal.url', url, url.value);
  } else if (path || byDriver?.technology === 'SQLite file') {
    const at = path ?? driver ?? connection;
    const isFile = (value: string): boolean => isLocalPath(value) || byDriver?.technology === 'SQLite file';
    addDatabase(found, at, store, 'doctrine.dbal.path', at.value, (value) => {
      return isFile(value) ? { technology: 'SQLite file', placement: 'node' } : undefined;
    });
  } else {
    const at = socket ?? host ?? driver ?? connection;
    // Without a driver Doctrine takes MySQL. doctrine-bundle: Configuration.php, `driver` defaults to pdo_mysql.
    const backend = driver ? byDriver : backendOf('mysql:');
    addDatabase(found, at, store, 'doctrine.dbal', at.value, () => backend);
    if (host) found.service('the database', 'doctrine.dbal.host', host, host.value);
  }
}

function addDatabase(
  found: Findings,
  at: SettingEntry,
  store: string,
  key: string,
  setting: Setting,
  means: (value: string) => Backend | undefined,
): void {
  found.configured({
    kind: 'database',
    store,
    key,
    at,
    setting: setting.kind === 'value' ? setting : { kind: 'value', value: 'database', path: at.path, line: at.line },
    means,
    message: () => 'The database is an SQLite file of one node, which a deploy deletes',
    remedy: remedies.database,
    reportedAs: 'database-file',
    purpose: 'database',
  });
}

/** Where bundles keep addresses: section, keys (`*` for each entry), service. */
const ADDRESSES: readonly (readonly [string, readonly string[], string])[] = [
  ['snc_redis', ['clients', '*', 'dsn'], 'Redis'],
  ['old_sound_rabbit_mq', ['connections', '*', 'url'], 'RabbitMQ'],
  ['old_sound_rabbit_mq', ['connections', '*', 'host'], 'RabbitMQ'],
  ['fos_elastica', ['clients', '*', 'host'], 'Elasticsearch'],
  ['fos_elastica', ['clients', '*', 'url'], 'Elasticsearch'],
  ['elasticsearch', ['clients', '*', 'hosts'], 'Elasticsearch'],
  ['swiftmailer', ['host'], 'the mail server'],
  ['swiftmailer', ['url'], 'the mail server'],
  ['framework', ['mailer', 'dsn'], 'the mail server'],
  ['framework', ['mailer', 'transports', '*'], 'the mail server'],
  ['meilisearch', ['url'], 'Meilisearch'],
  ['mercure', ['hubs', '*', 'url'], 'Mercure'],
];

function readServices(found: Findings): void {
  for (const [section, keys, service] of ADDRESSES) {
    for (const entry of entriesAt(entryIn(found.application, section), keys)) {
      const key = `${section}.${keys.join('.')}`;
      for (const address of entry.value.kind === 'list' ? entry.value.items : [entry.value]) {
        if (address.kind === 'map') continue;
        if (service === 'the mail server') readMail(found, key, entry, address);
        else found.service(service, key, entry, address);
      }
    }
  }
  const transport = entryIn(found.application, 'swiftmailer', 'transport');
  const name = found.text(transport?.value);
  if (transport && (name === 'sendmail' || name === 'mail')) localMail(found, 'swiftmailer.transport', transport);
}

function readMail(found: Findings, key: string, entry: SettingEntry, address: Setting): void {
  const text = found.text(address) ?? '';
  if (/^(?:sendmail|native|mail):/.test(text)) {
    const { setting } = found.placeholders.resolve(address);
    const given = decidingVariable(setting)?.given;
    localMail(found, key, given ? { ...entry, path: given.path, line: given.line } : entry);
  } else if (!text.startsWith('null:')) found.service('the mail server', key, entry, address);
}

function localMail(found: Findings, key: string, { path, line }: SettingEntry): void {
  const message = 'Mail is handed to a program of the node, which a platform need not have';
  found.switches.push({ name: 'local-mail', path, line, key, message, remedy: remedies.mail });
}

/** Entries at a path of keys; `*` stands for every key. */
export function entriesAt(entry: SettingEntry | undefined, keys: readonly string[]): readonly SettingEntry[] {
  if (!entry) return [];
  const [key, ...rest] = keys;
  if (key === undefined) return [entry];
  const next =
    key === '*' ? entriesOf(entry.value) : [entryAt(entry.value, key)].filter((inner) => inner !== undefined);
  return next.flatMap((inner) => entriesAt(inner, rest));
}
