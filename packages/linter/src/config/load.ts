/** From a file to a validated configuration. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, TidemarkError } from '../errors.ts';
import type { TidemarkConfig } from './config.ts';
import type { ConfigDocument } from './document.ts';
import { findConfig } from './locate.ts';
import { readDocument } from './read-document.ts';

export interface LoadedConfig {
  /** Absolute; undefined when the project has none. */
  readonly file?: string;
  readonly config: TidemarkConfig;
}

/** A larger file is refused [bytes]. */
const LARGEST = 1_048_576;

function readText(file: string): string {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw new Error('it is not a file');
    if (stat.size > LARGEST) throw new Error(`it is larger than ${LARGEST} bytes`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new TidemarkError(missing ? 'config.missing' : 'config.unreadable', {
      where: file,
      what: missing ? 'there is no such file' : `it cannot be read: ${messageOf(error)}`,
      ...(missing ? { next: 'Create one with "tidemark-lint init", or leave out --config.' } : {}),
      cause: error,
    });
  }
}

/** One configuration file as it is written. @throws TidemarkError `config.missing`, `config.unreadable`, `config.syntax` */
export async function readConfigFile(file: string): Promise<ConfigDocument> {
  return readDocument(readText(file), basename(file));
}

/**
 * Reads and validates one configuration file.
 * @param ruleIds known rules; a setting for another one is an error
 * @throws TidemarkError `config.missing`, `config.unreadable`, `config.syntax`, `config.invalid`
 */
export async function loadConfigFile(file: string, ruleIds: readonly string[]): Promise<TidemarkConfig> {
  const document = await readConfigFile(file);
  const { validateConfig } = await import('./validate.ts');
  return validateConfig(document, basename(file), ruleIds);
}

/** The configuration of the project at `root`, empty when it has none. Throws as {@link loadConfigFile}. */
export async function loadProjectConfig(root: string, ruleIds: readonly string[]): Promise<LoadedConfig> {
  const file = findConfig(root);
  return file === undefined ? { config: {} } : { file, config: await loadConfigFile(file, ruleIds) };
}
