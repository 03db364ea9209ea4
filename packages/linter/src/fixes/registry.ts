import type { Finding } from '../result.ts';
import { phpCredential, yamlCredential } from './any/credential.ts';
import { craftCache, craftMutex, craftSession } from './craft/components.ts';
import { craftFileSystem } from './craft/fs-to-s3.ts';
import { craftLogTarget } from './craft/log-target.ts';
import { drupalLogHandler } from './drupal/log-handler.ts';
import { filePath, hashSalt, scratchPath } from './drupal/settings-value.ts';
import type { Fixer } from './fix.ts';
import { configDefault } from './laravel/config-default.ts';
import { configSecret } from './laravel/config-secret.ts';
import { diskDriver } from './laravel/disk-driver.ts';
import { diskWrite } from './laravel/disk-write.ts';
import { cacheAdapter } from './symfony/cache-adapter.ts';
import { lockDsn } from './symfony/lock-dsn.ts';
import { logStream, rotatedLog } from './symfony/log-stream.ts';
import { sessionDsn } from './symfony/session-dsn.ts';

/** Fixers of PHP and configuration; of several that know a shape the first is asked first. */
export const FIXERS: readonly Fixer[] = [
  configDefault,
  diskDriver,
  diskWrite,
  configSecret,
  lockDsn,
  sessionDsn,
  cacheAdapter,
  logStream,
  rotatedLog,
  filePath,
  scratchPath,
  drupalLogHandler,
  hashSalt,
  craftFileSystem,
  craftCache,
  craftMutex,
  craftSession,
  craftLogTarget,
  yamlCredential,
  phpCredential,
];

/** Every fixer that findings may need. Those of Node code come with a parser, which is loaded only where there is some. */
export async function fixersFor(findings: readonly Finding[]): Promise<readonly Fixer[]> {
  if (!findings.some(({ path, ruleId }) => ruleId === 'processes/local-disk-write' && /\.[cm]?[jt]s$/.test(path)))
    return FIXERS;
  const { fsToStorage } = await import('./node/fs-to-storage.ts');
  return [...FIXERS, fsToStorage];
}
