/** Tells from a file's bytes whether it may hold a credential, so that few files are parsed to look for one. */

import { CREDENTIAL_CALLS, CREDENTIAL_OPTIONS } from '../configuration/credential-calls.ts';
import { callHash, FOLD, FUNCTION_MARK, METHOD_MARK, nameHash } from './name-hash.ts';
import { includes } from './project-index.ts';
import type { FileRecord } from './record.ts';

/** Names of credentials end like this. */
const CREDENTIAL_NAME = /(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?|salt|pepper)$/i;
/** A password that an installation begins with is one whatever it is. */
const FIRST_PASSWORD =
  /(?:first|default|initial|admin|root|master|super|db|database|sql|smtp|redis|ftp|ldap)\w{0,40}pass(?:word|wd)?$/i;
/** As much of a name as these two look at [bytes]. */
const LONGEST_NAME = 56;
/** The last three letters of all such names, as numbers: few other words end in them. */
const LAST_LETTERS: ReadonlySet<number> = new Set(
  ['ass', 'ord', 'swd', 'ase', 'pwd', 'ret', 'ken', 'key', 'ial', 'als', 'alt', 'per'].map((letters) =>
    packed(Buffer.from(letters), 3),
  ),
);

/** What a file that hands over a credential holds; a method of a common name only beside a word for what it is called on. */
const CONNECTIONS: readonly number[] = [
  ...CREDENTIAL_CALLS.filter(({ is }) => is === 'function').map(({ name }) => callHash(name, FUNCTION_MARK) | 0),
  ...['SFTP', 'SSH2', 'Redis'].map((name) => callHash(name, FUNCTION_MARK) | 0),
  ...['real_connect', 'withToken', 'withBasicAuth'].map((name) => callHash(name, METHOD_MARK) | 0),
  ...[...CREDENTIAL_OPTIONS, 'JWT'].map((name) => nameHash(name) | 0),
];

/**
 * In keys of well-known issuers, in keys in PEM form, and in front of what a header gives; `?` is any letter. Each with the
 * place of its rarest pair of letters.
 */
const ISSUER_MARKS: readonly (readonly [mark: string, rarest: number])[] = [
  ['AKIA', 0],
  ['ASIA', 0],
  ['AIza', 0],
  ['sk_live_', 2],
  ['rk_live_', 2],
  ['sk-proj-', 2],
  ['sk-ant-', 2],
  ['xox?-', 0],
  ['ghp_', 0],
  ['github_pat_', 6],
  ['glpat-', 0],
  ['hooks.slack', 5],
  ['api.telegram.org', 12],
  ['PRIVATE KEY-----', 0],
  ['Bearer ', 0],
  ['Authorization: Basic ', 0],
  ['-Key: ', 0],
  ['-Token: ', 0],
];

/** Recorded among a file's names, where no identifier can be. */
const MARK: number = callHash('credential', 0x3f) | 0;
export const CREDENTIAL_MARK: number = MARK >>> 0;

/** A password that an installation begins with, in quotes [bytes]. */
const SHORTEST = 6;

const SINGLE = 0x27;
const DOUBLE = 0x22;
const COLON = 0x3a;
const SLASH = 0x2f;
const AT = 0x40;
const EQUALS = 0x3d;
const QUESTION = 0x3f;
const GREATER = 0x3e;
const DOLLAR = 0x24;
const EXCLAMATION = 0x21;

/** What a byte in a text may tell of. */
const SIGN = { address: 1, mark: 2 } as const;
const SIGNS: Uint8Array = new Uint8Array(256);
SIGNS[COLON] = SIGN.address;
/** By the rarest pair of letters of a mark, as one number: the place of the marks that have it among {@link MARKS}, from 1. */
const PAIRS: Uint8Array = new Uint8Array(0x1_00_00);
const MARKS: (readonly [mark: string, rarest: number])[][] = [];
for (const [mark, rarest] of ISSUER_MARKS) {
  SIGNS[mark.charCodeAt(rarest)] = SIGN.mark;
  const pair = (mark.charCodeAt(rarest) << 8) | mark.charCodeAt(rarest + 1);
  const place = (PAIRS[pair] as number) || MARKS.push([]);
  PAIRS[pair] = place;
  MARKS[place - 1]?.push([mark, rarest]);
}

/** Names of the file that is being scanned. */
interface Names {
  add(hash: number): void;
  has(hash: number): boolean;
}

/** Notes in a file's names that it may hold a credential where it opens a connection. */
export function noteConnections(names: Names): void {
  if (CONNECTIONS.some((call) => names.has(call))) names.add(MARK);
}

/**
 * Notes in a file's names that the literal `bytes[start, end)`, its quotes included, may hold a credential. Fast; says yes too
 * often, hardly ever no.
 */
export function noteLiteral(bytes: Uint8Array, start: number, end: number, names: Pick<Names, 'add'>): void {
  if (end - start < SHORTEST) return;
  if (isGivenCredential(bytes, start) || holdsKey(bytes, start + 1, end)) names.add(MARK);
}

