import { join, posix } from 'node:path';
import { headOf } from './php-file.ts';

/** https://docs.phpunit.de/en/11.5/textui.html#configuration-file: the first that is there is taken. */
const FILES = ['phpunit.xml', 'phpunit.dist.xml', 'phpunit.xml.dist'];

/** The attribute stands in the first element [bytes]. */
const HEAD = 4096;

/**
 * The file that PHPUnit begins with, relative to the root, where its name says that it is there for tests: an application may
 * begin with the same one. https://docs.phpunit.de/en/11.5/configuration.html#the-bootstrap-attribute
 */
export function phpunitBootstrap(root: string): string | undefined {
  for (const name of FILES) {
    const named = /<phpunit\b[^>]*?\sbootstrap\s*=\s*["']([^"']+)["']/.exec(headOf(join(root, name), HEAD))?.[1];
    if (named === undefined) continue;
    const path = posix.normalize(named);
    return /test|phpunit/i.test(path) && !path.startsWith('..') ? path : undefined;
  }
  return undefined;
}
