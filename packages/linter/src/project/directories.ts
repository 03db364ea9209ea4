/** Lists directories. One that an earlier run listed, and that has not changed since, is only looked at. */
import { type Dirent, lstatSync, readdirSync, statfsSync } from 'node:fs';

/** What the walk and its rules know of an entry. */
export type Entry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory'>;

/** What tells that a directory was changed. */
export interface DirectoryStat {
  /** [ms since 1970], with fractions. */
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly inode: number;
  readonly device: number;
}

/** A directory as it was listed. */
export interface ListedDirectory extends DirectoryStat {
  /** Relative to the root, with `/`; '' is the root. */
  readonly path: string;
  /** Names, each behind a letter for what it is. */
  readonly entries: readonly string[];
}

/** What an earlier run left. */
export interface DirectoryMemory {
  /** Entries of the directory, where its stat data prove that they are still the same. */
  entriesOf(path: string, stat: DirectoryStat): readonly string[] | undefined;
}

/**
 * File systems that change a directory's times with every entry that comes, goes, or is replaced; of those over a network, or
 * shared with a virtual machine, it is not known. https://man7.org/linux/man-pages/man2/statfs.2.html
 */
const TRUE_TIMES: ReadonlySet<number> = new Set([
  // ext2, ext3, ext4
  0xef53,
  // XFS
  0x58465342,
  // Btrfs
  0x9123683e,
  // F2FS
  0xf2f52010,
]);

const FILE = 'f';
const DIRECTORY = 'd';
const OTHER = 'o';

class KnownEntry implements Entry {
  readonly name: string;
  readonly #kind: string;

  constructor(entry: string) {
    this.#kind = entry.charAt(0);
    this.name = entry.slice(1);
  }

  isFile(): boolean {
    return this.#kind === FILE;
  }

  isDirectory(): boolean {
    return this.#kind === DIRECTORY;
  }
}

/** What a run that is the first one to look has of earlier ones, where a later one shall know what it found. */
export const NOTHING_YET = 'nothing yet';

export class Directories {
  /** Something is not as the earlier run left it. */
  isChanged = false;
  readonly #listed: ListedDirectory[] = [];
  /** Listed in a run that had no earlier one: each with its path. */
  readonly #listedFirst: (readonly [path: string, entries: readonly Dirent[]])[] = [];
  readonly #root: string;
  readonly #memory: DirectoryMemory | typeof NOTHING_YET | undefined;

  /**
   * @param root absolute path
   * @param memory absent: every directory is read, and none noted
   */
  constructor(root: string, memory?: DirectoryMemory | typeof NOTHING_YET) {
    this.#root = root;
    this.#memory = memory && hasTrueTimes(root) ? memory : undefined;
  }

  /**
   * Those that were listed, for the next run. In a first run they are looked at only now, so that a run without a cache need not:
   * one that changed since it was listed is younger than the run, and so never trusted.
   */
  listed(): readonly ListedDirectory[] {
    for (const [path, entries] of this.#listedFirst.splice(0)) {
      const stat = this.#lookAgain(path);
      if (stat) this.#listed.push({ path, ...stat, entries: entries.map(noted) });
    }
    return this.#listed;
  }

  /** Undefined for a directory that is gone. */
  #lookAgain(path: string): DirectoryStat | undefined {
    try {
      return this.#statOf(path);
    } catch {
      return undefined;
    }
  }

  #statOf(path: string): DirectoryStat {
    const { mtimeMs, ctimeMs, ino: inode, dev: device } = lstatSync(this.#absolute(path));
    return { mtimeMs, ctimeMs, inode, device };
  }

  #absolute(path: string): string {
    return path === '' ? this.#root : `${this.#root}/${path}`;
  }

  /**
   * @param path relative to the root
   * @throws the system's error
   */
  entriesOf(path: string): readonly Entry[] {
    if (!this.#memory) return this.#read(path);
    if (this.#memory === NOTHING_YET) {
      const entries = this.#read(path);
      this.#listedFirst.push([path, entries]);
      this.isChanged = true;
      return entries;
    }
    // Before the entries: what comes meanwhile makes the directory younger than this.
    const stat = this.#statOf(path);
    const known = this.#memory.entriesOf(path, stat);
    if (known) {
      this.#listed.push({ path, ...stat, entries: known });
      return known.map((entry) => new KnownEntry(entry));
    }
    this.isChanged = true;
    const found = this.#read(path);
    this.#listed.push({ path, ...stat, entries: found.map(noted) });
    return found;
  }

  #read(path: string): Dirent[] {
    return readdirSync(this.#absolute(path), { withFileTypes: true });
  }
}

function noted(entry: Dirent): string {
  return `${kindOf(entry)}${entry.name}`;
}

function kindOf(entry: Dirent): string {
  if (entry.isFile()) return FILE;
  return entry.isDirectory() ? DIRECTORY : OTHER;
}

function hasTrueTimes(root: string): boolean {
  try {
    return process.platform === 'linux' && TRUE_TIMES.has(statfsSync(root).type);
  } catch {
    return false;
  }
}
