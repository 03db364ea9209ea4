/** Runs the rules that look at one file's code. */
import { eachWithin, expressionsOf, isCall } from '../flow/walk.ts';
import type { FileFacts, FunctionFacts } from '../php/facts.ts';
import type { DraftFinding } from './check.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodeRule } from './code-rule.ts';
import { calledNames } from './code-words.ts';
import { frameworkRemedy } from './framework-remedy.ts';

/** @param names calls of which the rules want to know, as `Mentions` has them; bodies without them are not read */
export function codeFile(path: string, facts: FileFacts, names: ReadonlySet<string>): CodeFile {
  let calls: readonly CodeCall[] | undefined;
  return {
    path,
    facts,
    get calls(): readonly CodeCall[] {
      calls ??= facts.functions
        .filter(({ mentions }) => mentions.calls.some((name) => names.has(name)))
        .flatMap(callsOf);
      return calls;
    },
  };
}

/** Every call in a function's body, in source order; those inside closures belong to the closure. */
export function callsOf(fn: FunctionFacts): readonly CodeCall[] {
  const calls: CodeCall[] = [];
  fn.steps.forEach((step, number) => {
    for (const expr of expressionsOf(step)) {
      eachWithin(expr, (inner) => {
        if (isCall(inner)) calls.push({ fn, step: number, expr: inner });
      });
    }
  });
  return calls;
}

/** Shell commands have no name that could be a word. */
const BACKTICK = '`';

/** What the rules say of one file, rule by rule. Rules that do not apply to the project are passed over. */
export function codeFindings(
  path: string,
  facts: FileFacts,
  context: CodeContext,
  rules: readonly CodeRule[],
): readonly DraftFinding[] {
  const fitting = rules.filter(
    (rule) => (rule.paths?.test(path) ?? true) && (rule.applies === undefined || rule.applies(context)),
  );
  if (fitting.length === 0) return [];
  const file = codeFile(
    path,
    facts,
    new Set([BACKTICK, ...fitting.flatMap(({ words, calls = [] }) => [...calledNames(words), ...calls])]),
  );
  return fitting.flatMap((rule) => rule.check(file, context).map((found) => draftOf(path, rule, found, context)));
}

function draftOf(path: string, { meta, remedy }: CodeRule, found: CodeFinding, context: CodeContext): DraftFinding {
  const [startLine, startColumn, endLine, endColumn] = found.span;
  return {
    ruleId: meta.id,
    factor: meta.factor,
    category: found.kind === undefined ? meta.category : 'configuration',
    kind: found.kind ?? null,
    state: found.state ?? null,
    effect: found.effect ?? null,
    severity: found.severity,
    confidence: found.confidence,
    message: sentence(found.message),
    path,
    startLine,
    startColumn,
    endLine,
    endColumn,
    trace: found.trace ?? [],
    remedy: frameworkRemedy(meta.id, context.knowledge) ?? remedy,
    symbol: found.symbol,
    sink: found.about,
  };
}

/** Rules write one clause or several sentences; readers get sentences, as from rules about the whole project. */
function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
