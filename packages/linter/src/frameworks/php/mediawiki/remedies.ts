/** What to do with state of MediaWiki. Sources: the pages of the manual that each remedy names. */
import type { Remedy } from '../../../result.ts';

const MANUAL = 'https://www.mediawiki.org/wiki/Manual:';

type MediaWikiState = 'database' | 'cache' | 'sessions' | 'uploads' | 'logs' | 'jobs' | 'services' | 'mail';

export const MEDIAWIKI_REMEDIES: Readonly<Record<MediaWikiState, Remedy>> = {
  database: {
    summary: "Use MySQL or PostgreSQL: `$wgDBtype = 'mysql'`, with `$wgDBserver` from the environment.",
    packages: [],
    docs: [`${MANUAL}$wgDBtype`],
  },
  cache: {
    summary:
      'Use Memcached or Redis as the main cache: `$wgMainCacheType = CACHE_MEMCACHED` with `$wgMemCachedServers`, or an entry of `$wgObjectCaches`.',
    packages: [],
    docs: [`${MANUAL}$wgMainCacheType`, `${MANUAL}$wgObjectCaches`],
  },
  sessions: {
    summary:
      'Keep sessions where all nodes see them: `$wgSessionCacheType = CACHE_DB`, or Memcached or Redis with a memory that does not drop them.',
    packages: [],
    docs: [`${MANUAL}$wgSessionCacheType`],
  },
  uploads: {
    summary:
      'Keep files in object storage, with the extension AWS (`$wgAWSBucketName`) or a Swift backend (`$wgFileBackends`), or mount a share that all nodes see at `$wgUploadDirectory`.',
    packages: [],
    docs: [`${MANUAL}$wgUploadDirectory`, 'https://www.mediawiki.org/wiki/Extension:AWS'],
  },
  logs: {
    summary:
      "Log to the output of the process: `$wgDebugLogFile = 'php://stderr'`, or Monolog by `$wgMWLoggerDefaultSpi`.",
    packages: ['monolog/monolog'],
    docs: [`${MANUAL}$wgDebugLogFile`, `${MANUAL}MonologSpi`],
  },
  jobs: {
    summary: 'Set `$wgJobRunRate = 0` and let a worker run `maintenance/run.php runJobs`.',
    packages: [],
    docs: [`${MANUAL}Job_queue`],
  },
  services: {
    summary: 'Read addresses, passwords and keys with `getenv()` in LocalSettings.php, and set them on the platform.',
    packages: [],
    docs: [`${MANUAL}LocalSettings.php`, 'https://12factor.net/config'],
  },
  mail: {
    summary: 'Send mail by SMTP: `$wgSMTP` with the address and credentials from the environment.',
    packages: [],
    docs: [`${MANUAL}$wgSMTP`],
  },
};
