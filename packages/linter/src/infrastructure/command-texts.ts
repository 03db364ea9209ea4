/** Commands as configuration files write them: a text of several lines, a list, or a map with a text in it. */
import { type Placed, type Setting, settingAt, textOf } from '../configuration/setting.ts';

/** A command with the line it stands on. */
export interface PlacedCommand extends Placed {
  readonly text: string;
}

/** Commands in a setting; those of a text of several lines are one for each line. */
export function commandsIn(setting: Setting | undefined): readonly PlacedCommand[] {
  if (setting === undefined) return [];
  const text = textOf(setting);
  if (text !== undefined) return linesOf(text, setting);
  if (setting.kind === 'list') return setting.items.flatMap(commandsIn);
  // `{ command: … }`, `{ run: … }`, `{ start: … }`
  return setting.kind === 'map'
    ? ['command', 'run', 'start', 'cmd'].flatMap((key) => commandsIn(settingAt(setting, key)))
    : [];
}

/** A list of words as one line. */
export function wordsAsLine(setting: Setting | undefined): readonly PlacedCommand[] {
  if (setting?.kind !== 'list') return commandsIn(setting);
  const text = setting.items.map((item) => textOf(item) ?? '').join(' ');
  return text.trim() === '' ? [] : [{ text, path: setting.path, line: setting.line }];
}

/** Lines of a shell's text; the first stands where the text does. Continued lines are one. */
export function linesOf(text: string, { path, line }: Placed): readonly PlacedCommand[] {
  return text
    .replace(/\\\r?\n\s*/g, ' ')
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('#') && !isSaid(each))
    .map((each) => ({ text: each, path, line }));
}

/** A line that only tells a person something, such as which command to run next; what it prints goes nowhere else. */
function isSaid(line: string): boolean {
  if (!/^(?:echo|printf)\s/.test(line)) return false;
  const outsideQuotes = line.replace(/'[^']*'/g, '').replace(/"(?:[^"\\`$]|\\.|\$(?!\())*"/g, '');
  return !/[|&;<>`]|\$\(/.test(outsideQuotes);
}
