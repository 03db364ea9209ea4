/** Variables, properties and expressions in which a path lies. */
import type { Expr } from '../php/facts.ts';
import type { Fn } from './code.ts';
import { eachWithin } from './walk.ts';

/**
 * Variables and properties that hold exactly the path expression, or a text made from it.
 * @param until what is put into them from this step on does not count
 */
export function carriersOf(fn: Fn, path: Expr, until: number = Number.POSITIVE_INFINITY): ReadonlySet<string> {
  const names = new Set<string>();
  eachWithin(path, (inner) => {
    if (inner.op === 'var' && inner.name !== 'this') names.add(inner.name);
  });
  if (path.op !== 'var') {
    // A path built in place can only be met again by building it again, or through the variables it is made of.
    return path.op === 'concat' ? new Set() : names;
  }
  const carriers = new Set([path.name]);
  for (const [name, definitions] of fn.definitions.variables) {
    for (const definition of definitions) {
      if (
        definition.by === 'value' &&
        definition.step < until &&
        definition.value.op === 'var' &&
        carriers.has(definition.value.name)
      )
        carriers.add(name);
    }
  }
  return carriers;
}

export function mentions(expr: Expr, carriers: ReadonlySet<string>): boolean {
  let found = false;
  eachWithin(expr, (inner) => {
    if (inner.op === 'var' && carriers.has(inner.name)) found = true;
  });
  return found;
}

/** Static methods that make an object which holds what they are given. */
const NAMED_CONSTRUCTOR = /^(?:make|create|from|for|of|new|build|with|parse|dispatch)(?:[A-Z_]\w*)?$/;

/** The value itself is given on: not only a question about it, or the bytes behind it. */
export function carries(expr: Expr, carriers: ReadonlySet<string>): boolean {
  switch (expr.op) {
    case 'var':
      return carriers.has(expr.name);
    case 'array':
      return expr.items.some((item) => carries(item.value, carriers));
    case 'concat':
      return expr.parts.some((part) => carries(part, carriers));
    case 'ternary':
      return (expr.then !== undefined && carries(expr.then, carriers)) || carries(expr.else, carriers);
    case 'coalesce':
      return carries(expr.left, carriers) || carries(expr.right, carriers);
    case 'new':
      return expr.args.some((arg) => carries(arg.value, carriers));
    case 'cast':
      return carries(expr.expr, carriers);
    case 'assign':
      return carries(expr.target, carriers) || carries(expr.value, carriers);
    case 'scall':
      return (
        typeof expr.name === 'string' &&
        NAMED_CONSTRUCTOR.test(expr.name) &&
        expr.args.some((arg) => carries(arg.value, carriers))
      );
    case 'mcall':
      return (
        typeof expr.name === 'string' &&
        /^(?:getrealpath|getpathname|getpath|path|tostring|__tostring|getfilename)$/i.test(expr.name) &&
        carries(expr.base, carriers)
      );
    case 'call':
      return (
        typeof expr.name === 'string' &&
        (MERGES.test(expr.name) ||
          /(?:^|\\)(?:basename|json_encode|serialize|compact|realpath|trim|rtrim|str_replace)$/i.test(expr.name)) &&
        expr.args.some((arg) => carries(arg.value, carriers))
      );
    default:
      return false;
  }
}

/**
 * Is the path itself among what a visitor is answered, as a name to ask for in the next request? In a sentence it is only shown.
 */
export function handsOver(expr: Expr, carriers: ReadonlySet<string>): boolean {
  if (expr.op === 'array') return expr.items.some((item) => handsOver(item.value, carriers));
  return expr.op === 'concat' ? false : carries(expr, carriers);
}

/** Setters by which an object keeps the path as text; one that takes a file object may move the file. */
const PATH_SETTER = /^set\w*(?:path|file_?name|location)$/i;

/** The variable at the head of a chain of calls, `$this` aside. */
function rootOf(expr: Expr): string | undefined {
  let at = expr;
  while (at.op === 'mcall') at = at.base;
  return at.op === 'var' && at.name !== 'this' ? at.name : undefined;
}

/** Objects that a carrier is put into: `$model->path = $tmp`, `new Job($tmp)` kept in a variable. */
export function containersOf(fn: Fn, carriers: ReadonlySet<string>): ReadonlySet<string> {
  const result = new Set<string>();
  for (const write of fn.definitions.properties) {
    if (write.base.op === 'var' && write.base.name !== 'this' && carries(write.value, carriers))
      result.add(write.base.name);
  }
  for (const [name, definitions] of fn.definitions.variables) {
    for (const definition of definitions) {
      if (definition.by !== 'value' || definition.value.op === 'var') continue;
      if ((definition.value.op === 'new' || definition.value.op === 'scall') && carries(definition.value, carriers)) {
        result.add(name);
      }
    }
  }
  for (const { expr } of fn.calls) {
    if (expr.op !== 'mcall' || typeof expr.name !== 'string' || !PATH_SETTER.test(expr.name)) continue;
    const root = rootOf(expr.base);
    if (root !== undefined && expr.args.some(({ value }) => value.op === 'var' && carriers.has(value.name)))
      result.add(root);
  }
  for (const name of arraysHolding(fn, carriers)) result.add(name);
  for (let size = -1; size < result.size; ) {
    size = result.size;
    for (const name of arraysHolding(fn, result)) result.add(name);
  }
  return result;
}

/** Functions that give back what is in all the arrays they are given. */
const MERGES = /(?:^|\\)array_(?:merge|replace)(?:_recursive)?$/i;

function makesArray(expr: Expr): boolean {
  return expr.op === 'array' || (expr.op === 'call' && typeof expr.name === 'string' && MERGES.test(expr.name));
}

/** Arrays that a carrier is put into: `$operations[] = [$callable, [$tmp]]`, `['operations' => $operations]`. */
function arraysHolding(fn: Fn, carriers: ReadonlySet<string>): readonly string[] {
  const names: string[] = [];
  for (const [name, definitions] of fn.definitions.variables) {
    if (definitions.some((each) => each.by === 'value' && makesArray(each.value) && carries(each.value, carriers)))
      names.push(name);
  }
  for (const [name, writes] of fn.definitions.elements) {
    if (name === '_SESSION' || name === 'GLOBALS') continue;
    if (writes.some((write) => carries(write.value, carriers))) names.push(name);
  }
  return names;
}
