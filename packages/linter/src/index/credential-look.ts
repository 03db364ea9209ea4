/** Tells from a file's text whether it may hold a credential, so that few files are parsed to look for one. */

import { callHash } from './name-hash.ts';
import type { FileRecord } from './record.ts';

/** What stands between a name and its value in PHP: `NAME = 'x'`, `'name' => 'x'`, `define('NAME', 'x')`, `?? 'x'`. */
const GIVEN = `["'\\])]*\\s*(?:=>?|,|:|\\(|\\?\\?|\\?:)\\s*`;

const LOOK = new RegExp(
  [
    // A name of a credential, and a value without blanks that has letters and digits.
    `(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?|salt|pepper)${GIVEN}["'](?=[^"'\\s]{0,99}\\d)(?=[^"'\\s]{0,99}[a-z])[^"'\\s$]{8}`,
    // A password that an installation begins with is one whatever it is.
    `(?:first|default|initial|admin|root|master|super)\\w{0,40}pass(?:word|wd)?${GIVEN}["'][^"'\\s]{4}`,
    // Keys of well-known issuers, keys in PEM form, and addresses with a password.
    'A[KS]IA[A-Z2-7]{16}|sk_live_|xox[abprs]-|AIza|PRIVATE KEY-----|://[^\\s:/"\'@]{1,60}:[^\\s/"\'@]{3,60}@',
    // Connections whose arguments are credentials.
    '\\bnew\\s+\\\\?(?:PDO|mysqli)\\s*\\(|\\b(?:mysqli?_connect|ftp_login|ldap_bind|imap_open)\\s*\\(',
  ].join('|'),
  'i',
);

/** Recorded among a file's names, where no identifier can be. */
const MARK: number = callHash('credential', 0x3f);

/** Notes in a file's names that its text may hold a credential. */
export function noteCredentials(bytes: Uint8Array, names: { add(hash: number): void }): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (looksLikeCredential(text)) names.add(MARK | 0);
}

/** Was it noted of this file that it may hold a credential? */
export function mayHoldCredential({ names }: Pick<FileRecord, 'names'>): boolean {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] as number) < MARK) low = middle + 1;
    else high = middle;
  }
  return names[low] === MARK;
}

/** Fast; says yes too often, hardly ever no. */
export function looksLikeCredential(text: string): boolean {
  return LOOK.test(text);
}
