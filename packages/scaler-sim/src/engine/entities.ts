const START_CAPACITY = 64;

/** The kind of a handle that is not in use. */
export const FREE = 255;

/** Columns that hold something for each entity. */
export interface EntityColumns {
  /** Makes room for handles below `capacity`, and keeps what is there. */
  reserve(capacity: number): void;
}

/**
 * Everything that may have a pending event, by handle. Handles of what is gone are given out again, the last one first, so
 * that memory follows what is there at a time and never what has been.
 */
export class Entities {
  /** By handle: what it is, which decides what its event does. */
  kinds: Uint8Array = new Uint8Array(START_CAPACITY).fill(FREE);
  private free: Int32Array = new Int32Array(START_CAPACITY);
  private freeCount = 0;
  private used = 0;
  private readonly columns: EntityColumns[] = [];

  get capacity(): number {
    return this.kinds.length;
  }

  /** Entities that are there. */
  get size(): number {
    return this.used - this.freeCount;
  }

  /** Columns that grow along. */
  attach(columns: EntityColumns): void {
    this.columns.push(columns);
    columns.reserve(this.capacity);
  }

  add(kind: number): number {
    const handle = this.freeCount > 0 ? this.free[--this.freeCount] : this.fresh();
    this.kinds[handle] = kind;
    return handle;
  }

  release(handle: number): void {
    this.kinds[handle] = FREE;
    this.free[this.freeCount++] = handle;
  }

  private fresh(): number {
    if (this.used === this.capacity) {
      const capacity = this.capacity * 2;
      const kinds = new Uint8Array(capacity).fill(FREE);
      kinds.set(this.kinds);
      this.kinds = kinds;
      const free = new Int32Array(capacity);
      free.set(this.free);
      this.free = free;
      for (const columns of this.columns) columns.reserve(capacity);
    }
    return this.used++;
  }
}
