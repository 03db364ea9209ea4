/** Folders for the sockets of an app's nodes; each stands for a server in HAProxy's configuration. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TidemarkError } from '../../client-error.ts';
import { giveAway } from '../give-away.ts';

/** The nodes of a release, those of the one before that still work, and one that is put in the place of another. */
export const SLOTS = 160;

/** HAProxy takes 97 of the 107 that unix(7) allows, and its own socket has the longest name. [bytes] */
const PATH_MAX = 97 - '/haproxy/admin.sock'.length;

export interface SocketFolder {
  readonly slot: number;
  readonly path: string;
}

export class SocketFolders {
  readonly root: string;
  readonly #taken = new Set<number>();
  #next = 0;

  /** @param wanted used where its path is short enough for sockets */
  constructor(wanted: string, instance: string) {
    this.root = Buffer.byteLength(wanted) <= PATH_MAX ? wanted : join(tmpdir(), `tidemark-${instance.slice(0, 13)}`);
  }

  /** Clears what an earlier platform left over. */
  async open(): Promise<void> {
    await this.close();
    await mkdir(this.root, { recursive: true });
    await chmod(this.root, 0o711);
  }

  /** A new, empty one. @throws TidemarkError where all are taken */
  async take(): Promise<SocketFolder> {
    for (let step = 0; step < SLOTS; step += 1) {
      const slot = (this.#next + step) % SLOTS;
      if (this.#taken.has(slot)) continue;
      this.#taken.add(slot);
      // The one given back last is taken last, so that HAProxy has long forgotten who used it.
      this.#next = (slot + 1) % SLOTS;
      const path = join(this.root, `s${slot}`);
      await rm(path, { recursive: true, force: true });
      await mkdir(path, { mode: 0o711 });
      await giveAway(path);
      return { slot, path };
    }
    throw new TidemarkError('platform.failed', { what: `no more than ${SLOTS} servers run at a time` });
  }

  async give({ slot, path }: SocketFolder): Promise<void> {
    await rm(path, { recursive: true, force: true });
    this.#taken.delete(slot);
  }

  async close(): Promise<void> {
    await rm(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A name that nobody guesses. */
export function secretName(): string {
  return randomBytes(16).toString('hex');
}
