/** The database, the mail server, and secrets in the settings. */
import { fixedPassword } from '../../../configuration/fixed-password.ts';
import { decidingVariable, entryAt, textOf } from '../../../configuration/setting.ts';
import { isLocalHost } from '../../../configuration/telling.ts';
import { SENDMAIL_SINCE } from './defaults.ts';
import { remedies } from './remedies.ts';
import type { Site } from './site.ts';

/** Adds them all. */
export function readConnections(site: Site): void {
  readDatabases(site);
  readMail(site);
  readSecret(site);
}

function readDatabases(site: Site): void {
  const connections = site.entry('DB', 'Connections');
  for (const connection of connections?.value.kind === 'map' ? connections.value.entries : []) {
    const key = `DB/Connections/${connection.key}`;
    const driver = entryAt(connection.value, 'driver') ?? entryAt(connection.value, 'url');
    const name = textOf(driver?.value) ?? 'mysqli';
    const isFile = (text: string): boolean => /sqlite/i.test(text);
    const technology = isFile(name) ? 'SQLite file' : /pgsql|postgres/i.test(name) ? 'PostgreSQL' : 'MySQL';
    const at = driver ?? connection;
    site.stores.push({
      kind: 'database',
      store: `connection ${connection.key}`,
      placement: isFile(name) ? 'node' : 'shared',
      technology,
      confidence: driver ? 'certain' : 'likely',
      told: driver
        ? site.told(driver, `${key}/driver`, isFile, 'database')
        : [{ path: at.path, line: at.line, key, isLocal: false }],
      isUsed: true,
      reportedAs: 'database-file',
      message: 'The database is an SQLite file of one node, which a deploy deletes',
      remedy: remedies.database,
    });
    site.switches.push(
      ...fixedPassword(entryAt(connection.value, 'password'), `The password of the connection ${connection.key}`, {
        key: `${key}/password`,
        remedy: remedies.secret,
      }),
    );
    const host = entryAt(connection.value, 'unix_socket') ?? entryAt(connection.value, 'host');
    const address = textOf(host?.value);
    if (!host || isFile(name) || address === '') continue;
    site.services.push({
      service: technology,
      ...(address ? { host: address } : {}),
      told: site.told(host, `${key}/${host.key}`, isLocalHost, 'address of the database'),
      isUsed: true,
      message: 'The database is looked for on the node itself',
      remedy: remedies.service,
    });
  }
  if (!connections) {
    const at = site.nearest('DB');
    site.stores.push({
      kind: 'database',
      store: 'connection Default',
      placement: 'shared',
      technology: 'what the environment says',
      confidence: 'possible',
      told: [{ path: at.path, line: at.line, key: 'DB/Connections', isLocal: false }],
      isUsed: true,
      message: 'The connection is not part of the project',
      remedy: remedies.database,
    });
  }
}

function readMail(site: Site): void {
  const transport = site.entry('MAIL', 'transport');
  const isNew = site.major === undefined || site.major >= SENDMAIL_SINCE;
  const name = transport ? textOf(transport.value) : isNew ? 'sendmail' : 'mail';
  const spool = site.entry('MAIL', 'transport_spool_type');
  if (spool && textOf(spool.value) === 'file') addSpool(site, spool);
  if (name === 'smtp') {
    const server = site.entry('MAIL', 'transport_smtp_server');
    if (server) {
      site.services.push({
        service: 'SMTP',
        told: site.told(server, 'MAIL/transport_smtp_server', isLocalHost, 'mail server'),
        isUsed: true,
        message: 'The mail server is looked for on the node itself',
        remedy: remedies.mail,
      });
    }
  }
  if ((name !== 'sendmail' && name !== 'mail') || (!transport && !site.isWhole)) return;
  const { path, line } = transport ?? site.nearest('MAIL');
  const message = 'Mail is handed to a program of the node, which a platform need not have';
  site.switches.push({ name: 'local-mail', path, line, key: 'MAIL/transport', message, remedy: remedies.mail });
}

function addSpool(site: Site, spool: { readonly path: string; readonly line: number }): void {
  site.stores.push({
    kind: 'queue',
    store: 'mail spool',
    placement: 'node',
    technology: 'local files',
    confidence: 'certain',
    told: [{ path: spool.path, line: spool.line, key: 'MAIL/transport_spool_type', isLocal: true }],
    isUsed: true,
    reportedAs: 'queue-sync',
    message: 'Mail waits in files of one node, and a deploy deletes what was not sent',
    remedy: remedies.mail,
  });
}

function readSecret(site: Site): void {
  const entry = site.entry('SYS', 'encryptionKey');
  const text = textOf(entry?.value);
  if (!entry || decidingVariable(entry.value) || text === undefined || text.length < 16) return;
  site.switches.push({
    name: 'secret-in-configuration',
    path: entry.path,
    line: entry.line,
    key: 'SYS/encryptionKey',
    message: 'The encryption key stands in the settings',
    remedy: remedies.secret,
  });
}
