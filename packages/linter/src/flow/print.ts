import type { Arg, ClassRef, Expr } from '../php/facts.ts';
import { shortName } from './code.ts';

function printArgs(args: readonly Arg[], depth: number): string {
  return args
    .map(
      (arg) =>
        `${arg.name === undefined ? '' : `${arg.name}: `}${arg.spread ? '...' : ''}${print(arg.value, depth + 1)}`,
    )
    .join(', ');
}

function printClass(cls: ClassRef, depth: number): string {
  if ('name' in cls) return shortName(cls.name);
  if ('relative' in cls) return cls.relative;
  return 'dynamic' in cls ? print(cls.dynamic, depth + 1) : 'class';
}

/** An expression in PHP's notation, shortened where it is deep: for messages and fingerprints, not for running. */
export function print(expr: Expr, depth = 0): string {
  if (depth > 4) return '…';
  const inner = (part: Expr): string => print(part, depth + 1);
  const named = (name: string | Expr): string => (typeof name === 'string' ? name : `{${inner(name)}}`);
  switch (expr.op) {
    case 'lit':
      return typeof expr.value === 'string'
        ? `'${expr.value.length > 60 ? `${expr.value.slice(0, 60)}…` : expr.value}'`
        : String(expr.value);
    case 'const':
      return expr.fallback ?? expr.name;
    case 'classConst':
      return `${printClass(expr.cls, depth)}::${expr.name}`;
    case 'magic':
      return expr.name;
    case 'var':
      return `$${expr.name}`;
    case 'concat':
      return expr.parts.map(inner).join(' . ');
    case 'array':
      return `[${expr.items.map((item) => `${item.key ? `${inner(item.key)} => ` : ''}${inner(item.value)}`).join(', ')}]`;
    case 'index':
      return `${inner(expr.base)}[${expr.key ? inner(expr.key) : ''}]`;
    case 'prop':
      return `${inner(expr.base)}->${named(expr.name)}`;
    case 'sprop':
      return `${printClass(expr.cls, depth)}::$${expr.name}`;
    case 'call':
      return `${typeof expr.name === 'string' ? (expr.fallback ?? expr.name) : inner(expr.name)}(${printArgs(expr.args, depth)})`;
    case 'mcall':
      return `${inner(expr.base)}->${named(expr.name)}(${printArgs(expr.args, depth)})`;
    case 'scall':
      return `${printClass(expr.cls, depth)}::${named(expr.name)}(${printArgs(expr.args, depth)})`;
    case 'new':
      return `new ${printClass(expr.cls, depth)}(${printArgs(expr.args, depth)})`;
    case 'ternary':
      return `${inner(expr.test)} ? ${expr.then ? inner(expr.then) : ''} : ${inner(expr.else)}`;
    case 'coalesce':
      return `${inner(expr.left)} ?? ${inner(expr.right)}`;
    case 'bin':
      return `${inner(expr.left)} ${expr.kind} ${inner(expr.right)}`;
    case 'unary':
      return `${expr.kind}${inner(expr.expr)}`;
    case 'cast':
      return `(${expr.kind}) ${inner(expr.expr)}`;
    case 'shell':
      return `\`${expr.parts.map(inner).join('')}\``;
    case 'include':
      return `${expr.kind} ${inner(expr.path)}`;
    case 'assign':
      return `${inner(expr.target)} ${expr.kind} ${inner(expr.value)}`;
    default:
      return '…';
  }
}
