import { type Child, type Children, isNode, nameText } from '../ast.ts';
import type { TypeFacts } from '../facts.ts';
import type { ClassScope, FileScope } from './scope.ts';

/** Names that the parser leaves as class names although they are types of PHP. */
const builtins = new Set(['self', 'parent', 'static', 'mixed', 'never', 'null', 'true', 'false', 'iterable', 'object']);

/** A declared type: `?Foo`, unions, intersections and both together, flattened. */
export function lowerType(
  file: FileScope,
  child: Child | Children,
  nullable: boolean | undefined,
  cls: ClassScope | undefined,
): TypeFacts | undefined {
  if (!child) return undefined;
  const classes = new Set<string>();
  const plain = new Set<string>(nullable ? ['null'] : []);
  const add = (type: unknown): void => {
    if (Array.isArray(type)) return type.forEach(add);
    if (!isNode(type)) return;
    if (type.kind === 'uniontype' || type.kind === 'intersectiontype') return type.types?.forEach(add);
    if (type.kind === 'typereference') plain.add(type.name.toLowerCase());
    else if (type.kind === 'selfreference') addRelative('self');
    else if (type.kind === 'parentreference') addRelative('parent');
    else if (type.kind === 'staticreference') plain.add('static');
    else if (type.kind === 'name') addName(nameText(type));
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
  add(child);
  return classes.size + plain.size === 0 ? undefined : { classes: [...classes], builtins: [...plain] };
}
