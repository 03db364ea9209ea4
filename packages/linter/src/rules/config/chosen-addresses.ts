/** Addresses that code chooses by the name of the environment. */
import { print } from '../../flow/print.ts';
import { eachWithin, expressionsOf } from '../../flow/walk.ts';
import type { Block, Expr, FunctionFacts, Span } from '../../php/facts.ts';
import { symbolOf } from '../code/calls.ts';
import { asksForEnvironment } from '../code/environment-question.ts';
import { wholeLine } from '../code/whole-line.ts';
import type { CodeFile, CodeFinding } from '../code-rule.ts';

/** An address of a service of the application's own choice: with a scheme and a host that has a dot or a port. */
const ADDRESS =
  /^(?:https?|wss?|s?ftp|rediss?|mysql|pgsql|amqps?|mongodb(?:\+srv)?|smtps?):\/\/[\w-]+(?:\.[\w-]+)+|^(?:https?|wss?):\/\/[\w-]+:\d+/;

/** One finding for each choice. */
export function chosenAddresses(file: CodeFile): readonly CodeFinding[] {
  return file.facts.functions.flatMap((fn) => [
    ...fn.steps.flatMap((step) => expressionsOf(step).flatMap((whole) => ternaries(file, fn, whole, step.line))),
    ...fn.blocks.flatMap((block) => arms(file, fn, block)),
  ]);
}

function ternaries(file: CodeFile, fn: FunctionFacts, whole: Expr, line: number): readonly CodeFinding[] {
  const found: CodeFinding[] = [];
  const lines = new Map<Expr, number>();
  eachWithin(whole, (expr) => {
    // An array may be long: its elements know their lines.
    for (const item of expr.op === 'array' ? expr.items : [])
      if (item.line !== undefined) eachWithin(item.value, (inner) => lines.set(inner, item.line ?? line));
    if (expr.op !== 'ternary' || !asksForEnvironment(expr.test)) return;
    const address = [expr.then, expr.else].map(addressOf).find((text) => text !== undefined);
    if (address !== undefined) found.push(finding(file, fn, address, expr, wholeLine(lines.get(expr) ?? line)));
  });
  return found;
}

/** `if ($env === 'production') { $url = 'https://…'; }` */
function arms(file: CodeFile, fn: FunctionFacts, { arm, test, first, end }: Block): readonly CodeFinding[] {
  if (arm !== 'then' || !test || !asksForEnvironment(test)) return [];
  for (const step of fn.steps.slice(first, end)) {
    if (step.do !== 'expr' && step.do !== 'return') continue;
    const given = step.expr?.op === 'assign' ? step.expr.value : step.do === 'return' ? step.expr : undefined;
    const address = addressOf(given);
    if (address !== undefined && given) return [finding(file, fn, address, given, wholeLine(step.line))];
  }
  return [];
}

function addressOf(expr: Expr | undefined): string | undefined {
  const head = expr?.op === 'concat' ? expr.parts[0] : expr;
  return head?.op === 'lit' && typeof head.value === 'string' && ADDRESS.test(head.value) ? head.value : undefined;
}

function finding(file: CodeFile, fn: FunctionFacts, address: string, about: Expr, span: Span): CodeFinding {
  return {
    span,
    message: `The code chooses an address (${address.replace(/:\/\/[^@/]*@/, '://…@').slice(0, 80)}) by the name of the environment: another environment needs another release`,
    severity: 'info',
    confidence: 'likely',
    symbol: symbolOf(file, fn),
    about: print(about),
  };
}
