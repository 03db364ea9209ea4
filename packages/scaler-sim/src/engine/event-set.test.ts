import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventSet } from './event-set.ts';

/** An event of a list that is searched from end to end. */
interface Plain {
  readonly handle: number;
  readonly time: number;
  readonly turn: number;
}

describe('the event set', () => {
  test('equal times come out in the order in which they were put in', () => {
    const events = new EventSet();
    for (const handle of [5, 3, 9, 1]) {
      events.due[handle] = 1;
      events.put(handle);
    }
    expect([0, 0, 0, 0].map(() => events.take())).toEqual([5, 3, 9, 1]);
    expect(events.take()).toBe(-1);
  });

  test.each([
    ['few entities', 40, 20],
    ['many, of which most are due late', 250, 60],
  ])('does what a list would do, whatever is put in, moved, taken out and taken back: %s', (_, handles, times) => {
    const action = fc.record({
      what: fc.constantFrom('move', 'move', 'take', 'remove', 'take'),
      handle: fc.nat(handles),
      time: fc.nat(times),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 300 }), fc.nat(handles), (actions, before) => {
        const events = new EventSet();
        let list: Plain[] = [];
        events.reserve(128);
        for (let handle = 0; handle < Math.min(before, 128); handle++) {
          events.due[handle] = handle % 7 === 0 ? handle % 5 : times + handle;
          events.put(handle);
          list.push({ handle, time: events.due[handle], turn: handle - 128 });
        }
        events.reserve(256);
        actions.forEach(({ what, handle, time }, turn) => {
          if (what === 'move') {
            events.due[handle] = time;
            events.move(handle);
            list = [...list.filter((event) => event.handle !== handle), { handle, time, turn }];
          } else if (what === 'remove') {
            events.remove(handle);
            list = list.filter((event) => event.handle !== handle);
          } else {
            const [first] = list.toSorted((a, b) => a.time - b.time || a.turn - b.turn);
            expect(events.take()).toBe(first?.handle ?? -1);
            if (first !== undefined) expect(events.now).toBe(first.time);
            list = list.filter((event) => event !== first);
          }
          expect(events.size).toBe(list.length);
        });
      }),
      { numRuns: 300 },
    );
  });
});
