/** The grid that `--set` with ranges spans. */
import { pointsOf, valuesOf } from '../study/grid.ts';
import type { GridPoint } from '../study/sweep.ts';
import type { ParsedArguments } from './arguments.ts';
import { plainValue, scenarioOf, settingOf, settingsOf } from './scenario-input.ts';
import type { Terminal } from './terminal.ts';

/**
 * Every point, read and checked before the first one runs; without `--set` there is one.
 * @param readFile reads files that the scenario names, in place of the disk
 */
export function gridOf(
  file: string,
  args: ParsedArguments,
  terminal: Terminal,
  readFile?: (path: string) => string,
): readonly GridPoint[] {
  const axes = args
    .values('set')
    .map(settingOf)
    .map(([key, text]) => ({ key, values: valuesOf(text, plainValue) }));
  const common = settingsOf(args, false);
  return pointsOf(axes).map((set) => ({
    set,
    scenario: scenarioOf(file, args, terminal, { ...common, ...set }, readFile).scenario,
  }));
}
