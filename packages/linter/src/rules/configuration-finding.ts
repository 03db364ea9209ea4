/** From a place in the configuration to a finding. */
import { posix } from 'node:path';
import type { StateKind } from '@tidemark/sdk/model';
import type { Telling } from '../configuration/reading.ts';
import { type Placed, ROOT } from '../configuration/setting.ts';
import type { Category, Confidence, ConfigurationKind, Effect, Remedy, Severity, TraceStep } from '../result.ts';
import { type DraftFinding, WHOLE_LINE } from './check.ts';
import type { RuleMeta } from './rule.ts';

export interface Said {
  readonly rule: RuleMeta;
  readonly at: Placed & { readonly endLine?: number };
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly kind?: ConfigurationKind;
  readonly category?: Category;
  readonly state?: StateKind;
  readonly effect?: Effect | null;
  readonly message: string;
  /** What is written, relative to the project root, `…` for what is not known of it. */
  readonly target?: string;
  readonly remedy: Remedy;
  readonly trace?: readonly TraceStep[];
  /** What the finding is about, so that it is known again when lines move: the key, or the variable. */
  readonly about: string;
}

/** A finding about whole lines: its columns are set where the text of the file is at hand. */
export function configurationFinding(said: Said): DraftFinding {
  const { rule, at } = said;
  return {
    ruleId: rule.id,
    factor: rule.factor,
    category: said.category ?? rule.category,
    kind: said.kind ?? null,
    state: said.state ?? null,
    effect: said.effect ?? null,
    severity: said.severity,
    confidence: said.confidence,
    message: said.message,
    ...(said.target === undefined ? {} : { target: said.target }),
    path: at.path,
    startLine: at.line,
    startColumn: 1,
    endLine: at.endLine ?? at.line,
    endColumn: WHOLE_LINE,
    trace: said.trace ?? [],
    remedy: said.remedy,
    symbol: '',
    sink: said.about,
  };
}

/** A path below the root as people write it. */
function shown(text: string): string {
  return text.startsWith(`${ROOT}/`) ? posix.normalize(text.slice(ROOT.length + 1)) : text;
}

/** What decides at this place, in words: the key, or the variable and what it falls back to. */
export function decidedBy({ key, variable, isTemplate }: Telling): string {
  if (variable === undefined) return key === undefined ? '' : ` (${key})`;
  const { name, given, default: fallback } = variable;
  if (isTemplate) return ` (this template sets ${name})`;
  if (given) return ` (${name} is "${given.value}" in ${given.path})`;
  if (fallback === undefined || fallback === null || fallback === '') return ` (${name} is not set in the project)`;
  return ` (${name} falls back to "${shown(fallback)}")`;
}
