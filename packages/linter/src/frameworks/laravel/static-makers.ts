import type { StaticMaker } from '../calls-made-elsewhere.ts';

const queued = 'laravel/framework: src/Illuminate/Foundation/Bus/Dispatchable.php';
const told = 'laravel/framework: src/Illuminate/Foundation/Events/Dispatchable.php';

/** Jobs and events are made by the call that dispatches them. */
export const staticMakers: readonly StaticMaker[] = [
  ...['dispatch', 'dispatchSync', 'dispatchNow', 'dispatchAfterResponse'].map((method) => ({
    call: `Illuminate\\Foundation\\Bus\\Dispatchable::${method}`,
    source: queued,
  })),
  ...['dispatchIf', 'dispatchUnless'].map((method) => ({
    call: `Illuminate\\Foundation\\Bus\\Dispatchable::${method}`,
    skip: 1,
    source: queued,
  })),
  ...['dispatch', 'broadcast'].map((method) => ({
    call: `Illuminate\\Foundation\\Events\\Dispatchable::${method}`,
    source: told,
  })),
  ...['dispatchIf', 'dispatchUnless'].map((method) => ({
    call: `Illuminate\\Foundation\\Events\\Dispatchable::${method}`,
    skip: 1,
    source: told,
  })),
];
