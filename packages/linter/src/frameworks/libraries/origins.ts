import type { OriginSource } from '../knowledge.ts';

const upload = 'Symfony\\Component\\HttpFoundation\\File\\UploadedFile';

/** Values that library objects carry in from outside. */
export const origins: readonly OriginSource[] = [
  {
    of: 'Monolog\\Handler\\StreamHandler->$url',
    origin: 'setting',
    label: 'the log file of the handler',
    source: 'monolog/monolog: src/Monolog/Handler/StreamHandler.php',
  },
  {
    of: 'Symfony\\Component\\Yaml\\Yaml::parseFile',
    origin: 'setting',
    label: 'setting of a YAML file',
    source: 'symfony/yaml: Yaml.php',
  },
  ...['Laminas\\Config\\Reader\\ReaderInterface', 'Zend\\Config\\Reader\\ReaderInterface'].map(
    (owner): OriginSource => ({
      of: `${owner}->fromFile`,
      origin: 'setting',
      label: 'setting of a configuration file',
      source: 'laminas/laminas-config: src/Reader/ReaderInterface.php',
    }),
  ),
  ...[
    'getClientOriginalName',
    'getClientOriginalExtension',
    'getClientOriginalPath',
    'guessExtension',
    'guessClientExtension',
  ].map(
    (method): OriginSource => ({
      of: `${upload}->${method}`,
      origin: 'request',
      label: 'name of the upload',
      source: 'symfony/http-foundation: File/UploadedFile.php',
    }),
  ),
  ...['read', 'readOrFail', 'consume', 'consumeOrFail'].flatMap((method) =>
    ['Cake\\Core\\Configure', 'Configure'].map(
      (owner): OriginSource => ({
        of: `${owner}::${method}`,
        origin: 'setting',
        label: 'setting of the application',
        source: 'cakephp/cakephp: src/Core/Configure.php',
      }),
    ),
  ),
  ...['getData', 'getQuery', 'getParam', 'getCookie', 'data', 'query', 'param'].map(
    (method): OriginSource => ({
      of: `Cake\\Http\\ServerRequest->${method}`,
      origin: 'request',
      label: 'request input',
      source: 'cakephp/cakephp: src/Http/ServerRequest.php',
    }),
  ),
  {
    of: 'Psr\\Http\\Message\\UploadedFileInterface->getClientFilename',
    origin: 'request',
    label: 'name of the upload',
    source: 'https://www.php-fig.org/psr/psr-7/',
  },
  ...['getParsedBody', 'getQueryParams', 'getAttribute', 'getCookieParams'].map(
    (method): OriginSource => ({
      of: `Psr\\Http\\Message\\ServerRequestInterface->${method}`,
      origin: 'request',
      label: 'request input',
      source: 'https://www.php-fig.org/psr/psr-7/',
    }),
  ),
  {
    of: 'Psr\\Http\\Message\\ServerRequestInterface->getUploadedFiles',
    origin: 'upload',
    label: 'uploaded files',
    source: 'https://www.php-fig.org/psr/psr-7/',
  },
  ...['fetchOne', 'fetchAssociative', 'fetchNumeric', 'fetchAllAssociative', 'fetchFirstColumn'].flatMap((method) =>
    ['Doctrine\\DBAL\\Connection', 'Doctrine\\DBAL\\Result'].map(
      (owner): OriginSource => ({
        of: `${owner}->${method}`,
        origin: 'database',
        label: 'database value',
        source: 'doctrine/dbal: src/Connection.php',
      }),
    ),
  ),
];
