/** The way of a path from where it begins to the call that writes. */
import { nameOfCall } from '../../flow/call-name.ts';
import type { Trace } from '../../flow/value.ts';
import type { Judged, JudgedSink } from '../../flow/verdict.ts';
import type { TraceStep } from '../../result.ts';
import { verbOf } from './write-message.ts';

/** From the origin of the path to the sink; steps that say the same of one line are said once. */
export function traceOf(judged: Judged, sink: JudgedSink): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  const { value } = judged.pathCase;
  for (let at: Trace | undefined = value.is === 'text' ? value.trace : undefined; at; at = at.earlier) {
    steps.unshift({ path: at.path, line: at.line, message: at.message });
  }
  if (judged.escape) steps.push({ path: judged.escape.path, line: judged.escape.line, message: judged.escape.message });
  const { site } = sink.found;
  steps.push({
    path: site.fn.file.path,
    line: site.expr.span[0],
    message: `${verbOf(sink.found.sink.effect)} it: ${nameOfCall(site.expr)}`,
  });
  return steps.filter((step, at) => {
    const before = steps[at - 1];
    return !before || before.path !== step.path || before.line !== step.line || before.message !== step.message;
  });
}
