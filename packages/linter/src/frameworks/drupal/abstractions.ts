import type { Abstraction } from '../knowledge.ts';

const CORE = 'drupal/core: lib/Drupal/Core/StreamWrapper';

/** What a scheme is configured to (local disk, S3) is a matter of settings, not of the call. */
export const abstractions: readonly Abstraction[] = [
  { of: 'public://', label: 'public files', source: `${CORE}/PublicStream.php` },
  { of: 'private://', label: 'private files', source: `${CORE}/PrivateStream.php` },
  { of: 'assets://', label: 'aggregated assets', source: `${CORE}/AssetsStream.php` },
  {
    of: 'translations://',
    label: 'interface translations',
    source: 'drupal/core: modules/locale/src/StreamWrapper/TranslationsStream.php',
  },
  { of: 's3://', label: 'S3 file system', source: 'https://www.drupal.org/project/s3fs' },
  {
    of: 'Drupal\\Core\\StreamWrapper\\PhpStreamWrapperInterface',
    label: 'stream wrapper',
    source: `${CORE}/PhpStreamWrapperInterface.php`,
  },
];
