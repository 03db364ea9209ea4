import { closeSync, constants, openSync, readSync } from 'node:fs';

/** What PHP projects name their PHP files; `.inc` to `.engine` are Drupal's. */
const PHP_EXTENSION = /\.(?:php[3-8]?|phtml|inc|module|install|theme|profile|engine)$/i;

/** Compiled by Laravel into PHP of its own; the source is not PHP. */
const BLADE = /\.blade\.php$/i;

/** Is this the name of a PHP file? `.profile` alone is a shell's. */
export function isPhpName(name: string): boolean {
  return PHP_EXTENSION.test(name) && !BLADE.test(name) && name.lastIndexOf('.') > 0;
}

/** The first bytes of a file as Latin-1 text; empty when it cannot be read. */
export function headOf(path: string, bytes: number): string {
  let handle: number | undefined;
  try {
    // Non-blocking, so that a named pipe cannot hang the run.
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const buffer = Buffer.allocUnsafe(bytes);
    return buffer.toString('latin1', 0, readSync(handle, buffer, 0, bytes, 0));
  } catch {
    return '';
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Does the file start with `#!…php` (`artisan`, `craft`, `bin/console`)? */
export function hasPhpShebang(path: string): boolean {
  const line = headOf(path, 128).split('\n', 1)[0] ?? '';
  return line.startsWith('#!') && /\bphp/.test(line);
}

/** The namespace that the head of a file declares. */
export const NAMESPACE: RegExp = /^\s*namespace\s+([\w\\]+)\s*[;{]/m;

/** Is this the head of a phar: a program packed into one file, whose own code only unpacks or maps it? */
export function isPhar(head: string): boolean {
  return /^#!.*\bphp.*\n/.test(head) && /\bPhar::(?:mapPhar|webPhar|interceptFileFuncs|loadPhar)\s*\(/.test(head);
}
