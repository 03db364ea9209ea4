/** `// @tidemark-ignore <rule> <reason>`: hides findings where the code itself says why. */
import { nearestName } from '../config/did-you-mean.ts';
import type { Directive } from '../php/facts.ts';
import type { Finding } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { type IgnoreDirective, parseDirective } from './directive.ts';
import { fingerprints } from './fingerprint.ts';
import { IGNORE_WITHOUT_REASON, UNKNOWN_DIRECTIVE, UNKNOWN_RULE, UNUSED_IGNORE } from './rules.ts';
import { statementAfter } from './statement.ts';

export interface InlineInput {
  readonly findings: readonly Finding[];
  /** By root-relative path; files of the run's scope only. */
  readonly directives: Readonly<Record<string, readonly Directive[]>>;
  readonly ruleIds: readonly string[];
  /** False for a rule that did not run on that file: an ignore of it is not unused. */
  ran(ruleId: string, path: string): boolean;
  /** Root-relative paths of files that were not understood whole. */
  readonly partial: ReadonlySet<string>;
  sourceOf(path: string): string | undefined;
}

export interface InlineOutcome {
  /** What is left of the findings, and new ones about the comments. */
  readonly findings: Finding[];
  /** Findings hidden. */
  readonly suppressed: number;
}

interface Complaint {
  readonly rule: RuleMeta;
  readonly path: string;
  readonly span: Pick<Finding, 'startLine' | 'startColumn' | 'endLine' | 'endColumn'>;
  readonly text: string;
  readonly message: string;
  readonly advice: string;
}

/** The findings of one rule in one file that a comment speaks of. */
function spokenOf(
  directive: IgnoreDirective,
  findings: readonly Finding[],
  lines: readonly string[] | undefined,
): Finding[] {
  const range = directive.trailing
    ? { first: directive.line, last: directive.line }
    : statementAfter(directive.line, lines);
  const starting = findings.filter(({ startLine }) => startLine >= range.first && startLine <= range.last);
  if (starting.length > 0) return starting;
  // Inside or at the end of a call of several lines: the innermost one is meant, the one that starts last.
  const around = findings.filter(({ startLine, endLine }) => startLine <= range.first && endLine >= range.first);
  const latest = Math.max(...around.map(({ startLine }) => startLine));
  return around.filter(({ startLine }) => startLine === latest);
}

function findingsAbout(complaints: readonly Complaint[]): Finding[] {
  const marks = fingerprints(
    complaints.map(({ rule, path, span, text }) => ({ ruleId: rule.id, path, symbol: '', sink: text, ...span })),
  );
  return complaints.map(({ rule, path, span, message, advice }, index) => ({
    ruleId: rule.id,
    factor: rule.factor,
    category: rule.category,
    kind: null,
    state: null,
    effect: null,
    severity: 'warning',
    confidence: 'certain',
    message,
    path,
    ...span,
    fingerprint: marks[index] as string,
    trace: [],
    remedy: { summary: advice, packages: [], docs: [] },
  }));
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn ||
    compareText(a.ruleId, b.ruleId)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What one comment hides, and what is wrong with it. */
interface Judgement {
  readonly hides: readonly Finding[];
  readonly wrong: readonly Omit<Complaint, 'path' | 'span' | 'text'>[];
}

function judge(
  comment: Directive,
  path: string,
  own: readonly Finding[],
  lines: readonly string[] | undefined,
  input: InlineInput,
): Judgement {
  const directive = parseDirective(comment);
  if (directive.says === 'unknown') {
    const message = `@tidemark-${directive.word} is no directive that Tidemark knows`;
    const advice = 'Write @tidemark-ignore <rule> <reason>, or remove the comment.';
    return { hides: [], wrong: [{ rule: UNKNOWN_DIRECTIVE, message, advice }] };
  }
  const known = directive.rules.filter((rule) => input.ruleIds.includes(rule));
  const unknown = directive.rules.length === 0 ? [undefined] : directive.rules.filter((rule) => !known.includes(rule));
  const wrong = unknown.map((rule) => unknownRule(rule, input.ruleIds));
  if (known.length > 0 && directive.reason === '') {
    const message = `This comment ignores ${known.join(', ')} without a reason, so it is not followed`;
    const advice = 'Add the reason after the rule: @tidemark-ignore <rule> <reason>.';
    return { hides: [], wrong: [...wrong, { rule: IGNORE_WITHOUT_REASON, message, advice }] };
  }
  const meant = known.map((rule) =>
    spokenOf(
      directive,
      own.filter(({ ruleId }) => ruleId === rule),
      lines,
    ),
  );
  const unused = known.filter(
    (rule, index) => meant[index]?.length === 0 && input.ran(rule, path) && !input.partial.has(path),
  );
  return {
    hides: meant.flat(),
    wrong: [
      ...wrong,
      ...unused.map((rule) => ({
        rule: UNUSED_IGNORE,
        message: `There is no finding of ${rule} here to ignore`,
        advice: 'Remove the comment.',
      })),
    ],
  };
}

/** The comment's place on its line. */
function spanOf({ line }: Directive, lines: readonly string[] | undefined): Complaint['span'] {
  const text = lines?.[line - 1]?.trimEnd() ?? '';
  const start = Math.max(0, text.indexOf('@tidemark-'));
  return { startLine: line, startColumn: start + 1, endLine: line, endColumn: Math.max(text.length, start + 1) + 1 };
}

/** Hides what comments hide and reports comments that are wrong. The order stays that of `LintResult.findings`. */
export function applyIgnores(input: InlineInput): InlineOutcome {
  const hidden = new Set<Finding>();
  const complaints: Complaint[] = [];
  for (const [path, directives] of Object.entries(input.directives)) {
    const own = input.findings.filter((finding) => finding.path === path);
    const lines = input.sourceOf(path)?.split(/\r\n|\r|\n/);
    for (const comment of directives) {
      const { hides, wrong } = judge(comment, path, own, lines, input);
      for (const finding of hides) hidden.add(finding);
      const span = spanOf(comment, lines);
      complaints.push(...wrong.map((complaint) => ({ ...complaint, path, span, text: comment.text })));
    }
  }
  const left = input.findings.filter((finding) => !hidden.has(finding));
  const findings = complaints.length === 0 ? left : [...left, ...findingsAbout(complaints)].toSorted(compareFindings);
  return { findings, suppressed: hidden.size };
}

function unknownRule(rule: string | undefined, known: readonly string[]): Judgement['wrong'][number] {
  const nearest = rule === undefined ? undefined : nearestName(rule, known);
  return {
    rule: UNKNOWN_RULE,
    message: rule === undefined ? 'This comment names no rule to ignore' : `There is no rule ${rule}`,
    advice: nearest === undefined ? 'Name a rule that "tidemark-lint rules" lists.' : `Write ${nearest}.`,
  };
}
