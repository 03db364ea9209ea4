import { nameOfCall } from '../../flow/call-name.ts';
import { type CallSite, shortName } from '../../flow/code.ts';
import type { KnowledgeBase } from '../../flow/knowledge-base.ts';
import { print } from '../../flow/print.ts';
import type { Judged, JudgedSink } from '../../flow/verdict.ts';
import { withAdvice } from '../../platforms/advice.ts';
import { effectOf } from '../../platforms/all.ts';
import type { Confidence, Remedy, Severity, WriteKind } from '../../result.ts';
import type { Draft, DraftFinding, Rule, RuleInput } from '../check.ts';
import { pageOf } from '../page.ts';
import { isKept, severityOf, stateOf, writeKindOf } from './write-kind.ts';
import { articled, verbOf, writeMessage } from './write-message.ts';
import { traceOf } from './write-trace.ts';

const ID = 'processes/local-disk-write';

/** Writes to the node's own disk that a deploy or a second node would lose. */
export const localDiskWrite: Rule = {
  meta: {
    id: ID,
    factor: 'processes',
    category: 'write',
    summary: 'Run-time write to the local disk that a deploy or a second node would lose',
    effort: {
      minutes: 45,
      reason: 'The write moves to a disk of the framework, and what reads the file follows it.',
    },
    get page(): string {
      return pageOf(ID);
    },
  },
  check: findingsOf,
};

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** One site, one finding: the graver one speaks, of equals the sink itself, then what puts something into the file. */
function ranked({ found }: JudgedSink, finding: DraftFinding, role: Role): Draft {
  const puts = found.sink.effect === 'permissions' ? 0 : 1;
  return { finding, rank: SEVERITY_RANK[finding.severity] * 4 + (role === 'caller' ? 0 : 2) + puts };
}

/** The call that writes, or one that names the path for it. */
type Role = 'sink' | 'caller';

function isReported(judged: Judged): boolean {
  return judged.outcome === 'durable' || judged.outcome === 'escapes';
}

/** Of several ways to one sink the one that says most: certain before inferred, run by the web before by hand. */
function weight(judged: Judged): number {
  if (judged.outcome === 'possible') return judged.by === undefined ? 1 : 0;
  return 8 - (judged.by === undefined ? 0 : 4) - (judged.inferred ? 2 : 0) - (judged.outcome === 'escapes' ? 1 : 0);
}

/** Where the end of a path may also be empty, it is told with its end: `data.…` rather than `data.`. */
function gravestOf(cases: readonly Judged[]): Judged | undefined {
  const [first] = [...cases].sort((a, b) => weight(b) - weight(a));
  const withEnd = `${first?.place?.shown ?? ''}…`;
  return cases.find((each) => first && weight(each) === weight(first) && each.place?.shown === withEnd) ?? first;
}

function findingsOf(sink: JudgedSink, input: RuleInput): readonly Draft[] {
  const relevant = sink.cases.filter((judged) => isReported(judged) || judged.outcome === 'possible');
  const gravest = gravestOf(relevant);
  if (!gravest) return [];
  const { site } = sink.found;
  const result: Draft[] = [ranked(sink, draftOf(sink, gravest, site, 'sink', input), 'sink')];
  const told = new Set<CallSite>();
  for (const judged of relevant) {
    if (!isReported(judged)) continue;
    if (isHandedOn(judged)) continue;
    for (const builder of judged.pathCase.builders) {
      if (told.has(builder) || isQuestionOrRemoval(builder)) continue;
      told.add(builder);
      result.push(ranked(sink, draftOf(sink, judged, builder, 'caller', input), 'caller'));
    }
  }
  return result;
}

const QUESTIONS: ReadonlySet<string> = new Set(['is', 'has', 'can']);
const REMOVALS: ReadonlySet<string> = new Set(['delete', 'remove', 'unlink', 'rmdir', 'purge', 'prune', 'rrmdir']);

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])(?=[A-Z])/g, '$1_')
    .toLowerCase()
    .split('_');
}

