/**
 * An indexed binary heap of events on typed arrays, by due time and, where that is equal, by turn. Times and turns are the
 * caller's columns, by handle.
 */
export class EventHeap {
  private times = new Float64Array(0);
  private handles = new Int32Array(0);
  /** By handle: place in the heap, −1 without an event. */
  private places = new Int32Array(0);
  private due: Float64Array = new Float64Array(0);
  private turns: Float64Array = new Float64Array(0);
  size = 0;

  /** Makes room for as many handles as the columns have. */
  reserve(due: Float64Array, turns: Float64Array): void {
    this.due = due;
    this.turns = turns;
    const { times, handles, places } = this;
    this.times = new Float64Array(due.length);
    this.times.set(times);
    this.handles = new Int32Array(due.length);
    this.handles.set(handles);
    this.places = new Int32Array(due.length).fill(-1);
    this.places.set(places);
  }

  has(handle: number): boolean {
    return this.places[handle] >= 0;
  }

  /** When the first event is due; there is one. */
  get first(): number {
    return this.times[0];
  }

  /** For an entity without an event here. */
  put(handle: number): void {
    this.siftUp(this.size++, handle);
  }

  /** Takes the first event out; there is one. */
  take(): number {
    const handle = this.handles[0];
    this.remove(handle);
    return handle;
  }

  /** Takes out the event of an entity that has one here. */
  remove(handle: number): void {
    const place = this.places[handle];
    this.places[handle] = -1;
    const last = --this.size;
    if (place === last) return;
    const moved = this.handles[last];
    if (place > 0 && this.comesBefore(moved, (place - 1) >> 1)) this.siftUp(place, moved);
    else this.siftDown(place, moved);
  }

  private comesBefore(handle: number, place: number): boolean {
    const time = this.due[handle];
    const other = this.times[place];
    return time < other || (time === other && this.turns[handle] < this.turns[this.handles[place]]);
  }

  private siftUp(from: number, handle: number): void {
    const { times, handles, places } = this;
    const time = this.due[handle];
    let place = from;
    while (place > 0) {
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
    const { times, handles, places, size } = this;
    const time = this.due[handle];
    let place = from;
    let child = 2 * place + 1;
    while (child < size) {
      let other = times[child];
      const right = child + 1;
      if (right < size) {
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
