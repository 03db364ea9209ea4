import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const purifier = 'http://htmlpurifier.org/live/configdoc/plain.html#Cache.SerializerPath';

const purifierSinks: readonly Sink[] = [
  {
    call: 'HTMLPurifier_Config->set',
    path: { arg: 1, name: 'value' },
    effect: 'directory',
    when: [{ arg: 0, name: 'key', equals: 'Cache.SerializerPath', strict: true }],
    kind: 'cache',
    localOnly: true,
    untyped: ['HTMLPurifier_Config', 'HTMLPurifier'],
    source: purifier,
  },
  {
    call: 'HTMLPurifier_Config->set',
    path: { arg: 2 },
    effect: 'directory',
    when: [
      { arg: 0, name: 'key', equals: 'Cache', strict: true },
      { arg: 1, name: 'value', equals: 'SerializerPath', strict: true },
    ],
    kind: 'cache',
    localOnly: true,
    source: purifier,
  },
  ...sinkRows({ source: purifier, effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new HTMLPurifier', [0, 'Cache.SerializerPath']],
    ['HTMLPurifier_Config::create', [0, 'Cache.SerializerPath']],
    ['HTMLPurifier_Config->loadArray', [0, 'Cache.SerializerPath']],
  ]),
];

/** Cache pools, compiled containers and metadata that a library keeps in a directory it is given. */
export const cacheSinks: readonly Sink[] = [
  ...purifierSinks,
  ...sinkRows(
    {
      source: 'doctrine/cache 1.13: lib/Doctrine/Common/Cache/FileCache.php',
      effect: 'directory',
      kind: 'cache',
      localOnly: true,
    },
    [
      ['new Doctrine\\Common\\Cache\\FilesystemCache', 0],
      ['new Doctrine\\Common\\Cache\\PhpFileCache', 0],
    ],
  ),
  ...sinkRows({ source: 'nette/caching: src/Caching/Storages', effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new Nette\\Caching\\Storages\\FileStorage', 0],
    ['new Nette\\Caching\\Storages\\SQLiteStorage', 0],
    ['new Nette\\Caching\\Storages\\SQLiteJournal', 0],
  ]),
  ...sinkRows(
    {
      source: 'phpfastcache/phpfastcache: lib/Phpfastcache/Config',
      effect: 'directory',
      kind: 'cache',
      localOnly: true,
    },
    [
      ['Phpfastcache\\Config\\ConfigurationOptionInterface->setPath', 0],
      ['new Phpfastcache\\Config\\ConfigurationOption', [0, 'path']],
      ['new Phpfastcache\\Config\\Config', [0, 'path']],
      ['new Phpfastcache\\Drivers\\Files\\Config', [0, 'path']],
      ['new Phpfastcache\\Drivers\\Sqlite\\Config', [0, 'path']],
    ],
  ),
  ...sinkRows(
    { source: 'tedivm/stash: src/Stash/Driver/FileSystem.php', effect: 'directory', kind: 'cache', localOnly: true },
    [
      ['new Stash\\Driver\\FileSystem', [0, 'path']],
      ['new Stash\\Driver\\Sqlite', [0, 'path']],
    ],
  ),
  ...sinkRows(
    {
      source: 'laminas/laminas-cache-storage-adapter-filesystem: src/FilesystemOptions.php',
      effect: 'directory',
      kind: 'cache',
      localOnly: true,
    },
    [
      ['new Laminas\\Cache\\Storage\\Adapter\\Filesystem', [0, 'cache_dir']],
      ['new Laminas\\Cache\\Storage\\Adapter\\FilesystemOptions', [0, 'cache_dir']],
      ['Laminas\\Cache\\Storage\\Adapter\\FilesystemOptions->setCacheDir', 0],
      ['new Zend\\Cache\\Storage\\Adapter\\Filesystem', [0, 'cache_dir']],
      ['Zend\\Cache\\Storage\\Adapter\\FilesystemOptions->setCacheDir', 0],
      ['Zend_Cache::factory', [3, 'cache_dir']],
    ],
  ),
  ...sinkRows({ source: 'desarrolla2/cache: src/File.php', effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new Desarrolla2\\Cache\\File', 0],
    ['new Desarrolla2\\Cache\\PhpFile', 0],
  ]),
  ...sinkRows({ source: 'kodus/file-cache: src/FileCache.php', effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new Kodus\\Cache\\FileCache', 0],
  ]),
  ...sinkRows(
    { source: 'gregwar/cache: Gregwar/Cache/Cache.php', effect: 'directory', kind: 'cache', localOnly: true },
    [
      ['new Gregwar\\Cache\\Cache', 0],
      ['Gregwar\\Cache\\Cache->setCacheDirectory', 0],
    ],
  ),
  ...sinkRows(
    { source: 'simplepie/simplepie: src/SimplePie.php', effect: 'directory', kind: 'cache', localOnly: true },
    [
      ['SimplePie->set_cache_location', 0],
      ['SimplePie\\SimplePie->set_cache_location', 0],
      ['new SimplePie\\Cache\\File', 0],
    ],
  ),
  ...sinkRows(
    { source: 'jms/serializer: src/SerializerBuilder.php', effect: 'directory', kind: 'cache', localOnly: true },
    [['JMS\\Serializer\\SerializerBuilder->setCacheDir', 0]],
  ),
  ...sinkRows({ source: 'doctrine/orm: src/Configuration.php', effect: 'directory', kind: 'cache', localOnly: true }, [
    ['Doctrine\\ORM\\Configuration->setProxyDir', 0],
    ['Doctrine\\ODM\\MongoDB\\Configuration->setProxyDir', 0],
    ['Doctrine\\ODM\\MongoDB\\Configuration->setHydratorDir', 0],
    ['ProxyManager\\Configuration->setProxiesTargetDir', 0],
  ]),
  ...sinkRows(
    { source: 'php-di/php-di: src/ContainerBuilder.php', effect: 'directory', kind: 'cache', localOnly: true },
    [
      ['DI\\ContainerBuilder->enableCompilation', 0],
      ['DI\\ContainerBuilder->writeProxiesToFile', 1],
    ],
  ),
  ...sinkRows(
    { source: 'cuyz/valinor: src/Cache/FileSystemCache.php', effect: 'directory', kind: 'cache', localOnly: true },
    [['new CuyZ\\Valinor\\Cache\\FileSystemCache', 0]],
  ),
  ...sinkRows(
    {
      source: 'slim/slim: Slim/Interfaces/RouteCollectorInterface.php',
      effect: 'write',
      kind: 'cache',
      localOnly: true,
    },
    [
      ['Slim\\Interfaces\\RouteCollectorInterface->setCacheFile', 0],
      ['FastRoute\\cachedDispatcher', [1, 'cacheFile']],
    ],
  ),
  ...sinkRows(
    { source: 'nette/bootstrap: src/Bootstrap/Configurator.php', effect: 'directory', kind: 'cache', localOnly: true },
    [
      ['Nette\\Bootstrap\\Configurator->setTempDirectory', 0],
      ['Nette\\Configurator->setTempDirectory', 0],
      ['Nette\\Loaders\\RobotLoader->setTempDirectory', 0],
    ],
  ),
];
