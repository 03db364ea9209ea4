/** Questions about one call. */
import { print } from '../../flow/print.ts';
import type { ClassFacts, Expr, FunctionFacts } from '../../php/facts.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodePlace, CodeRule } from '../code-rule.ts';

/** Name of the global function that is called, lower case; empty for anything else. */
export function functionOf(expr: Expr): string {
  if (expr.op !== 'call' || typeof expr.name !== 'string') return '';
  return (expr.fallback ?? expr.name).replace(/^\\/, '').toLowerCase();
}

/** Name of the method that is called, on an object or a class, lower case; empty for anything else. */
export function methodOf(expr: Expr): string {
  return (expr.op === 'mcall' || expr.op === 'scall') && typeof expr.name === 'string' ? expr.name.toLowerCase() : '';
}

/** Full name of the class that is made or called statically, lower case; empty where it is computed or relative. */
export function classOf(expr: Expr): string {
  return (expr.op === 'new' || expr.op === 'scall') && 'name' in expr.cls ? expr.cls.name.toLowerCase() : '';
}

export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('\\') + 1);
}

/** The argument at this position, or of this name. */
export function argument(expr: Expr, at: number, name?: string): Expr | undefined {
  if (!('args' in expr)) return undefined;
  const named = name === undefined ? undefined : expr.args.find((arg) => arg.name === name);
  if (named) return named.value;
  const positional = expr.args[at];
  return positional?.name === undefined && positional?.spread === undefined ? positional?.value : undefined;
}

/** The class in whose method, or closure within one, the call stands. */
export function classAround({ facts }: CodeFile, { fn }: CodePlace): ClassFacts | undefined {
  let at = fn;
  while (at.cls === undefined && at.outer !== undefined) {
    const outer = facts.functions[at.outer];
    if (!outer) break;
    at = outer;
  }
  return at.cls === undefined ? undefined : facts.classes[at.cls];
}

export function isLiteral(expr: Expr | undefined, value: string): boolean {
  return expr?.op === 'lit' && expr.value === value;
}

/** A function or method as fingerprints have it; empty for top-level code. */
export function symbolOf(file: CodeFile, fn: FunctionFacts): string {
  if (fn.kind === 'main') return '';
  const name = fn.name || '{closure}';
  const cls = fn.cls === undefined ? undefined : file.facts.classes[fn.cls];
  return cls ? `${cls.name}::${name}` : name;
}

/** What a rule says of a call. */
export type Said = Omit<CodeFinding, 'span' | 'symbol' | 'about'>;

/** A finding about a call. */
export function findingAt(file: CodeFile, call: CodeCall, said: Said): CodeFinding {
  return { ...said, span: call.expr.span, symbol: symbolOf(file, call.fn), about: print(call.expr) };
}

/** A check that looks at calls one by one. */
export function ofEachCall(
  say: (file: CodeFile, call: CodeCall, context: CodeContext) => Said | undefined,
): CodeRule['check'] {
  return (file, context) =>
    file.calls.flatMap((call) => {
      const said = say(file, call, context);
      return said ? [findingAt(file, call, said)] : [];
    });
}
