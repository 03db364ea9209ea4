/** The answer that an audit begins with. */
import type { StateKind } from '@tidemark/sdk/model';
import type { Platform } from '../platforms/platform.ts';
import type { PlanStep, Verdict } from './audit.ts';
import { BY_WEIGHT } from './state-fate.ts';

/** More work than this on one kind of state is no fix but another design [min]: two days of eight hours. */
export const REDESIGN_MINUTES: number = 2 * 8 * 60;

/** @param unset variables that production must set and whose defaults keep state on one node */
export function verdictOf(plan: readonly PlanStep[], { title, name }: Platform, unset: number): Verdict {
  const due = plan.filter(({ isDue }) => isDue);
  const where = name === 'generic' ? 'a platform with fresh disks' : title;
  const variables = unset === 0 ? '' : `production sets ${unset} ${unset === 1 ? 'variable' : 'variables'}`;
  if (due.length === 0) {
    const sentence = `Ready for ${where}${variables === '' ? '' : ` once ${variables}`}.`;
    return { answer: 'ready', sentence, steps: 0, redesign: [] };
  }
  const minutes = (kind: StateKind): number =>
    due.reduce((sum, step) => (step.state === kind ? sum + step.minutes : sum), 0);
  const redesign = BY_WEIGHT.filter((kind) => minutes(kind) > REDESIGN_MINUTES);
  const fixes = `${due.length} ${due.length === 1 ? 'fix' : 'fixes'}${variables === '' ? '' : `, once ${variables}`}`;
  if (redesign.length === 0)
    return { answer: 'fixes', sentence: `Ready for ${where} after ${fixes}.`, steps: due.length, redesign };
  const kinds = redesign.join(', ').replace(/, (?=[^,]*$)/, ' and ');
  return {
    answer: 'redesign',
    sentence: `Needs a redesign of ${kinds} for ${where}; in all ${fixes}.`,
    steps: due.length,
    redesign,
  };
}
