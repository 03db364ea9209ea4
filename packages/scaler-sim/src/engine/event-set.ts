const START_CAPACITY = 64;

/**
 * The pending events: an indexed binary heap on typed arrays. An event belongs to an entity, told by its handle (a whole
 * number from 0), and an entity has at most one. Equal times come out in the order in which they were put in.
 */
export class EventSet {
  private times = new Float64Array(START_CAPACITY);
  private handles = new Int32Array(START_CAPACITY);
  /** By handle: place in the heap, −1 without an event. */
  private places = new Int32Array(START_CAPACITY).fill(-1);
  /** By handle: when its event was put in, among all. */
  private turns = new Float64Array(START_CAPACITY);
  private turn = 0;
  private count = 0;
  /** The root has been taken, and no event has taken its place yet. */
  private hasHole = false;
  /** By handle: when its event is due; set before `put` and `move`. A double that crosses a call may be boxed: none does. */
  due: Float64Array = new Float64Array(START_CAPACITY);
  /** When the event that was taken last was due. */
  now = 0;

  /** Pending events. */
  get size(): number {
    return this.hasHole ? this.count - 1 : this.count;
  }

  /** Makes room for handles below `capacity`. */
  reserve(capacity: number): void {
    if (capacity <= this.places.length) return;
    this.times = grown(this.times, new Float64Array(capacity));
    this.handles = grown(this.handles, new Int32Array(capacity));
    const places = new Int32Array(capacity).fill(-1);
    places.set(this.places);
    this.places = places;
    this.turns = grown(this.turns, new Float64Array(capacity));
    this.due = grown(this.due, new Float64Array(capacity));
  }

  has(handle: number): boolean {
    return this.places[handle] >= 0;
  }

  /** Takes the first event out, sets `now` to when it was due, and gives its handle; −1 where none is pending. */
  take(): number {
    if (this.hasHole) this.fillHole();
    if (this.count === 0) return -1;
    this.now = this.times[0];
    const handle = this.handles[0];
    this.places[handle] = -1;
    this.hasHole = true;
    return handle;
  }

  /** For an entity without an event: it is due at `due[handle]`. */
  put(handle: number): void {
    this.turns[handle] = this.turn++;
    if (this.hasHole) {
      this.hasHole = false;
      this.siftDown(0, handle);
    } else {
      this.siftUp(this.count++, handle);
    }
  }

  /** The event of an entity, whether or not it has one, is due at what `due[handle]` says now. */
  move(handle: number): void {
    const place = this.places[handle];
    if (place < 0) {
      this.put(handle);
      return;
    }
    this.turns[handle] = this.turn++;
    this.settle(place, handle);
  }

  /** Takes back the event of an entity, if it has one. */
  remove(handle: number): void {
    if (this.places[handle] < 0) return;
    if (this.hasHole) this.fillHole();
    const place = this.places[handle];
    this.places[handle] = -1;
    const last = --this.count;
    if (place < last) this.settle(place, this.handles[last]);
  }

  private settle(place: number, handle: number): void {
    // A hole at the root counts as earlier than all.
    if (place > (this.hasHole ? 2 : 0) && this.comesBefore(handle, (place - 1) >> 1)) this.siftUp(place, handle);
    else this.siftDown(place, handle);
  }

  private fillHole(): void {
    this.hasHole = false;
    const last = --this.count;
    if (last > 0) this.siftDown(0, this.handles[last]);
  }

  private comesBefore(handle: number, place: number): boolean {
    const time = this.due[handle];
    const other = this.times[place];
    return time < other || (time === other && this.turns[handle] < this.turns[this.handles[place]]);
  }

  private siftUp(from: number, handle: number): void {
    const { times, handles, places, turns } = this;
    const time = this.due[handle];
    const top = this.hasHole ? 2 : 0;
    let place = from;
    while (place > top) {
      const parent = (place - 1) >> 1;
      const other = times[parent];
      if (time > other || (time === other && turns[handle] > turns[handles[parent]])) break;
      const moved = handles[parent];
      times[place] = other;
      handles[place] = moved;
      places[moved] = place;
      place = parent;
    }
    times[place] = time;
    handles[place] = handle;
    places[handle] = place;
  }

  private siftDown(from: number, handle: number): void {
    const { times, handles, places, turns } = this;
    const time = this.due[handle];
    const count = this.count;
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= count) break;
      let other = times[child];
      const right = child + 1;
      if (right < count) {
        const beside = times[right];
        if (beside < other || (beside === other && turns[handles[right]] < turns[handles[child]])) {
          child = right;
          other = beside;
        }
      }
      if (time < other || (time === other && turns[handle] < turns[handles[child]])) break;
      const moved = handles[child];
      times[place] = other;
      handles[place] = moved;
      places[moved] = place;
      place = child;
    }
    times[place] = time;
    handles[place] = handle;
    places[handle] = place;
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
