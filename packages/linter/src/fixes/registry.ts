import { filePath, hashSalt } from './drupal/settings-value.ts';
import type { Fixer } from './fix.ts';
import { configDefault } from './laravel/config-default.ts';
import { configSecret } from './laravel/config-secret.ts';
import { diskDriver } from './laravel/disk-driver.ts';
import { lockDsn } from './symfony/lock-dsn.ts';

/** Every fixer; of several that know a shape the first is asked first. */
export const FIXERS: readonly Fixer[] = [configDefault, diskDriver, configSecret, lockDsn, filePath, hashSalt];
