import { print } from '../../flow/print.ts';
import { eachWithin, expressionsOf } from '../../flow/walk.ts';
import type { Expr, FunctionFacts } from '../../php/facts.ts';
import { functionOf, symbolOf } from '../code/calls.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { wholeLine } from '../code/whole-line.ts';
import { someWithin } from '../code/within.ts';
import type { CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** The static property below elements (`self::$seen[$id]`), when it is one of the class itself. */
function staticProperty(target: Expr): { readonly name: string; readonly isElement: boolean } | undefined {
  let at = target;
  while (at.op === 'index') at = at.base;
  return at.op === 'sprop' && 'relative' in at.cls ? { name: at.name, isElement: at !== target } : undefined;
}

/** Functions that set up a class once, or put it back. */
const SETS_UP =
  /^(?:boot\w*|register\w*|init\w*|configure\w*|reset\w*|flush\w*|clear\w*|set[A-Z]\w*Resolver|fake|macro|extend|use[A-Z]\w*|getInstance|instance|singleton|forget\w*|unset\w*)$/i;
/** Names of properties that are the same for every request. */
const SAME_FOR_ALL =
  /instance|resolver|macros?|booted|container|factory|registry|config|facade|schema|columns|columnlistings|class/i;

/** A static variable of the function, or an element of one: `$seen[$id]`. */
function staticVariable(fn: FunctionFacts, target: Expr): string | undefined {
  let at = target;
  while (at.op === 'index') at = at.base;
  const name = at.op === 'var' ? at.name : undefined;
  return fn.steps.some((step) => step.do === 'static' && step.name === name) ? name : undefined;
}

/** Static variables that keep what one request put there under its own key or name. */
function inVariables(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  return file.facts.functions.flatMap((fn): CodeFinding[] => {
    if (SETS_UP.test(fn.name) || !fn.steps.some((step) => step.do === 'static')) return [];
    const told = new Set<string>();
    const findings: CodeFinding[] = [];
    for (const [number, step] of fn.steps.entries()) {
      for (const whole of expressionsOf(step)) {
        eachWithin(whole, (expr) => {
          const name = expr.op === 'assign' ? staticVariable(fn, expr.target) : undefined;
          if (expr.op !== 'assign' || name === undefined || told.has(name) || SAME_FOR_ALL.test(name)) return;
          if (!asksRequest(expr.value) && !asksRequest(expr.target)) return;
          if (isAtTerminal(file, { fn, step: number }, context)) return;
          told.add(name);
          findings.push(finding(file, fn, step.line, expr.target));
        });
      }
    }
    return findings;
  });
}

function finding(file: CodeFile, fn: FunctionFacts, line: number, target: Expr): CodeFinding {
  return {
    span: wholeLine(line),
    message: `${print(target)} keeps what one request put there: the worker answers the next request with it`,
    severity: 'info',
    confidence: 'possible',
    symbol: symbolOf(file, fn),
    about: print(target),
  };
}

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  return [...inProperties(file, context), ...inVariables(file, context)];
}

function inProperties(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  const told = new Set<string>();
  return file.facts.functions.flatMap((fn): CodeFinding[] => {
    if (fn.cls === undefined || fn.mentions.writes.length === 0 || SETS_UP.test(fn.name)) return [];
    const cls = file.facts.classes[fn.cls];
    const own = new Set(cls?.properties.filter((property) => property.static).map(({ name }) => name));
    if (!cls || !fn.mentions.writes.some((name) => own.has(name))) return [];
    const findings: CodeFinding[] = [];
    for (const [number, step] of fn.steps.entries()) {
      for (const whole of expressionsOf(step)) {
        eachWithin(whole, (expr) => {
          if (expr.op !== 'assign') return;
          const property = staticProperty(expr.target);
          if (!property || !own.has(property.name) || SAME_FOR_ALL.test(property.name)) return;
          const key = `${cls.name}::${property.name}`;
          if (told.has(key) || !variesByRequest(fn, expr.value, expr.target)) return;
          if (isAtTerminal(file, { fn, step: number }, context)) return;
          told.add(key);
          findings.push(finding(file, fn, step.line, expr.target));
        });
      }
    }
    return findings;
  });
}

/** Does what is kept depend on who asked: on a parameter, the request, the user or the session? */
function variesByRequest(fn: FunctionFacts, value: Expr, target: Expr): boolean {
  const params = new Set(fn.params.map(({ name }) => name));
  return [value, target].some(
    (whole) => asksRequest(whole) || someWithin(whole, (part) => part.op === 'var' && params.has(part.name)),
  );
}

/** Does it ask the request, its user or its session, wherever it stands? */
function asksRequest(whole: Expr): boolean {
  return someWithin(
    whole,
    (part) =>
      (part.op === 'var' && part.name.startsWith('_')) ||
      /^(?:auth|request|session|user|cookie)$/.test(functionOf(part)),
  );
}

/** Static properties that requests change, where one process answers many of them. */
export const staticState: CodeRule = {
  meta: practice('processes/static-state', 'Static property that one request leaves to the next', {
    minutes: 30,
    reason: 'What belongs to the request moves to an object that is made for it.',
  }),
  words: ['static request', 'static auth', 'static session'],
  applies: ({ isLongRunning }) => isLongRunning,
  remedy: {
    summary: 'Keep it in an object that is made for each request, or empty it when the request ends.',
    packages: [],
    docs: [
      'https://laravel.com/docs/octane#managing-memory-leaks',
      'https://symfony.com/doc/current/reference/dic_tags.html#kernel-reset',
    ],
  },
  check,
};
