import type { Expr, FileFacts, FunctionFacts, Step } from '../facts.ts';
import { factsOf } from '../facts-of.ts';

/** Facts of a source; the opening tag is added. */
export function phpFacts(code: string): FileFacts {
  return factsOf(Buffer.from(`<?php\n${code}`));
}

/** The expression of a source's first statement. */
export function firstExpression(code: string): Expr {
  const step = phpFacts(code).functions[0]?.steps[0];
  if (!step || !('expr' in step) || !step.expr) throw new Error(`no expression in ${code}`);
  return step.expr;
}

export function mainSteps(code: string): readonly Step[] {
  return phpFacts(code).functions[0]?.steps ?? [];
}

/** A function of the source by name. */
export function functionNamed(facts: FileFacts, name: string): FunctionFacts {
  const found = facts.functions.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
}

/** An expression in a short notation of its own: `(. $a 'b')`, `f($x)`, so that a test can state its structure. */
export function sketch(expr: Expr): string {
  switch (expr.op) {
    case 'lit':
      return JSON.stringify(expr.value);
    case 'var':
      return `$${expr.name}`;
    case 'const':
      return expr.name;
    case 'concat':
      return `(. ${expr.parts.map(sketch).join(' ')})`;
    case 'bin':
      return `(${expr.kind} ${sketch(expr.left)} ${sketch(expr.right)})`;
    case 'coalesce':
      return `(?? ${sketch(expr.left)} ${sketch(expr.right)})`;
    case 'unary':
      return `(${expr.kind} ${sketch(expr.expr)})`;
    case 'cast':
      return `((${expr.kind}) ${sketch(expr.expr)})`;
    case 'ternary':
      return `(? ${sketch(expr.test)} ${expr.then ? sketch(expr.then) : '-'} ${sketch(expr.else)})`;
    case 'assign':
      return `(${expr.kind} ${sketch(expr.target)} ${sketch(expr.value)})`;
    case 'call': {
      const name = typeof expr.name === 'string' ? expr.name : sketch(expr.name);
      return `${name}(${expr.args.map((arg) => sketch(arg.value)).join(', ')})`;
    }
    case 'mcall': {
      const name = typeof expr.name === 'string' ? expr.name : sketch(expr.name);
      return `${sketch(expr.base)}->${name}(${expr.args.map((arg) => sketch(arg.value)).join(', ')})`;
    }
    case 'instanceof':
      return `(instanceof ${sketch(expr.expr)} ${'name' in expr.cls ? expr.cls.name : '?'})`;
    case 'array':
      return `[${expr.items.map(({ key, value }) => (key ? `${sketch(key)}=>${sketch(value)}` : sketch(value))).join(', ')}]`;
    case 'index':
      return `${sketch(expr.base)}[${expr.key ? sketch(expr.key) : ''}]`;
    case 'prop':
      return `${sketch(expr.base)}->${typeof expr.name === 'string' ? expr.name : sketch(expr.name)}`;
    default:
      return expr.op;
  }
}
