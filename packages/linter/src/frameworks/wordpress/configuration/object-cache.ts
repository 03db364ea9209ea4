/** Where WordPress keeps what plugins cache: the database, or what a drop-in puts in its place. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { absent, base, remedyFor, required, told, type WordPressSite } from './site.ts';

/** Plugins that bring a persistent object cache. */
const OBJECT_CACHES: Readonly<Record<string, string>> = {
  'wpackagist-plugin/redis-cache': 'Redis',
  'wpackagist-plugin/wp-redis': 'Redis',
  'wpackagist-plugin/memcached': 'Memcached',
  'humanmade/wordpress-pecl-memcached-object-cache': 'Memcached',
  'rhubarbgroup/redis-cache': 'Redis',
  'rhubarbgroup/object-cache-pro': 'Redis',
  'wpackagist-plugin/object-cache-4-everyone': 'local files',
  'wpackagist-plugin/sqlite-object-cache': 'SQLite',
};

/** What the code of a drop-in asks, for one that no package of the site tells of. */
const DROP_INS: readonly { readonly asks: RegExp; readonly technology: string; readonly isLocal?: true }[] = [
  { asks: /\b(?:new\s+\\?(?:Redis|RedisCluster|Relay|Predis)\b|Predis\\|Relay\\)/i, technology: 'Redis' },
  { asks: /\bnew\s+\\?Memcached?\b/i, technology: 'Memcached' },
  { asks: /\bapcu?_(?:store|add|fetch)\s*\(/i, technology: 'APCu', isLocal: true },
  { asks: /\bnew\s+\\?SQLite3\b/i, technology: 'SQLite', isLocal: true },
];

/** https://developer.wordpress.org/reference/classes/wp_object_cache/: `object-cache.php` in the content directory. */
export function objectCache(site: WordPressSite): StoreReading {
  const dropIn = site.files.matching(/(?:^|\/)(?:wp-content|app|content)\/object-cache\.php$/)[0];
  const plugin = required(site.files, Object.keys(OBJECT_CACHES));
  const code = dropIn === undefined ? '' : (site.files.text(dropIn) ?? '');
  const asked = plugin === undefined ? DROP_INS.find(({ asks }) => asks.test(code)) : undefined;
  const technology = plugin === undefined ? asked?.technology : OBJECT_CACHES[plugin];
  const redis = site.constants.get('WP_REDIS_HOST') ?? site.constants.get('WP_REDIS_CONFIG');
  const isLocal = asked?.isLocal ?? (technology === 'local files' || technology === 'SQLite');
  const isShared = technology !== undefined || redis !== undefined;
  const place = redis ? told(site, redis, false) : absent(site, 'object-cache.php', isLocal);
  return {
    ...base('cache', 'object cache and transients'),
    placement: isLocal ? 'node' : dropIn && !isShared ? 'unknown' : 'shared',
    technology: technology ?? (redis ? 'Redis' : dropIn ? 'drop-in' : 'database'),
    told: [dropIn && !redis ? { path: dropIn, line: 1, key: 'object-cache.php', isLocal } : place],
    reportedAs: 'cache-file',
    message: isLocal
      ? `The object cache is kept in ${technology} of one node`
      : 'Transients are kept in the database, or by a persistent object cache',
    remedy: remedyFor('cache'),
  };
}