/** A probe or a removal may write on its way; whoever calls it names no file that is to be kept. */
function isQuestionOrRemoval(site: CallSite): boolean {
  const { expr } = site;
  const name = 'name' in expr && typeof expr.name === 'string' ? expr.name.replace(/^.*\\/, '') : '';
  const words = wordsOf(name);
  const receiver = expr.op === 'mcall' && (expr.base.op === 'var' || expr.base.op === 'prop') ? expr.base.name : '';
  return (
    QUESTIONS.has(words[0] ?? '') ||
    [...words, ...wordsOf(typeof receiver === 'string' ? receiver : '')].some((word) => REMOVALS.has(word))
  );
}

/** The caller passes a global on, whose path was named elsewhere. */
function isHandedOn(judged: Judged): boolean {
  const { value } = judged.pathCase;
  return value.is === 'text' && value.handedOn === true;
}

function draftOf(sink: JudgedSink, judged: Judged, site: CallSite, role: Role, input: RuleInput): DraftFinding {
  const { found } = sink;
  const { place } = judged;
  const shown = place?.shown ?? '';
  const kind = writeKindOf({
    sink: found.sink,
    shown: place?.place === 'unknown' && judged.outcome === 'possible' ? '' : shown,
    names: [
      found.site.fn.facts.name,
      site.fn.facts.name,
      shortName(site.fn.cls?.name ?? ''),
      shortName(found.site.fn.cls?.name ?? ''),
    ],
    origin: place?.label,
  });
  const isTemporary = judged.outcome === 'escapes';
  const effect = effectOf(input.platform, isTemporary);
  const confidence = confidenceOf(judged);
  const [startLine, startColumn, endLine, endColumn] = site.expr.span;
  return {
    ruleId: ID,
    factor: 'processes',
    category: 'write',
    kind,
    state: stateOf(kind),
    effect,
    severity: severityFor(judged, kind, confidence, effect === null),
    confidence,
    message: writeMessage({
      kind,
      verb: verbOf(found.sink.effect),
      shown,
      effect,
      platform: input.platform,
      role,
      decidedBy: judged.inferred ? place?.label : undefined,
      escapes: judged.escape?.message,
      open: judged.outcome === 'possible' ? openReason(judged) : undefined,
      by: judged.by,
      through: role === 'caller' ? nameOfCall(site.expr) : undefined,
    }),
    ...(place?.place === 'app' && shown !== '' ? { target: shown } : {}),
    path: site.fn.file.path,
    startLine,
    startColumn,
    endLine,
    endColumn,
    trace: traceOf(judged, sink),
    remedy: withAdvice(
      found.sink.remedy ?? remedyFor(input.knowledge, kind),
      isKept(kind) ? effect : null,
      input.platform,
    ),
    symbol: site.fn.symbol,
    sink: print(site.expr),
  };
}

function confidenceOf(judged: Judged): Confidence {
  if (judged.outcome === 'possible') return 'possible';
  if (judged.outcome === 'escapes' || judged.inferred) return 'likely';
  return judged.pathCase.open === undefined && judged.pathCase.notFollowed === 0 ? 'certain' : 'likely';
}

function severityFor(judged: Judged, kind: WriteKind, confidence: Confidence, isKept: boolean): Severity {
  if (confidence === 'possible' || judged.by !== undefined || isKept) return 'info';
  return severityOf(kind);
}

function openReason(judged: Judged): string {
  const { pathCase, place } = judged;
  if (pathCase.notFollowed > 0)
    return `the path comes from ${articled(place?.label ?? 'a caller')}, and ${pathCase.notFollowed} files with possible callers were not followed`;
  if (pathCase.open === 'no-caller')
    return `the path is the parameter ${place?.label ?? ''}, which no code of this project fills`;
  if (pathCase.open === 'too-far') return 'the path comes from too far away to follow';
  return `the path comes from ${articled(place?.label ?? 'an unknown value')}`;
}

function remedyFor(knowledge: KnowledgeBase, kind: WriteKind): Remedy {
  for (const table of knowledge.tables) {
    const exact = table.remedies.find((candidate) => candidate.kinds?.includes(kind));
    if (exact) return exact.remedy;
  }
  for (const table of knowledge.tables) {
    const general = table.remedies.find((candidate) => candidate.kinds === undefined);
    if (general) return general.remedy;
  }
  return {
    summary:
      'Keep it in a store that all nodes share, or below the system temporary directory for the length of one request.',
    packages: [],
    docs: [],
  };
}
