/** The key of a finished result: everything it depends on, in one hash. */
import { createHash } from 'node:crypto';

export interface ResultInputs {
  readonly toolVersion: string;
  /** All options that change the result, as one text (JSON with keys in a fixed order). */
  readonly options: string;
  /** Path → content hash of every file that was or could have been looked at. */
  readonly contents: Iterable<readonly [path: string, hash: string]>;
}

/** The same for the same inputs, whatever the order of the files. */
export function resultKey({ toolVersion, options, contents }: ResultInputs): string {
  const key = createHash('sha256');
  // JSON marks where each part ends, so no two inputs run together into the same bytes.
  key.update(JSON.stringify([toolVersion, options]));
  // Hashing one long text is several times faster than a call per file.
  const lines = Array.from(contents, ([path, hash]) => `${hash} ${path}\0`);
  key.update(lines.sort().join(''));
  return key.digest('hex');
}
