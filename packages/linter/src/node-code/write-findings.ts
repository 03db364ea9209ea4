/** From judged writes of Node code to findings of the rule about local-disk writes. */
import { Node } from 'ts-morph';
import { withAdvice } from '../platforms/advice.ts';
import { effectOf } from '../platforms/all.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Confidence, Severity, TraceStep } from '../result.ts';
import type { DraftFinding } from '../rules/check.ts';
import { localDiskWrite } from '../rules/processes/local-disk-write.ts';
import { isKept, severityOf, stateOf, writeKindOf } from '../rules/processes/write-kind.ts';
import { verbOf, writeMessage } from '../rules/processes/write-message.ts';
import { nameOf } from './callers.ts';
import { enclosingFunction } from './functions.ts';
import { shortText } from './node-text.ts';
import { type Call, pathOf, spanOf } from './parsed-code.ts';
import type { Purpose } from './purpose.ts';
import { remedyFor } from './remedies.ts';
import type { Judged, WriteSite } from './write-sites.ts';

/** Of several ways to one call the one that says most. */
function weight({ outcome, inferred }: Judged): number {
  return (outcome === 'durable' ? 4 : outcome === 'escapes' ? 3 : 0) - (inferred ? 1 : 0);
}

/** One finding at the call that writes, and one at each call that names a lasting path for it. */
export function writeFindings(site: WriteSite, purpose: Purpose, platform: Platform): readonly DraftFinding[] {
  const [gravest] = [...site.judged].sort((a, b) => weight(b) - weight(a));
  if (!gravest) return [];
  const result = [findingOf(site, gravest, site.call, 'sink', purpose, platform)];
  const told = new Set<Call>([site.call]);
  for (const judged of site.judged) {
    const { builder } = judged;
    if (!builder || judged.outcome === 'possible' || told.has(builder)) continue;
    told.add(builder);
    result.push(findingOf(site, judged, builder, 'caller', purpose, platform));
  }
  return result;
}

function findingOf(
  site: WriteSite,
  judged: Judged,
  at: Call,
  role: 'sink' | 'caller',
  purpose: Purpose,
  platform: Platform,
): DraftFinding {
  const { sink, call } = site;
  const { place, outcome } = judged;
  const isOpen = outcome === 'possible';
  const origin = place.head && 'label' in place.head ? place.head.label : undefined;
  const kind = writeKindOf({
    sink: { ...sink, call: '', path: { arg: 0 }, source: '' },
    shown: isOpen ? '' : place.shown,
    names: [symbolOf(call), symbolOf(at)],
    origin,
  });
  const effect = effectOf(platform, outcome === 'escapes');
  const confidence: Confidence = isOpen
    ? 'possible'
    : outcome === 'escapes' || judged.inferred || !place.fixed
      ? 'likely'
      : 'certain';
  const severity: Severity = isOpen || purpose === 'hand' || effect === null ? 'info' : severityOf(kind);
  const [startLine, startColumn, endLine, endColumn] = spanOf(at);
  const callee = shortText(at.getExpression());
  return {
    ruleId: localDiskWrite.meta.id,
    factor: localDiskWrite.meta.factor,
    category: 'write',
    kind,
    state: stateOf(kind),
    effect,
    severity,
    confidence,
    message: writeMessage({
      kind,
      verb: verbOf(sink.effect),
      shown: place.shown,
      effect,
      platform,
      role,
      decidedBy: judged.inferred ? origin : undefined,
      escapes: judged.escape?.message,
      open: isOpen ? openReason(judged) : undefined,
      by: purpose === 'hand' ? 'hand' : undefined,
      through: role === 'caller' ? `${callee}()` : undefined,
    }),
    path: pathOf(at.getSourceFile()),
    startLine,
    startColumn,
    endLine,
    endColumn,
    trace: traceOf(site, judged),
    remedy: withAdvice(remedyFor(kind), isKept(kind) ? effect : null, platform),
    symbol: symbolOf(at),
    sink: at.getText().slice(0, 400),
  };
}

function openReason({ place: { head } }: Judged): string {
  if (head?.from === 'param') return `the path is the parameter ${head.label}, which no code of this project fills`;
  return `the path comes from ${head && 'label' in head ? head.label : 'an unknown value'}`;
}

function traceOf({ call, sink }: WriteSite, { trace, escape }: Judged): readonly TraceStep[] {
  const last = {
    path: pathOf(call.getSourceFile()),
    line: call.getStartLineNumber(),
    message: `${verbOf(sink.effect)} it: ${shortText(call.getExpression())}()`,
  };
  const steps = [
    ...trace,
    ...(escape ? [{ path: escape.path, line: escape.line, message: escape.message }] : []),
    last,
  ];
  return steps.filter((step, at) => {
    const before = steps[at - 1];
    return !before || before.path !== step.path || before.line !== step.line || before.message !== step.message;
  });
}

/** `Class.method` or the function's name; empty at the top of a file. */
export function symbolOf(node: Node): string {
  const fn = enclosingFunction(node);
  if (!fn) return '';
  const cls = fn.getFirstAncestor(Node.isClassDeclaration)?.getName();
  const name = nameOf(fn) ?? '';
  return cls === undefined ? name : `${cls}.${name}`;
}
