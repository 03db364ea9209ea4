import type { CallExpr, ClassRef, Expr, Step } from '../php/facts.ts';

function classChildren(cls: ClassRef, visit: (expr: Expr) => void): void {
  if ('dynamic' in cls) visit(cls.dynamic);
}

/** Calls `visit` with each direct part of the expression, in source order. Bodies of closures are not part of it. */
export function eachChild(expr: Expr, visit: (expr: Expr) => void): void {
  switch (expr.op) {
    case 'lit':
    case 'const':
    case 'magic':
    case 'var':
    case 'closure':
    case 'parameter':
    case 'service':
      return;
    case 'classConst':
    case 'sprop':
      classChildren(expr.cls, visit);
      return;
    case 'varvar':
    case 'unary':
    case 'cast':
    case 'empty':
    case 'throw':
    case 'print':
      visit(expr.expr);
      return;
    case 'concat':
    case 'shell':
    case 'other':
      expr.parts.forEach(visit);
      return;
    case 'array':
      for (const item of expr.items) {
        if (item.key) visit(item.key);
        visit(item.value);
      }
      return;
    case 'index':
      visit(expr.base);
      if (expr.key) visit(expr.key);
      return;
    case 'prop':
      visit(expr.base);
      if (typeof expr.name !== 'string') visit(expr.name);
      return;
    case 'call':
      if (typeof expr.name !== 'string') visit(expr.name);
      for (const arg of expr.args) visit(arg.value);
      return;
    case 'mcall':
      visit(expr.base);
      if (typeof expr.name !== 'string') visit(expr.name);
      for (const arg of expr.args) visit(arg.value);
      return;
    case 'scall':
      classChildren(expr.cls, visit);
      if (typeof expr.name !== 'string') visit(expr.name);
      for (const arg of expr.args) visit(arg.value);
      return;
    case 'new':
      classChildren(expr.cls, visit);
      for (const arg of expr.args) visit(arg.value);
      return;
    case 'ternary':
      visit(expr.test);
      if (expr.then) visit(expr.then);
      visit(expr.else);
      return;
    case 'coalesce':
    case 'bin':
      visit(expr.left);
      visit(expr.right);
      return;
    case 'match':
      visit(expr.subject);
      for (const arm of expr.arms) {
        arm.tests?.forEach(visit);
        visit(arm.value);
      }
      return;
    case 'callable':
      visit(expr.target);
      return;
    case 'assign':
      visit(expr.value);
      visit(expr.target);
      return;
    case 'include':
      visit(expr.path);
      return;
    case 'instanceof':
      visit(expr.expr);
      classChildren(expr.cls, visit);
      return;
    case 'isset':
      expr.exprs.forEach(visit);
      return;
    case 'clone':
      visit(expr.expr);
      if (expr.with) visit(expr.with);
      return;
    case 'yield':
      if (expr.key) visit(expr.key);
      if (expr.value) visit(expr.value);
      return;
    case 'exit':
      if (expr.expr) visit(expr.expr);
      return;
    case 'env':
      if (expr.default) visit(expr.default);
      return;
  }
}

/** The expression and everything in it, outside before inside. */
export function eachWithin(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  eachChild(expr, (child) => eachWithin(child, visit));
}

/** The expressions that a statement evaluates, in order. */
export function expressionsOf(step: Step): readonly Expr[] {
  switch (step.do) {
    case 'return':
      return step.expr ? [step.expr] : [];
    case 'foreach':
      return [step.source, ...(step.key ? [step.key] : []), step.value];
    case 'static':
      return step.value ? [step.value] : [];
    case 'unset':
      return step.targets;
    case 'global':
      return [];
    default:
      return [step.expr];
  }
}

export function isCall(expr: Expr): expr is CallExpr {
  switch (expr.op) {
    case 'call':
    case 'mcall':
    case 'scall':
    case 'new':
    case 'include':
    case 'shell':
      return true;
    default:
      return false;
  }
}

export function isThis(expr: Expr): boolean {
  return expr.op === 'var' && expr.name === 'this';
}
