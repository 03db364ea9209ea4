/** Which parts of PHP configuration count in production. */
import type { FunctionFacts } from '../php/facts.ts';

/** Within `if ($container->env() === 'test')`. */
export function isOfOtherEnvironment({ blocks }: FunctionFacts, id: number): boolean {
  for (let at = blocks[id]; at; at = blocks[at.parent]) {
    const { test, arm } = at;
    if (test?.op !== 'bin' || !/^={2,3}$/.test(test.kind)) continue;
    const asked = [test.left, test.right];
    const isEnv = asked.some((side) => side.op === 'mcall' && side.name === 'env');
    const name = asked.find((side) => side.op === 'lit');
    if (isEnv && name?.op === 'lit' && (name.value === 'prod') !== (arm === 'then')) return true;
  }
  return false;
}
