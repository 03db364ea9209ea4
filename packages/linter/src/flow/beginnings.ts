/** Conditions on what a path begins with: `str_starts_with($path, base_path())`, `strpos($path, '/') === 0`. */
import type { Expr } from '../php/facts.ts';
import { classKey } from './code.ts';
import type { Frame, Value } from './value.ts';
import type { World } from './world.ts';

/** Functions of `(text, beginning)` that answer with a truth. laravel/helpers: src/helpers.php; laravel/framework: src/Illuminate/Support/Str.php */
export const ASKING: ReadonlySet<string> = new Set([
  'str_starts_with',
  'starts_with',
  'illuminate\\support\\str::startswith',
]);

/** Functions of `(text, part)` that answer with a position, which is compared with 0. */
export const FINDING: ReadonlySet<string> = new Set(['strpos', 'stripos', 'mb_strpos', 'mb_stripos']);

const ABSOLUTE = /^(?:[/\\]|[A-Za-z]:)/;

/** Does the text begin as the condition asks? Undefined for other conditions, and where it may or may not. */
export function beginsAsAsked(world: World, test: Expr, frame: Frame): boolean | undefined {
  if (test.op === 'bin') {
    const [found, position] = test.right.op === 'lit' ? [test.left, test.right] : [test.right, test.left];
    if (position.op !== 'lit' || position.value !== 0 || (test.kind !== '===' && test.kind !== '!==')) return undefined;
    const begins = asked(world, found, FINDING, frame);
    return begins === undefined ? undefined : begins === (test.kind === '===');
  }
  return asked(world, test, ASKING, frame);
}

function asked(world: World, call: Expr, names: ReadonlySet<string>, frame: Frame): boolean | undefined {
  if (call.op !== 'call' && call.op !== 'scall') return undefined;
  if (!isNamed(world, call, names, frame)) return undefined;
  const [text, start] = call.args.map((arg) => (arg.spread ? undefined : arg.value));
  if (!text || !start) return undefined;
  const answers = world
    .evaluate(text, frame)
    .flatMap((each) => world.evaluate(start, frame).map((beginning) => beginsWith(each, beginning)));
  return answers.length > 0 && answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
}

function isNamed(
  world: World,
  call: Extract<Expr, { op: 'call' | 'scall' }>,
  names: ReadonlySet<string>,
  frame: Frame,
): boolean {
  if (call.op === 'scall') return world.patternsOf(call, frame).some((pattern) => names.has(pattern));
  return typeof call.name === 'string' && names.has(classKey(call.fallback ?? call.name));
}

function beginsWith(text: Value[number], beginning: Value[number]): boolean | undefined {
  if (text.is !== 'text' || beginning.is !== 'text') return undefined;
  const [head, ...rest] = text.parts;
  const [start, ...more] = beginning.parts;
  if (typeof head === 'string' && head !== '') {
    if (typeof start === 'string') {
      if (head.startsWith(start)) return more.length === 0 ? true : undefined;
      // What follows may go on as asked.
      return rest.length > 0 && start.startsWith(head) ? undefined : false;
    }
    // A directory of the release is named from the root of the disk.
    return start?.from === 'place' && start.place === 'app' && !ABSOLUTE.test(head) ? false : undefined;
  }
  if (typeof head !== 'object' || head.from !== 'place' || head.place !== 'app') return undefined;
  if (typeof start === 'string') return start !== '' && !ABSOLUTE.test(start) ? false : undefined;
  if (start?.from !== 'place' || start.place !== 'app' || start.base === undefined || more.length > 0) return undefined;
  return start.base === '' || head.base === start.base || head.base?.startsWith(`${start.base}/`) ? true : undefined;
}