/** Was it noted of this file that it may hold a credential? */
export function mayHoldCredential({ names }: Pick<FileRecord, 'names'>): boolean {
  return includes(names, CREDENTIAL_MARK);
}

/** Does a text hold a key that tells by itself what it is, or an address with a password? */
function holdsKey(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const sign = SIGNS[bytes[at] as number];
    if (sign === 0) continue;
    if (sign === SIGN.mark) {
      const place = PAIRS[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] as number;
      if (place !== 0 && isMark(bytes, at, place)) return true;
    } else if (bytes[at + 1] === SLASH && bytes[at + 2] === SLASH && hasPassword(bytes, at + 3)) return true;
  }
  return false;
}

/** @param place of the marks that may be there among {@link MARKS}, from 1 */
function isMark(bytes: Uint8Array, at: number, place: number): boolean {
  for (const [mark, rarest] of MARKS[place - 1] ?? []) {
    let to = 0;
    while (to < mark.length && (mark.charCodeAt(to) === bytes[at - rarest + to] || mark.charCodeAt(to) === QUESTION))
      to++;
    if (to === mark.length) return true;
  }
  return false;
}

/** `//user:password@`, from behind the slashes. */
function hasPassword(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (at <= from + 60 && isPartOfAddress(bytes[at]) && bytes[at] !== COLON) at++;
  if (at === from || bytes[at] !== COLON) return false;
  const password = at + 1;
  at = password;
  while (at <= password + 60 && isPartOfAddress(bytes[at])) at++;
  return bytes[at] === AT && at - password >= 3 && at - password <= 60;
}

function isPartOfAddress(byte: number | undefined): boolean {
  return byte !== undefined && byte !== SLASH && byte !== AT && isPartOfValue(byte);
}

/** Is the value that begins with the quote at `quote` given to a credential: `NAME = 'x'`, `'name' => 'x'`, `?? 'x'`? */
function isGivenCredential(bytes: Uint8Array, quote: number): boolean {
  if (bytes[quote] !== SINGLE && bytes[quote] !== DOUBLE) return false;
  const end = nameBefore(bytes, quote);
  if (end < 3 || !LAST_LETTERS.has(packed(bytes, end))) return false;
  const name = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('latin1', Math.max(0, end - LONGEST_NAME));
  return (
    (CREDENTIAL_NAME.test(name) && isGenerated(bytes, quote + 1)) ||
    (FIRST_PASSWORD.test(name) && hasLetters(bytes, quote + 1, 4))
  );
}

/** End of the name that is given what begins at `at`; 0 where nothing stands between that is written to give a value. */
function nameBefore(bytes: Uint8Array, at: number): number {
  let to = beforeBlanks(bytes, at);
  const last = bytes[to - 1];
  const second = bytes[to - 2];
  if (last === EQUALS || last === 0x2c || last === 0x28) to -= 1;
  else if (last === GREATER && second === EQUALS) to -= 2;
  else if (last === COLON) to -= second === QUESTION ? 2 : 1;
  else if (last === QUESTION && second === QUESTION) to -= 2;
  else return 0;
  // `$token === 'x'` compares.
  while (to > 0 && (bytes[to - 1] === EQUALS || bytes[to - 1] === EXCLAMATION)) to--;
  to = beforeBlanks(bytes, to);
  while (to > 0 && isClosing(bytes[to - 1] as number)) to--;
  return to;
}

function beforeBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at > 0 && isBlank(bytes[at - 1] as number)) at--;
  return at;
}

/** Three letters before `end` in lower case, as one number. */
function packed(bytes: Uint8Array, end: number): number {
  return (fold(bytes, end - 3) << 16) | (fold(bytes, end - 2) << 8) | fold(bytes, end - 1);
}

function fold(bytes: Uint8Array, at: number): number {
  return FOLD[bytes[at] as number] as number;
}

/** A value without blanks that has letters and digits. */
function isGenerated(bytes: Uint8Array, from: number): boolean {
  if (!hasLetters(bytes, from, 8, DOLLAR)) return false;
  let [digit, letter] = [false, false];
  for (let at = from; at < from + 100 && isPartOfValue(bytes[at]); at++) {
    const byte = (bytes[at] as number) | 0x20;
    if (byte >= 0x30 && byte <= 0x39) digit = true;
    else if (byte >= 0x61 && byte <= 0x7a) letter = true;
  }
  return digit && letter;
}

/** Is the value at least so long? */
function hasLetters(bytes: Uint8Array, from: number, count: number, except?: number): boolean {
  for (let at = from; at < from + count; at++) if (!isPartOfValue(bytes[at]) || bytes[at] === except) return false;
  return true;
}

function isPartOfValue(byte: number | undefined): boolean {
  return byte !== undefined && byte !== SINGLE && byte !== DOUBLE && !isBlank(byte);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0xa0;
}

/** A bracket or quote that stands behind a name: `$a['name']`, `env('NAME')`. */
function isClosing(byte: number): boolean {
  return byte === SINGLE || byte === DOUBLE || byte === 0x5d || byte === 0x29;
}
