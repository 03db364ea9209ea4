import type { Node } from '../ast.ts';
import type { TypeFacts } from '../facts.ts';
import type { ClassScope, FileScope } from './scope.ts';

/** Names of types that PHP itself has; `self` and `parent` stand for classes where these are known. */
const builtins = new Set([
  'array',
  'bool',
  'callable',
  'false',
  'float',
  'int',
  'iterable',
  'mixed',
  'never',
  'null',
  'object',
  'parent',
  'self',
  'static',
  'string',
  'true',
  'void',
]);

/** A declared type: `?Foo`, unions, intersections and both together, flattened. */
export function lowerType(
  file: FileScope,
  declared: Node | undefined,
  cls: ClassScope | undefined,
): TypeFacts | undefined {
  if (!declared) return undefined;
  const classes = new Set<string>();
  const plain = new Set<string>();
  const add = (type: Node): void => {
    if (type.kind === 'uniontype' || type.kind === 'intersectiontype') type.types.forEach(add);
    else if (type.kind === 'name') addName(type.name);
  };
  const addName = (name: string): void => {
    const lower = name.toLowerCase();
    if (lower === 'self' || lower === 'parent') addRelative(lower);
    else if (builtins.has(lower)) plain.add(lower);
    else if (name) classes.add(file.names.className(name));
  };
  const addRelative = (name: 'self' | 'parent'): void => {
    // In a trait both stand for whatever class uses it.
    const known = cls?.kind === 'trait' ? undefined : name === 'self' ? cls?.name : cls?.parent;
    if (known) classes.add(known);
    else plain.add(name);
  };
  add(declared);
  return classes.size + plain.size === 0 ? undefined : { classes: [...classes], builtins: [...plain] };
}
