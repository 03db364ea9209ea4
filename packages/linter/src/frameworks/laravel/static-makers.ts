import type { StaticMaker } from '../calls-made-elsewhere.ts';

const dispatchable: readonly (readonly [space: string, methods: readonly string[]])[] = [
  ['Bus', ['dispatch', 'dispatchSync', 'dispatchNow', 'dispatchAfterResponse']],
  ['Events', ['dispatch', 'broadcast']],
];

/** The condition comes first. */
const conditional = ['dispatchIf', 'dispatchUnless'];

/** Jobs and events are made by the call that dispatches them. */
export const staticMakers: readonly StaticMaker[] = dispatchable.flatMap(([space, methods]) => {
  const owner = `Illuminate\\Foundation\\${space}\\Dispatchable`;
  const source = `laravel/framework: src/Illuminate/Foundation/${space}/Dispatchable.php`;
  return [
    ...methods.map((method) => ({ call: `${owner}::${method}`, source })),
    ...conditional.map((method) => ({ call: `${owner}::${method}`, skip: 1, source })),
  ];
});
