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
  /** 1 where the root has been taken and no event has taken its place yet, else 0. */
  private hole = 0;
  /** By handle: when its event is due; set before `put` and `move`. A double that crosses a call may be boxed: none does. */
  due: Float64Array = new Float64Array(START_CAPACITY);
  /** When the event that was taken last was due. */
  now: number = Number.NaN;

  constructor() {
    // A field that is a double from its birth on keeps the class in one shape, so that the machine code need not ask for it.
    this.now = 0;
  }

  /** Pending events. */
  get size(): number {
    return this.count - this.hole;
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
    if (this.hole !== 0) this.fillHole();
    if (this.count === 0) return -1;
    this.now = this.times[0];
    const handle = this.handles[0];
    this.places[handle] = -1;
    this.hole = 1;
    return handle;
  }

  /** For an entity without an event: it is due at `due[handle]`. */
  put(handle: number): void {
    this.turns[handle] = this.turn++;
    if (this.hole !== 0) {
      this.hole = 0;
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
    if (this.hole !== 0) this.fillHole();
    const place = this.places[handle];
    this.places[handle] = -1;
    const last = --this.count;
    if (place < last) this.settle(place, this.handles[last]);
  }

  private settle(place: number, handle: number): void {
    // A hole at the root counts as earlier than all.
    if (place > 2 * this.hole && this.comesBefore(handle, (place - 1) >> 1)) this.siftUp(place, handle);
    else this.siftDown(place, handle);
  }

  private fillHole(): void {
    this.hole = 0;
    const last = --this.count;
    if (last > 0) this.siftDown(0, this.handles[last]);
  }

  private comesBefore(handle: number, place: number): boolean {
    const time = this.due[handle];
    const other = this.times[place];
    return time < other || (time === other && this.turns[handle] < this.turns[this.handles[place]]);
  }

  private siftUp(from: number, handle: number): void {
    const { times, handles, places } = this;
    const time = this.due[handle];
    const top = 2 * this.hole;
    let place = from;
    while (place > top) {
      const parent = (place - 1) >> 1;
      const other = times[parent];
      const moved = handles[parent];
      if (time >= other && (time > other || this.isLater(handle, moved))) break;
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
    const { times, handles, places, count } = this;
    const time = this.due[handle];
    let place = from;
    let child = 2 * place + 1;
    while (child < count) {
      let other = times[child];
      const right = child + 1;
      if (right < count) {
        const beside = times[right];
        if (beside <= other && (beside < other || this.isLater(handles[child], handles[right]))) {
          child = right;
          other = beside;
        }
      }
      const moved = handles[child];
      if (time <= other && (time < other || this.isLater(moved, handle))) break;
      times[place] = other;
      handles[place] = moved;
      places[moved] = place;
      place = child;
      child = 2 * place + 1;
    }
    times[place] = time;
    handles[place] = handle;
    places[handle] = place;
  }

  /** Of two events that are due at the same time: whether the first was put in later. */
  private isLater(handle: number, other: number): boolean {
    return this.turns[handle] > this.turns[other];
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
