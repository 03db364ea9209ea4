/** What to do about TYPO3 settings that keep state on one node. */
import type { Remedy } from '../../../result.ts';

const API = 'https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us';

type Subject =
  | 'session'
  | 'cache'
  | 'lock'
  | 'log'
  | 'mail'
  | 'database'
  | 'service'
  | 'files'
  | 'folder'
  | 'secret'
  | 'none';

export const remedies: Readonly<Record<Subject, Remedy>> = {
  session: {
    summary: 'Set `SYS/session/FE/backend` and `BE/backend` to `DatabaseSessionBackend` or `RedisSessionBackend`.',
    packages: [],
    docs: [`${API}/ApiOverview/SessionStorageFramework/Index.html`],
  },
  cache: {
    summary: 'Give the cache the `RedisBackend` or the `Typo3DatabaseBackend` in `SYS/caching/cacheConfigurations`.',
    packages: [],
    docs: [`${API}/ApiOverview/CachingFramework/Backends/Index.html`],
  },
  lock: {
    summary: 'Register a locking strategy that all nodes share, with the highest priority in `SYS/locking/strategies`.',
    packages: ['b13/distributed-locks'],
    docs: [`${API}/ApiOverview/LockingApi/Index.html`],
  },
  log: {
    summary: 'Set `LOG/writerConfiguration` to `PhpErrorLogWriter` or `SyslogWriter`, and disable the `FileWriter`.',
    packages: [],
    docs: [`${API}/ApiOverview/Logging/Writers/Index.html`],
  },
  mail: {
    summary: 'Set `MAIL/transport` to `smtp` or `dsn`, and take the server from the environment in `additional.php`.',
    packages: [],
    docs: [`${API}/ApiOverview/Mail/Index.html`],
  },
  database: {
    summary: 'Use MySQL, MariaDB or PostgreSQL: `DB/Connections/Default/driver` is `mysqli` or `pdo_pgsql`.',
    packages: [],
    docs: [`${API}/ApiOverview/Database/Configuration/Index.html`],
  },
  service: {
    summary: 'Take the address from the environment in `config/system/additional.php`: `getenv(…)`.',
    packages: ['helhum/dotenv-connector'],
    docs: [`${API}/Configuration/Typo3ConfVars/DB.html`],
  },
  files: {
    summary:
      'Make the default storage one whose driver is object storage, or mount `fileadmin/` so that all nodes share it.',
    packages: ['andersundsehr/aus-driver-amazon-s3'],
    docs: [`${API}/ApiOverview/Fal/Index.html`, 'https://extensions.typo3.org/extension/aus_driver_amazon_s3'],
  },
  folder: {
    summary: 'Take a folder of a storage, `1:/user_upload/`, and put files there through the file abstraction layer.',
    packages: ['andersundsehr/aus-driver-amazon-s3'],
    docs: [`${API}/ApiOverview/Fal/Index.html`],
  },
  secret: {
    summary: 'Set it from the environment in `config/system/additional.php`: `getenv(…)`.',
    packages: ['helhum/dotenv-connector'],
    docs: [`${API}/Configuration/Typo3ConfVars/SYS.html`],
  },
  none: { summary: 'Nothing to do: it is shared, or made before the release.', packages: [], docs: [] },
};
