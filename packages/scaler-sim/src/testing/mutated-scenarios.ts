/** Scenarios that are almost right, for tests: an example with a few parts changed, removed, doubled or put elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { type Plain, parseText, plainOf } from '../scenario/source.ts';

const FOLDER = new URL('../../../../examples/scenarios/', import.meta.url);

export interface Example {
  readonly name: string;
  readonly text: string;
}

export function exampleScenarios(): readonly Example[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));
}

type Tree = Plain | Tree[] | { [key: string]: Tree };

/** What stands in the place of a value. */
const REPLACEMENTS: readonly Plain[] = [
  null,
  '',
  0,
  1,
  2,
  -1,
  0.5,
  1e308,
  '1',
  '0s',
  '1ms',
  '3s',
  '5m',
  '-1s',
  '1/s',
  '0/s',
  '2/h',
  '50%',
  '200%',
  '0%',
  '1KiB',
  'none',
  'unlimited',
  'unknown',
  'auto',
  'node',
  'process',
  'shared',
  'random',
  'sticky',
  'poisson',
  'exponential',
  'NaN',
  'Infinity',
  true,
  false,
  [],
  {},
  ['page'],
  { distribution: 'exponential', mean: '1s' },
  { distribution: 'pareto', mean: '1s', shape: 1.5 },
  { distribution: 'hyperexponential', mean: '1s', cv: 2 },
  { every: '6h' },
  { at: ['1h', '2h'] },
  'toString',
  '__proto__',
];

interface Step {
  readonly where: number;
  readonly what: 'replace' | 'remove' | 'rename' | 'double' | 'swap';
  readonly with: number;
}

/** Every place in a tree: its holder and the key there. */
function places(tree: Tree): { holder: Record<string, Tree>; key: string }[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const holder = tree as Record<string, Tree>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...places(holder[key])]);
}

function apply(tree: Tree, { where, what, with: index }: Step): void {
  const all = places(tree);
  const at = all[where % Math.max(1, all.length)];
  if (at === undefined) return;
  const { holder, key } = at;
  const other = all[index % all.length] ?? at;
  switch (what) {
    case 'replace':
      holder[key] = structuredClone<Tree>(REPLACEMENTS[index % REPLACEMENTS.length]);
      break;
    case 'remove':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 'rename':
      if (!Array.isArray(holder)) {
        holder[index % 2 === 0 ? `${key}s` : other.key] = holder[key];
        delete holder[key];
      }
      break;
    case 'double':
      if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]) as Tree);
      break;
    case 'swap':
      holder[key] = structuredClone<Tree>(other.holder[other.key]);
      break;
  }
}

/** Text of a scenario with up to four changes. */
export function mutated(): fc.Arbitrary<string> {
  const trees = exampleScenarios().map(({ text }) => plainOf(parseText(text, 'example')));
  const step = fc.record({
    where: fc.nat(400),
    what: fc.constantFrom('replace', 'replace', 'remove', 'rename', 'double', 'swap'),
    with: fc.nat(400),
  }) as fc.Arbitrary<Step>;
  return fc.tuple(fc.nat(trees.length - 1), fc.array(step, { maxLength: 4 })).map(([at, steps]) => {
    const tree = structuredClone<Tree>(trees[at]);
    for (const each of steps) apply(tree, each);
    return stringify(tree, { aliasDuplicateObjects: false });
  });
}
