import type { Remedy } from '../../../result.ts';
import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const SEARCH_SERVER: Remedy = {
  summary:
    'Keep the index in a search server that all nodes reach, such as OpenSearch or Meilisearch; its address comes from the environment.',
  packages: [],
  docs: [
    'https://12factor.net/backing-services',
    'https://docs.opensearch.org/latest/clients/php/',
    'https://www.meilisearch.com/docs/learn/getting_started/what_is_meilisearch',
  ],
};

const IN_THE_BUILD: Remedy = {
  summary:
    'Fetch the file while the release is built, so that each node starts with it, or ask a service for what it holds.',
  packages: [],
  docs: ['https://12factor.net/build-release-run'],
};

/** Databases and search indexes kept in local files. */
export const databaseSinks: readonly Sink[] = [
  ...sinkRows({ source: 'doctrine/dbal: src/DriverManager.php', effect: 'write', kind: 'database', localOnly: true }, [
    ['Doctrine\\DBAL\\DriverManager::getConnection', [0, 'path']],
  ]),
  ...sinkRows(
    { source: 'fguillot/picodb: lib/PicoDb/Driver/Sqlite.php', effect: 'write', kind: 'database', localOnly: true },
    [['new PicoDb\\Database', [0, 'filename']]],
  ),
  ...sinkRows({ source: 'catfan/medoo: src/Medoo.php', effect: 'write', kind: 'database', localOnly: true }, [
    ['new Medoo\\Medoo', [0, 'database_file']],
  ]),
  ...sinkRows({ source: 'nette/database: src/Database/Connection.php', effect: 'write', kind: 'database' }, [
    ['new Nette\\Database\\Connection', 0],
    ['ParagonIE\\EasyDB\\Factory::create', 0],
  ]),
  ...sinkRows({ source: 'https://redbeanphp.com/index.php?p=/connection', effect: 'write', kind: 'database' }, [
    ['RedBeanPHP\\R::setup', 0],
    ['R::setup', 0],
  ]),
  ...sinkRows(
    {
      source: 'teamtnt/tntsearch: src/TNTSearch.php',
      effect: 'directory',
      kind: 'database',
      localOnly: true,
      remedy: SEARCH_SERVER,
    },
    [['TeamTNT\\TNTSearch\\TNTSearch->loadConfig', [0, 'storage']]],
  ),
  ...sinkRows(
    {
      source: 'loupe/loupe: src/LoupeFactory.php',
      effect: 'directory',
      kind: 'database',
      localOnly: true,
      remedy: SEARCH_SERVER,
    },
    [['Loupe\\Loupe\\LoupeFactory->create', 0]],
  ),
  ...sinkRows(
    {
      source: 'handcraftedinthealps/zendsearch: library/ZendSearch/Lucene/Lucene.php',
      effect: 'directory',
      kind: 'database',
      localOnly: true,
      remedy: SEARCH_SERVER,
    },
    [
      ['ZendSearch\\Lucene\\Lucene::create', 0],
      ['Zend_Search_Lucene::create', 0],
    ],
  ),
  ...sinkRows(
    {
      source: 'tronovav/geoip2-update: src/Client.php',
      effect: 'directory',
      kind: 'database',
      localOnly: true,
      remedy: IN_THE_BUILD,
    },
    [['new tronovav\\GeoIP2Update\\Client', [0, 'dir']]],
  ),
  ...sinkRows({ source: 'rakibtg/sleekdb: src/Store.php', effect: 'directory', kind: 'database', localOnly: true }, [
    ['new SleekDB\\Store', 1],
    ['new Filebase\\Database', [0, 'dir']],
  ]),
];
