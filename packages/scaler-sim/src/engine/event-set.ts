const START_CAPACITY = 64;

/** Events that are kept near when those of many entities are first split. */
const NEAR = 32;

/**
 * The pending events: an indexed binary heap on typed arrays. An event belongs to an entity, told by its handle (a whole
 * number from 0), and an entity has at most one. Equal times come out in the order in which they were put in.
 *
 * Where there are many entities, the heap holds only events up to a limit of time and another set those beyond it, so that
 * what comes soon is not sorted among thousands that come late.
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
  /** Events beyond the limit; null while there are few entities. */
  private far: EventSet | null = null;
  private limit = Number.POSITIVE_INFINITY;
  /** How far the limit lies beyond the first event when it is set anew [s]. */
  private width = Number.POSITIVE_INFINITY;
  /** Events put in since the limit was set, and those of them that lay beyond it. */
  private puts = 0;
  private farPuts = 0;
  /** When the event that was taken last was due. */
  now: number = Number.NaN;

  constructor() {
    // A field that is a double from its birth on keeps the class in one shape, so that the machine code need not ask for it.
    this.now = 0;
  }

  /** Pending events. */
  get size(): number {
    return this.count - this.hole + (this.far === null ? 0 : this.far.size);
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
    this.far ??= new EventSet();
    this.far.share(this);
    if (this.limit === Number.POSITIVE_INFINITY) this.split(this.far);
  }

  has(handle: number): boolean {
    return this.places[handle] >= 0 || (this.far !== null && this.far.places[handle] >= 0);
  }

  /** Takes the first event out, sets `now` to when it was due, and gives its handle; −1 where none is pending. */
  take(): number {
    if (this.hole !== 0) this.fillHole();
    if (this.count === 0 && !this.advance()) return -1;
    this.now = this.times[0];
    const handle = this.handles[0];
    this.places[handle] = -1;
    this.hole = 1;
    return handle;
  }

  /** For an entity without an event: it is due at `due[handle]`. */
  put(handle: number): void {
    this.turns[handle] = this.turn++;
    if (this.due[handle] > this.limit) this.putFar(handle);
    else this.insert(handle);
  }

  /** The event of an entity, whether or not it has one, is due at what `due[handle]` says now. */
  move(handle: number): void {
    const place = this.places[handle];
    if (place < 0 || this.due[handle] > this.limit) {
      this.remove(handle);
      this.put(handle);
      return;
    }
    this.turns[handle] = this.turn++;
    this.settle(place, handle);
  }

  /** Takes back the event of an entity, if it has one. */
  remove(handle: number): void {
    if (this.places[handle] < 0) {
      this.far?.remove(handle);
      return;
    }
    if (this.hole !== 0) this.fillHole();
    const place = this.places[handle];
    this.places[handle] = -1;
    const last = --this.count;
    if (place < last) this.settle(place, this.handles[last]);
  }

  /** Looks at the events of another set beyond its limit, with its times and turns. */
  private share(near: EventSet): void {
    const { times, places } = this;
    const capacity = near.due.length;
    this.times = grown(times, new Float64Array(capacity));
    this.handles = grown(this.handles, new Int32Array(capacity));
    this.places = grown(places, new Int32Array(capacity).fill(-1));
    this.due = near.due;
    this.turns = near.turns;
  }

  /** Hands all but the first events to `far`. */
  private split(far: EventSet): void {
    if (this.hole !== 0) this.fillHole();
    if (this.count <= NEAR) return;
    this.limit = this.times.slice(0, this.count).sort()[NEAR - 1];
    this.width = this.limit - this.now;
    for (const handle of this.handles.slice(0, this.count)) {
      if (this.due[handle] <= this.limit) continue;
      this.remove(handle);
      far.insert(handle);
    }
  }

  private putFar(handle: number): void {
    this.farPuts++;
    this.far?.insert(handle);
  }

  /** Sets the limit anew, and takes over what is due up to it. False where nothing is. */
  private advance(): boolean {
    const { far } = this;
    if (far === null || far.size === 0) return false;
    // Most events should be put in near, or they are sorted twice.
    if (8 * this.farPuts > this.puts) this.width *= 2;
    this.puts = 0;
    this.farPuts = 0;
    if (far.hole !== 0) far.fillHole();
    this.limit = far.times[0] + this.width;
    while (far.count > 0 && far.times[0] <= this.limit) {
      this.insert(far.take());
      if (far.hole !== 0) far.fillHole();
    }
    return true;
  }

  private insert(handle: number): void {
    this.puts++;
    if (this.hole !== 0) {
      this.hole = 0;
      this.siftDown(0, handle);
    } else {
      this.siftUp(this.count++, handle);
    }
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
