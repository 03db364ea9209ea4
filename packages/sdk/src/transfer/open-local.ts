import { describeLocal, type FileStats, stampOf } from './local-stats.ts';
import type { Description, KnownDigests } from './tree.ts';

/** What is known of a file of a folder from the moment that it is opened. */
export abstract class OpenLocal {
  readonly key: string;
  readonly size: number;
  protected readonly path: string;
  protected readonly stats: FileStats;

  protected constructor(path: string, key: string, stats: FileStats) {
    this.key = key;
    this.size = Number(stats.size);
    this.path = path;
    this.stats = stats;
  }

  get stamp(): string {
    return stampOf(this.stats);
  }

  async describe(): Promise<Description> {
    return describeLocal(this.key, this.stats);
  }

  async known(): Promise<KnownDigests> {
    return {};
  }
}
