import type { OriginSource } from '../knowledge.ts';
import { manual } from './manual.ts';

/** Calls whose result comes from outside; the superglobals themselves are known to the engine. */
export const origins: readonly OriginSource[] = [
  {
    of: 'getenv',
    origin: 'environment',
    label: 'environment variable',
    source: manual('function.getenv'),
  },
  {
    of: 'apache_getenv',
    origin: 'environment',
    label: 'environment variable',
    source: manual('function.apache-getenv'),
  },
  {
    of: 'get_cfg_var',
    origin: 'environment',
    label: 'php.ini setting',
    source: manual('function.get-cfg-var'),
  },
  {
    of: 'ini_get',
    origin: 'environment',
    label: 'php.ini setting',
    source: manual('function.ini-get'),
  },
  {
    of: 'parse_ini_file',
    origin: 'setting',
    label: 'setting of an INI file',
    source: manual('function.parse-ini-file'),
  },
  {
    of: 'yaml_parse_file',
    origin: 'setting',
    label: 'setting of a YAML file',
    source: manual('function.yaml-parse-file'),
  },
  {
    of: 'filter_input',
    origin: 'request',
    label: 'request input',
    source: manual('function.filter-input'),
  },
  {
    of: 'filter_input_array',
    origin: 'request',
    label: 'request input',
    source: manual('function.filter-input-array'),
  },
  {
    of: 'getallheaders',
    origin: 'request',
    label: 'request header',
    source: manual('function.getallheaders'),
  },
  {
    of: 'apache_request_headers',
    origin: 'request',
    label: 'request header',
    source: manual('function.apache-request-headers'),
  },
  {
    of: 'request_parse_body',
    origin: 'request',
    label: 'request body',
    source: manual('function.request-parse-body'),
  },
  {
    of: 'PDOStatement->fetch',
    origin: 'database',
    label: 'database row',
    source: manual('pdostatement.fetch'),
  },
  {
    of: 'PDOStatement->fetchAll',
    origin: 'database',
    label: 'database rows',
    source: manual('pdostatement.fetchall'),
  },
  {
    of: 'PDOStatement->fetchColumn',
    origin: 'database',
    label: 'database value',
    source: manual('pdostatement.fetchcolumn'),
  },
  {
    of: 'PDOStatement->fetchObject',
    origin: 'database',
    label: 'database row',
    source: manual('pdostatement.fetchobject'),
  },
  ...['fetch_all', 'fetch_array', 'fetch_assoc', 'fetch_column', 'fetch_object', 'fetch_row'].flatMap(
    (method): readonly OriginSource[] => [
      {
        of: `mysqli_result->${method}`,
        origin: 'database',
        label: 'database row',
        source: manual(`mysqli-result.${method.replace('_', '-')}`),
      },
      {
        of: `mysqli_${method}`,
        origin: 'database',
        label: 'database row',
        source: manual(`mysqli-result.${method.replace('_', '-')}`),
      },
    ],
  ),
  {
    of: 'pg_fetch_assoc',
    origin: 'database',
    label: 'database row',
    source: manual('function.pg-fetch-assoc'),
  },
  {
    of: 'pg_fetch_all',
    origin: 'database',
    label: 'database rows',
    source: manual('function.pg-fetch-all'),
  },
  {
    of: 'pg_fetch_result',
    origin: 'database',
    label: 'database value',
    source: manual('function.pg-fetch-result'),
  },
];
