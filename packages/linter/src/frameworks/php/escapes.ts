import type { Escape } from '../knowledge.ts';
import { manual } from './manual.ts';

const memcachedStores = ['add', 'append', 'prepend', 'replace', 'set', 'setMulti', 'cas'] as const;
const redisStores = ['set', 'setex', 'psetex', 'setnx', 'getSet', 'append', 'hSet', 'hSetNx', 'hMSet', 'mSet'] as const;
const redisQueues = ['lPush', 'lPushx', 'rPush', 'rPushx', 'sAdd', 'zAdd', 'xAdd', 'publish'] as const;

/** Core calls that carry a value beyond the request. Writes to `$_SESSION` are known to the engine. */
export const escapes: readonly Escape[] = [
  {
    call: 'apcu_store',
    args: 'all',
    into: 'cache',
    source: manual('function.apcu-store'),
  },
  {
    call: 'apcu_add',
    args: 'all',
    into: 'cache',
    source: manual('function.apcu-add'),
  },
  ...memcachedStores.map(
    (method): Escape => ({
      call: `Memcached->${method}`,
      args: 'all',
      into: 'cache',
      source: manual(`memcached.${method.toLowerCase()}`),
    }),
  ),
  {
    call: 'Memcache->set',
    args: 'all',
    into: 'cache',
    source: manual('memcache.set'),
  },
  {
    call: 'Memcache->add',
    args: 'all',
    into: 'cache',
    source: manual('memcache.add'),
  },
  {
    call: 'Memcache->replace',
    args: 'all',
    into: 'cache',
    source: manual('memcache.replace'),
  },
  ...redisStores.map(
    (method): Escape => ({
      call: `Redis->${method}`,
      args: 'all',
      into: 'cache',
      source: 'https://github.com/phpredis/phpredis#keys-and-strings',
    }),
  ),
  ...redisQueues.map(
    (method): Escape => ({
      call: `Redis->${method}`,
      args: 'all',
      into: 'queue',
      source: 'https://github.com/phpredis/phpredis#lists',
    }),
  ),
  ...redisStores.map(
    (method): Escape => ({
      call: `Predis\\ClientInterface->${method.toLowerCase()}`,
      args: 'all',
      into: 'cache',
      source: 'predis/predis: src/ClientInterface.php',
    }),
  ),
  {
    call: 'setcookie',
    args: [1, 2],
    into: 'session',
    source: manual('function.setcookie'),
  },
  {
    call: 'setrawcookie',
    args: [1, 2],
    into: 'session',
    source: manual('function.setrawcookie'),
  },
  {
    call: 'PDOStatement->execute',
    args: [0],
    into: 'database',
    source: manual('pdostatement.execute'),
  },
  {
    call: 'PDOStatement->bindValue',
    args: [1],
    into: 'database',
    source: manual('pdostatement.bindvalue'),
  },
  {
    call: 'PDOStatement->bindParam',
    args: [1],
    into: 'database',
    source: manual('pdostatement.bindparam'),
  },
  {
    call: 'PDO->exec',
    args: [0],
    into: 'database',
    source: manual('pdo.exec'),
  },
  {
    call: 'mysqli_stmt->bind_param',
    args: 'all',
    into: 'database',
    source: manual('mysqli-stmt.bind-param'),
  },
  {
    call: 'mysqli_stmt->execute',
    args: [0],
    into: 'database',
    source: manual('mysqli-stmt.execute'),
  },
  {
    call: 'mysqli_stmt_bind_param',
    args: 'all',
    into: 'database',
    source: manual('mysqli-stmt.bind-param'),
  },
  {
    call: 'msg_send',
    args: [2],
    into: 'queue',
    source: manual('function.msg-send'),
  },
];
