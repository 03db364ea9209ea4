import { createHash, type Hash } from 'node:crypto';
import type { Scenario } from './scenario.ts';

/**
 * Fingerprint of what a scenario says, whatever it was written as; its seed and replications stand beside it and are left
 * out, and so are its promises, which change no figure. 16 hexadecimal digits.
 */
export function scenarioHash({ seed: _seed, replications: _replications, slo: _slo, ...rest }: Scenario): string {
  const hash = createHash('sha256');
  digest(rest, hash);
  return hash.digest('hex').slice(0, 16);
}

/** Keys in order, every value behind a mark of its type, so that no two values are told alike. */
function digest(value: unknown, hash: Hash): void {
  if (value instanceof Float64Array || value instanceof Int32Array) {
    hash.update(`typed ${value.length}:`).update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) {
    hash.update(`list ${value.length}:`);
    for (const each of value) digest(each, hash);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    hash.update(`map ${entries.length}:`);
    for (const [key, each] of entries) {
      hash.update(JSON.stringify(key));
      digest(each, hash);
    }
  } else hash.update(`${typeof value} ${typeof value === 'string' ? JSON.stringify(value) : String(value)};`);
}
