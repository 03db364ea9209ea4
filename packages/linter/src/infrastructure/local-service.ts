/** Tells variables that name a backing service, and whether they look for it on the node itself. */

/** A service that a variable names. */
export interface NamedService {
  /** `MySQL`, `Redis`, `SMTP` … */
  readonly service: string;
  readonly host: string;
  readonly isLocal: boolean;
}

/** By scheme of an address. `null:` and `sqlite:` are no servers. */
const BY_SCHEME: Readonly<Record<string, string>> = {
  mysql: 'MySQL',
  mysql2: 'MySQL',
  mysqli: 'MySQL',
  'pdo-mysql': 'MySQL',
  pdo_mysql: 'MySQL',
  mariadb: 'MySQL',
  pgsql: 'PostgreSQL',
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  'pdo-pgsql': 'PostgreSQL',
  pdo_pgsql: 'PostgreSQL',
  sqlsrv: 'SQL Server',
  mssql: 'SQL Server',
  redis: 'Redis',
  rediss: 'Redis',
  valkey: 'Redis',
  memcached: 'Memcached',
  amqp: 'RabbitMQ',
  amqps: 'RabbitMQ',
  mongodb: 'MongoDB',
  smtp: 'SMTP',
  smtps: 'SMTP',
  ldap: 'LDAP',
  ldaps: 'LDAP',
};

/** By the variable's name, when the value is a bare host or an address of the web. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:.*_)?(?:TEST|TESTING|DUSK|CI|VITE|MIX|XDEBUG)(?:_.*)?$/, ''],
  [/(?:^|_)(?:MYSQL|MARIADB)_?(?:DB_?)?(?:HOST(?:NAME)?|SERVER)$/, 'MySQL'],
  [/(?:^|_)(?:PG|PGSQL|POSTGRES(?:QL)?)_?(?:DB_?)?(?:HOST(?:NAME)?|SERVER)$/, 'PostgreSQL'],
  [/(?:^|_)(?:DB|DATABASE|DATABASE_DEFAULT|JDBC)_?(?:HOST(?:NAME)?|SERVER|ADDRESS)$/, 'database'],
  [/(?:^|_)(?:REDIS|VALKEY)(?:_\w+)?_?(?:HOST(?:NAME)?|SERVER|CLUSTER)$/, 'Redis'],
  [/(?:^|_)MEMCACHED?(?:_\w+)?_?(?:HOST(?:NAME)?|SERVERS?)$/, 'Memcached'],
  [/(?:^|_)(?:MAIL(?:ER)?|SMTP|EMAIL)(?:_SMTP)?_?(?:HOST(?:NAME)?|SERVER)$/, 'SMTP'],
  [/(?:^|_)(?:RABBITMQ|AMQP)_?(?:HOST(?:NAME)?|SERVER)$/, 'RabbitMQ'],
  [/(?:^|_)(?:ELASTIC(?:SEARCH)?|OPENSEARCH)_?(?:HOSTS?|HOSTNAME|SERVER|URLS?)$/, 'Elasticsearch'],
  [/(?:^|_)(?:MEILI(?:SEARCH)?)_?(?:HOST|URL)$/, 'Meilisearch'],
  [/(?:^|_)TYPESENSE_?(?:HOST|URL)$/, 'Typesense'],
  [/(?:^|_)SOLR_?(?:HOST|SERVER|URL|CORE_URL)$/, 'Solr'],
  [/(?:^|_)MONGO(?:DB)?_?(?:HOST|SERVER)$/, 'MongoDB'],
  [/(?:^|_)(?:BEANSTALKD?|QUEUE)_?HOST$/, 'queue'],
  [/(?:^|_)(?:MINIO|S3|AWS)_?(?:ENDPOINT|ENDPOINT_URL|HOST)$/, 'object storage'],
  [/(?:^|_)LDAP_?(?:HOST|SERVER)$/, 'LDAP'],
  [/(?:^|_)GOTENBERG_?(?:HOST|URL|DSN)$/, 'Gotenberg'],
];

const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|unix:.*|\/.*\.sock(?:et)?)$/i;

/** `smtp://user:secret@host:25/…`; the host of a socket is empty. */
const ADDRESS = /^([a-z][\w+.-]*):\/\/(?:[^/@\s]*@)?(\[[^\]]*\]|[^/:?#,\s]*)/i;

/** Longest name and value that are looked at [characters]. */
const LONGEST_NAME = 100;
const LONGEST_VALUE = 2048;

/** Is this host the node itself? Sockets are. */
function isLocalHost(host: string): boolean {
  return LOCAL_HOST.test(host.trim().replace(/:\d+$/, ''));
}

/** The service that a variable names with this value; undefined where it names none. */
export function serviceNamed(name: string, value: string): NamedService | undefined {
  if (name.length > LONGEST_NAME || value.length > LONGEST_VALUE) return undefined;
  const upper = name.toUpperCase().replaceAll('.', '_');
  const row = BY_NAME.find(([pattern]) => pattern.test(upper));
  if (row?.[1] === '') return undefined;
  const text = value.trim();
  const address = ADDRESS.exec(text);
  if (address) {
    const scheme = (address[1] ?? '').toLowerCase();
    const host = address[2] ?? '';
    const service = BY_SCHEME[scheme] ?? (/^https?$|^tls$|^tcp$/.test(scheme) ? row?.[1] : undefined);
    if (service === undefined || host === '') return undefined;
    return { service, host, isLocal: isLocalHost(host) };
  }
  const pdo = /^(mysql|pgsql|sqlsrv):.*?(?:host|server|unix_socket)=([^;\s]+)/i.exec(text);
  if (pdo) {
    const host = pdo[2] ?? '';
    return { service: BY_SCHEME[(pdo[1] ?? '').toLowerCase()] ?? 'database', host, isLocal: isLocalHost(host) };
  }
  if (!row || text === '' || /\s/.test(text)) return undefined;
  return { service: row[1], host: text, isLocal: isLocalHost(text) };
}
