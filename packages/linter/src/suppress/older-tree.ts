/** A git ref's files in a temporary directory, outside the repository. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { abortedError } from '../errors.ts';
import { materialiseRef } from '../project/git.ts';
import type { MaterialiseRef } from './changed-since.ts';

/** What no analysis reads. */
const UNREAD =
  /\.(?:png|jpe?g|gif|webp|avif|ico|svgz?|bmp|tiff?|psd|woff2?|ttf|otf|eot|mp[34]|m4[av]|mov|webm|og[gv]|wav|pdf|zip|gz|bz2|xz|tar|rar|7z|phar|jar|exe|so|dll|wasm|css|scss|less|map|mo|po|xlsx?|docx?|pptx?)$/i;

/** A larger file is left out [bytes]: no parser takes it. */
const LARGEST = 8_388_608;

export const materialiseOlderTree: MaterialiseRef = async (root, ref, signal) => {
  const files = materialiseRef(root, ref, (path, size) => size <= LARGEST && !UNREAD.test(path));
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'tidemark-ref-')));
  const dispose = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    // Ends the search for the project root here, should the tree have no composer.json of its own.
    await mkdir(join(directory, '.git'));
    const made = new Set<string>();
    for (const { path, bytes } of files) {
      if (signal?.aborted) throw abortedError(signal.reason);
      const file = resolve(directory, path);
      // A forged tree may hold names like `..`; they stay out.
      if (!file.startsWith(directory + sep)) continue;
      const folder = dirname(file);
      if (!made.has(folder)) await mkdir(folder, { recursive: true });
      made.add(folder);
      await writeFile(file, bytes);
    }
    return { directory, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
};
