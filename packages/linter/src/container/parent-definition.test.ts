import { expect, test } from 'vitest';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { readWiring } from './read-wiring.ts';

test('an id that is a class stays the class of a child', () => {
  const services = `services:
  App\\Base: { abstract: true, calls: [[one, [a]]] }
  App\\Child: { parent: App\\Base, arguments: [b] }
`;
  const wiring = readWiring(discoverProject(temporaryProject({ 'config/services.yaml': services })));
  const [child] = wiring.definitionsOf('App\\Child');
  expect(child?.args.map(({ expr }) => expr)).toEqual([{ op: 'lit', value: 'b' }]);
  expect(child?.calls.map(({ method }) => method)).toEqual(['one']);
});
