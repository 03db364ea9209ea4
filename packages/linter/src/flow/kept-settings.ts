import picomatch from 'picomatch';
import type { KeptSettings } from '../frameworks/knowledge.ts';
import type { ArrayItem, Expr } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import { print } from './print.ts';
import type { Frame, Value } from './value.ts';
import { firstLiteral, NOTHING } from './value.ts';
import type { World } from './world.ts';

/** Files of settings beyond this number are not put together. */
const MAX_FILES = 12;

const CONTAINERS: ReadonlySet<string> = new Set([
  'psr\\container\\containerinterface',
  'interop\\container\\containerinterface',
  'laminas\\servicemanager\\servicelocatorinterface',
  'zend\\servicemanager\\servicelocatorinterface',
]);

/** What containers are called where their type is not written. */
const CALLED =
  /^\$(?:this->)?(?:c|ci|di|sm|app|container|services?|serviceLocator|serviceManager)$|getServiceLocator\(\)$/i;

/** `$container->get('config')`: the array that the project's files of settings make up; undefined for other calls. */
export function keptSettings(
  world: World,
  call: ValueCall,
  patterns: readonly string[],
  frame: Frame,
): Value | undefined {
  if (call.op !== 'mcall' || typeof call.name !== 'string' || call.name.toLowerCase() !== 'get') return undefined;
  const [first] = call.args;
  if (first?.value.op !== 'lit' || call.args.length > 1) return undefined;
  const id = firstLiteral(world.evaluate(first.value, frame))?.toLowerCase();
  const kept = world.knowledge.keptSettings.find((each) => each.id === id);
  if (!kept) return undefined;
  const isContainer =
    patterns.length > 0
      ? patterns.some((pattern) => CONTAINERS.has(pattern.replace(/(?:->|::)get$/, '')))
      : CALLED.test(print(call.base));
  if (!isContainer) return undefined;
  const items = world.settled(kept, () => itemsOf(world, kept), NOTHING_KEPT);
  return items.length > 0 ? [{ is: 'array', items, frame, rest: `the setting ${kept.id}` }] : NOTHING;
}

const NOTHING_KEPT: readonly ArrayItem[] = [];

function itemsOf(world: World, { files, under }: KeptSettings): readonly ArrayItem[] {
  const matches = picomatch([...files]);
  return [...world.fileAt]
    .map(([path]) => path)
    .filter((path) => matches(path))
    .sort()
    .slice(0, MAX_FILES)
    .flatMap((path): readonly ArrayItem[] => {
      const value: Expr = { op: 'include', path: { op: 'lit', value: path } } as Expr;
      const whole: ArrayItem = { value, spread: true };
      return under === undefined
        ? [whole]
        : [whole, { value: { op: 'index', base: value, key: { op: 'lit', value: under } }, spread: true }];
    });
}
