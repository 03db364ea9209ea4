import { EventHeap } from './event-heap.ts';

const START_CAPACITY = 64;

/** Events that are kept near at most, and those that stay near or come near at a time. */
const NEAR_MAX = 64;
const BATCH = 32;

/**
 * The pending events. An event belongs to an entity, told by its handle (a whole number from 0), and an entity has at most
 * one. Equal times come out in the order in which they were put in.
 *
 * The first events lie in a sorted list, the very first at its end; what comes behind them lies in a heap. Of some ten events
 * a list is quicker than a heap, whose every step down is a branch that nobody can foretell.
 */
export class EventSet {
  /** By place from the last of the near events to the first. The event at 0 is a sentinel, later than all. */
  private readonly times = new Float64Array(NEAR_MAX + 1).fill(Number.POSITIVE_INFINITY);
  private readonly handles = new Int32Array(NEAR_MAX + 1).fill(-1);
  /** Place of the first event; 0: none is near. */
  private first = 0;
  /** By handle: when its event is due; set before `put` and `move`. A double that crosses a call may be boxed: none does. */
  due: Float64Array = new Float64Array(START_CAPACITY);
  private readonly far = new EventHeap();
  /** By handle: of far events that are due at the same time, the one with the lower number comes first. */
  private turns: Float64Array = new Float64Array(START_CAPACITY);
  /** Number of the event that is put far next, and of the one that was made far last, before all others. */
  private turn = 0;
  private earlyTurn = 0;
  /** What is due before is near, what is due later is far; at that very time, what is put in from now on. */
  private limit: number = Number.NaN;
  /** When the event that was taken last was due. */
  now: number = Number.NaN;

  constructor() {
    // A field that is a double from its birth on keeps the class in one shape, so that the machine code need not ask for it.
    this.limit = Number.POSITIVE_INFINITY;
    this.now = 0;
    this.far.reserve(this.due, this.turns);
  }

  /** Pending events. */
  get size(): number {
    return this.first + this.far.size;
  }

  /** Makes room for handles below `capacity`. */
  reserve(capacity: number): void {
    const { due, turns } = this;
    if (capacity <= due.length) return;
    this.due = new Float64Array(capacity);
    this.due.set(due);
    this.turns = new Float64Array(capacity);
    this.turns.set(turns);
    this.far.reserve(this.due, this.turns);
  }

  /** Takes the first event out, sets `now` to when it was due, and gives its handle; −1 where none is pending. */
  take(): number {
    if (this.first === 0 && !this.fetch()) return -1;
    const place = this.first--;
    this.now = this.times[place];
    return this.handles[place];
  }

  /** For an entity without an event: it is due at `due[handle]`. */
  put(handle: number): void {
    const time = this.due[handle];
    if (time >= this.limit || this.first === NEAR_MAX) {
      this.putBehind(handle);
      return;
    }
    const { times, handles } = this;
    let place = ++this.first;
    for (let other = times[place - 1]; other <= time; other = times[place - 1]) {
      times[place] = other;
      handles[place] = handles[place - 1];
      place--;
    }
    times[place] = time;
    handles[place] = handle;
  }

  /** The event of an entity, whether or not it has one, is due at what `due[handle]` says now. */
  move(handle: number): void {
    const place = this.placeOf(handle);
    if (place > 0) this.closeGap(place);
    else if (this.far.has(handle)) this.far.remove(handle);
    this.put(handle);
  }

  /** Takes back the event of an entity, if it has one. */
  remove(handle: number): void {
    const place = this.placeOf(handle);
    if (place > 0) this.closeGap(place);
    else if (this.far.has(handle)) this.far.remove(handle);
  }

  /** Place of an entity's event among the near ones, looked for from the first on; 0 where it is none of them. */
  private placeOf(handle: number): number {
    const { handles } = this;
    let place = this.first;
    while (place > 0 && handles[place] !== handle) place--;
    return place;
  }

  /** Takes out the near event at a place. */
  private closeGap(from: number): void {
    const { times, handles } = this;
    const first = this.first--;
    for (let place = from; place < first; place++) {
      times[place] = times[place + 1];
      handles[place] = handles[place + 1];
    }
  }

  /** Puts an event in that may have no place near. */
  private putBehind(handle: number): void {
    if (this.due[handle] < this.limit) {
      this.thin();
      if (this.due[handle] < this.limit) {
        this.put(handle);
        return;
      }
    }
    this.turns[handle] = ++this.turn;
    this.far.put(handle);
  }

  /** Makes far what is due last of the near events. */
  private thin(): void {
    const { times, handles, first } = this;
    const moved = first - BATCH;
    for (let place = 1; place <= moved; place++) {
      this.turns[handles[place]] = --this.earlyTurn;
      this.far.put(handles[place]);
    }
    this.limit = times[moved];
    times.copyWithin(1, moved + 1, first + 1);
    handles.copyWithin(1, moved + 1, first + 1);
    this.first = BATCH;
  }

  /** Brings the first of the far events near. False where there is none. */
  private fetch(): boolean {
    const { far, times, handles } = this;
    if (far.size === 0) return false;
    const count = Math.min(BATCH, far.size);
    for (let place = count; place > 0; place--) {
      times[place] = far.first;
      handles[place] = far.take();
    }
    this.first = count;
    this.limit = far.size > 0 ? far.first : Number.POSITIVE_INFINITY;
    return true;
  }
}
