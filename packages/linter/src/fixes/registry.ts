import type { Fixer } from './fix.ts';
import { configDefault } from './laravel/config-default.ts';
import { diskDriver } from './laravel/disk-driver.ts';

/** Every fixer; of several that know a shape the first is asked first. */
export const FIXERS: readonly Fixer[] = [configDefault, diskDriver];
