/** One number for how much of a project's state its platform keeps. */
import type { StateKind } from '@tidemark/sdk/model';
import type { Finding } from '../result.ts';
import type { Fate, Score } from './audit.ts';
import { BY_WEIGHT, WEIGHTS } from './state-fate.ts';

/** Points off for each rule with an error that no kind of state counts, and how many rules count at most. */
const OTHER_ERROR = 3;
const MOST_OTHER_ERRORS = 5;

export function scoreOf(fates: Readonly<Record<StateKind, Fate>>, findings: readonly Finding[]): Score {
  const terms = BY_WEIGHT.flatMap((kind) => {
    const fate = fates[kind];
    if (fate === 'none') return [];
    const weight = WEIGHTS[kind];
    return [{ kind, weight, fate, points: fate === 'kept' ? weight : fate === 'unknown' ? weight / 2 : 0 }];
  });
  const most = terms.reduce((sum, { weight }) => sum + weight, 0);
  const reached = terms.reduce((sum, { points }) => sum + points, 0);
  const otherErrors = new Set(
    findings.flatMap(({ severity, state, ruleId }) => (severity === 'error' && state === null ? [ruleId] : [])),
  ).size;
  const share = most === 0 ? 100 : (100 * reached) / most;
  const value = Math.max(0, Math.round(share - OTHER_ERROR * Math.min(otherErrors, MOST_OTHER_ERRORS)));
  const formula = [
    `100 × ${reached} ÷ ${most}: each kind of state that the project has brings its weight where the platform keeps it for all nodes,`,
    `half of it where that cannot be told, and nothing where it is lost`,
    otherErrors === 0
      ? '; no error is of another sort.'
      : `; less ${OTHER_ERROR} for each of ${otherErrors} other rules that report an error, ${MOST_OTHER_ERRORS} at most.`,
  ].join(' ');
  return { value, formula: formula.replace(' ;', ';'), terms, otherErrors };
}
