/** What an application keeps in a directory that a container is given, told by the directory's path. */
import type { StateKind } from '@tidemark/sdk/model';
import type { ConfigurationKind } from '../result.ts';

/** What lies in a directory. */
export interface StoredData {
  readonly kind: StateKind;
  readonly reportedAs: ConfigurationKind;
  /** In a sentence: "uploaded files". */
  readonly what: string;
}

const ANY_DATA: StoredData = { kind: 'uploads', reportedAs: 'upload-dir-in-release', what: 'data of the application' };

/** The last words of a path decide; the first row that fits wins. */
const BY_PATH: readonly (readonly [RegExp, StoredData])[] = [
  [
    /(?:^|\/)(?:.*\.(?:sqlite3?|db)|sqlite|database)$/i,
    { kind: 'database', reportedAs: 'database-file', what: 'the database file' },
  ],
  [/(?:^|\/)sessions?$/i, { kind: 'sessions', reportedAs: 'session-file', what: 'session files' }],
  [/(?:^|\/)(?:logs?|.*\.log)$/i, { kind: 'logs', reportedAs: 'log-file', what: 'log files' }],
  [/(?:^|\/)(?:caches?|pagecache)$/i, { kind: 'cache', reportedAs: 'cache-file', what: 'cache files' }],
  [
    /(?:^|\/)(?:thumbs?|thumbnails|derivatives|imagecache)$/i,
    { kind: 'media', reportedAs: 'upload-dir-in-release', what: 'derived files' },
  ],
  [
    /(?:^|\/)(?:uploads?|files|attachments?|media|images|avatars|documents|assets|userfiles|fileadmin|private|storage\/app(?:\/public|\/private)?)$/i,
    { kind: 'uploads', reportedAs: 'upload-dir-in-release', what: 'uploaded files' },
  ],
  [/(?:^|\/)(?:data|storage|var|shared|content|wp-content|persist(?:ent)?|app-?data)$/i, ANY_DATA],
];

/** Code, settings, keys and scratch: nothing that an application stores, or not for other nodes to see. */
const NO_DATA =
  /(?:^|\/)(?:te?mp|vendor|node_modules|plugins|extensions|themes|src|app|public|html|htdocs|www|config|conf(?:\.d)?|settings|ssl|certs?|\.well-known|keys?|secrets?|bin|run|supervisor|nginx|apache2?|caddy|php|\.composer|composer|\.npm|\.cache)$/i;

/** Directories of the system and of servers beside the application. */
const OF_SYSTEM =
  /^\/(?:etc|usr\/(?!src\/|share\/nginx\/|local\/(?:app|src|www))|proc|sys|dev|run|tmp|root|boot|bin|sbin|lib|var\/(?:run|log|cache|tmp|spool|lib\/(?:mysql|mariadb|postgresql|postgres|redis|mongodb?|elasticsearch|opensearch|rabbitmq|php|nginx|docker|meilisearch))|docker-entrypoint|entrypoint|data\/(?:db|redis)|meili_data|letsencrypt|config|home\/[^/]+\/\.|composer)/;

/** What a directory of the application holds; undefined for the system's, for code and for scratch. */
export function dataIn(path: string): StoredData | undefined {
  const clean = path.replace(/\/+$/, '');
  // A bare `/data` is what servers of any make keep theirs in.
  if (clean === '' || clean === '/data' || OF_SYSTEM.test(clean)) return undefined;
  const row = BY_PATH.find(([pattern]) => pattern.test(clean));
  if (row) return row[1];
  if (NO_DATA.test(clean) || /\.\w{1,5}$/.test(clean)) return undefined;
  // A directory of its own for one application: `/var/lib/snipeit`, `/srv/wiki`.
  return /^\/(?:var\/lib|srv|mnt|opt)\/[\w.-]+$/.test(clean) ? ANY_DATA : undefined;
}

/** Names of images that are backing services: what they keep is theirs. */
export const IS_SERVICE_IMAGE: RegExp =
  /(?:^|[/_-])(?:mysql|mariadb|percona|postgres(?:ql)?|postgis|pgvector|timescaledb|redis|valkey|keydb|dragonfly|memcached|mongo(?:db)?|elasticsearch|opensearch|solr|meilisearch|typesense|rabbitmq|kafka|zookeeper|minio|seaweedfs|localstack|azurite|mailpit|mailhog|mailcatcher|maildev|mailer|smtp|postfix|traefik|caddy|nginx|httpd|haproxy|varnish|phpmyadmin|adminer|pgadmin|selenium|chrome|browserless|gotenberg|clamav|grafana|prometheus|node|soketi|mercure|beanstalkd|gearmand|mssql|server|clickhouse|influxdb|etcd|consul|vault|keycloak|openldap|ldap|db|database)(?=$|[:@/_-])/i;

/** Servers of databases among them. */
export const IS_DATABASE_IMAGE: RegExp =
  /(?:^|[/_-])(?:mysql|mariadb|percona|postgres(?:ql)?|postgis|pgvector|timescaledb|mssql|db|database)(?=$|[:@/_-])/i;
