/**
 * A script together with what V8 made of it when the package was built. It holds for the V8 that made it and the settings it
 * was made under; for any other there is none.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A function that takes what CommonJS gives a module: what the script consists of. */
type Wrapped = (exports: object, require: NodeJS.Require, module: object, file: string, directory: string) => void;

/** In front of the code: checksums of the source and of the code [bytes]. */
const HEAD = 8;

function besides(file: string): string {
  return `${file}.${process.platform}-${process.arch}-${process.versions.v8}`;
}

/** What the script exports; undefined where no code was made for this engine, or where it does not belong to the script. */
export function compiledExports(file: string): unknown {
  try {
    const compiled = readFileSync(besides(file));
    const source = readFileSync(file);
    const code = compiled.subarray(HEAD);
    if (compiled.readUInt32LE(0) !== crc32(source) || compiled.readUInt32LE(4) !== crc32(code)) return undefined;
    const script = scriptOf(file, source, code);
    return script.cachedDataRejected === false ? exportsOf(file, script) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Leaves compiled code beside a script.
 * @param use what it runs is kept, what it does not run is compiled when it is needed
 * @throws RangeError where the script is not plain ASCII: its patterns would mean something else
 */
export async function compileScript(file: string, use: (exported: unknown) => Promise<void>): Promise<void> {
  const source = readFileSync(file);
  if (source.some((byte) => byte > 0x7f)) throw new RangeError(`${file} must be ASCII to be compiled`);
  const script = scriptOf(file, source);
  await use(exportsOf(file, script));
  const code = script.createCachedData();
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(crc32(source), 0);
  head.writeUInt32LE(crc32(code), 4);
  writeFileSync(besides(file), Buffer.concat([head, code]));
}

/** @param source ASCII: so it takes half the memory */
function scriptOf(file: string, source: Buffer, cachedData?: Buffer): Script {
  return new Script(source.toString('latin1'), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
}

function exportsOf(file: string, script: Script): unknown {
  const module = { exports: {} };
  const wrapped = script.runInThisContext() as Wrapped;
  wrapped(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}
