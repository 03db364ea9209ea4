import { BINS, binOf } from '../src/engine/histogram.ts';
import { streamOf } from '../src/engine/random-stream.ts';
import { exponential } from '../src/engine/ziggurat.ts';

/**
 * M/M/10 at load 0.8 with nothing but a heap, two streams and a histogram: what the machine can do at best.
 * @returns the sum of sojourn times, so that none of it is left out
 */
export function bareLoop(events: number): number {
  const times = new Float64Array(64);
  const handles = new Int32Array(64);
  const arrived = new Float64Array(16);
  const queue = new Float64Array(1 << 16);
  const counts = new Uint32Array(BINS);
  const free = Int32Array.from({ length: 10 }, (_, i) => i + 1);
  const arrivals = streamOf(1, 0, 1);
  const services = streamOf(1, 0, 2);
  let freeCount = 10;
  let first = 0;
  let last = 0;
  let count = 1;
  let sum = 0;
  times[0] = exponential(arrivals) / 8;
  for (let event = 0; event < events; event++) {
    const now = times[0];
    const handle = handles[0];
    let nextTime: number;
    let nextHandle = handle;
    if (handle === 0) {
      nextTime = now + exponential(arrivals) / 8;
      if (freeCount > 0) {
        const slot = free[--freeCount];
        arrived[slot] = now;
        const due = now + exponential(services);
        let place = count++;
        while (place > 0) {
          const parent = (place - 1) >> 1;
          if (due >= times[parent]) break;
          times[place] = times[parent];
          handles[place] = handles[parent];
          place = parent;
        }
        times[place] = due;
        handles[place] = slot;
      } else {
        queue[last++ & 0xffff] = now;
      }
    } else {
      const sojourn = now - arrived[handle];
      sum += sojourn;
      counts[binOf(sojourn)]++;
      if (first < last) {
        arrived[handle] = queue[first++ & 0xffff];
        nextTime = now + exponential(services);
      } else {
        free[freeCount++] = handle;
        count--;
        nextTime = times[count];
        nextHandle = handles[count];
      }
    }
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= count) break;
      if (child + 1 < count && times[child + 1] < times[child]) child++;
      if (nextTime <= times[child]) break;
      times[place] = times[child];
      handles[place] = handles[child];
      place = child;
    }
    times[place] = nextTime;
    handles[place] = nextHandle;
  }
  return sum;
}
