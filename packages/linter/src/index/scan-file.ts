/** The record of one file, straight from its bytes. */
import { hash as digest } from 'node:crypto';
import { noteConnections } from './credential-look.ts';
import { Declarations } from './declarations.ts';
import { callHash, RENAME_MARK } from './name-hash.ts';
import { NameSet } from './name-set.ts';
import type { FileRecord } from './record.ts';
import { scan } from './scan.ts';

// Reused from file to file: scanning is synchronous, and a set per file would cost more than the scan.
const names = new NameSet();
const declarations = new Declarations();

/** UTF-16 with a byte order mark as UTF-8; every other encoding as it is (PHP code in it is ASCII). */
function decoded(bytes: Uint8Array): Uint8Array {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!little && !big) return bytes;
  const pairs = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  if (big) pairs.swap16();
  return Buffer.from(pairs.toString('utf16le'), 'utf8');
}

/** SHA-1 of a file's bytes, hex: the key by which everything known of a file is remembered. */
export function contentHash(bytes: Uint8Array): string {
  return digest('sha1', bytes, 'hex');
}

/**
 * Scans a PHP file in linear time. Never throws, whatever the bytes are. `hazard` is left to the parser's side, which
 * knows what it can bear.
 * @param hash the bytes' {@link contentHash}, where it is known already
 */
export function scanFile(bytes: Uint8Array, hash: string = contentHash(bytes)): FileRecord {
  const source = decoded(bytes);
  names.clear();
  declarations.begin(source, source.length);
  scan(source, source.length, names, declarations);
  for (const name of declarations.renamed) names.add(callHash(name, RENAME_MARK) | 0);
  noteConnections(names);
  return { hash, bytes: bytes.length, symbols: declarations.symbols, names: names.sorted() };
}
