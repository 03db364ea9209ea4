import type { KindRemedy } from '../remedy-tables.ts';

const CORE_API = 'https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview';
const FAL = `${CORE_API}/Fal/Index.html`;
const CACHING = `${CORE_API}/CachingFramework/Index.html`;
const S3 = 'https://extensions.typo3.org/extension/aus_driver_amazon_s3';

export const remedies: readonly KindRemedy[] = [
  {
    remedy: {
      summary:
        'Store the file through the file abstraction layer: `$storage->getFolder(…)->addFile($temporaryFile, $name)`, in a ' +
        'storage whose driver is object storage.',
      packages: ['andersundsehr/aus-driver-amazon-s3'],
      docs: [FAL, S3],
    },
  },
  {
    kinds: ['upload'],
    remedy: {
      summary:
        'Take the upload into a storage with `$storage->addUploadedFile($uploadedFile, $folder)` (or the Extbase ' +
        '`FileUpload` attribute from 13.3) instead of moving it to a local path.',
      packages: ['andersundsehr/aus-driver-amazon-s3'],
      docs: [FAL, S3],
    },
  },
  {
    kinds: ['media', 'export'],
    remedy: {
      summary:
        'Make the file with `GeneralUtility::tempnam()` and stream it in the same request, or add it to a storage with ' +
        '`$folder->addFile()`; `typo3temp/` is seen by one node only.',
      packages: ['andersundsehr/aus-driver-amazon-s3', 'maxserv/fal_s3'],
      docs: [FAL, S3],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary:
        'Use the caching framework (`CacheManager->getCache(…)->set()`) with `RedisBackend` or the database backend.',
      packages: [],
      docs: [CACHING],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary: 'Log with the PSR-3 logger and a `PhpErrorLogWriter` or `SyslogWriter` instead of a file.',
      packages: [],
      docs: [`${CORE_API}/Logging/Writers/Index.html`],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary: 'Use `LockFactory` with a strategy that all nodes share, such as Redis.',
      packages: ['b13/distributed-locks'],
      docs: [`${CORE_API}/LockingApi/Index.html`, 'https://packagist.org/packages/b13/distributed-locks'],
    },
  },
  {
    kinds: ['config'],
    remedy: {
      summary:
        'Keep settings and site configuration in the release, and read what differs from the environment in ' +
        '`config/system/additional.php`; store what editors set in the database (`Registry->set()`).',
      packages: ['helhum/dotenv-connector'],
      docs: ['https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/Configuration/Index.html'],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary: 'Install extensions and language packs with Composer in the build, not with the Extension Manager.',
      packages: [],
      docs: ['https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/Administration/Installation/Index.html'],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary:
        'Use the session of the frontend user (`setAndSaveSessionData()`), which is in the database or in Redis.',
      packages: [],
      docs: [`${CORE_API}/SessionStorageFramework/Index.html`],
    },
  },
  {
    kinds: ['key'],
    remedy: {
      summary: 'Hand the key over in an environment variable and read it with `getenv()` in `additional.php`.',
      packages: ['helhum/dotenv-connector'],
      docs: ['https://packagist.org/packages/helhum/dotenv-connector'],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary: 'Store rows in the site database with `ConnectionPool` instead of a local database file.',
      packages: [],
      docs: [`${CORE_API}/Database/Index.html`],
    },
  },
];
