/** Who starts a console command or a script from outside the code: builds, deploy hooks, schedules, processes. */
import type { CommandLine, CommandPhase } from '../infrastructure/index.ts';
import { inPattern } from './text-functions.ts';

/** The programs that run console commands of an application, with their options; the command's name follows. */
const PROGRAM = String.raw`(?:^|[\s/'"])(?:php[\d.]*|console|artisan|yii|craft|drush|typo3|wp|please)(?:\s+-{1,2}\S+)*\s+`;

const SCRIPT = /[\w./-]+\.php\b/g;

/** Command lines of the project's own files, to be asked by the name of a command or the path of a script. */
export class OutsideCommands {
  readonly #lines: readonly CommandLine[];
  readonly #found = new Map<string, ReadonlySet<CommandPhase>>();
  readonly #scripts: readonly (readonly [string, CommandPhase])[];

  constructor(lines: readonly CommandLine[]) {
    this.#lines = lines;
    this.#scripts = lines.flatMap(({ text, phase }) =>
      [...text.matchAll(SCRIPT)].map(([path]) => [path.replace(/^\.\//, ''), phase] as const),
    );
  }

  /** When a command of one of these names is run. */
  phasesOf(names: readonly string[]): ReadonlySet<CommandPhase> {
    const phases = new Set<CommandPhase>();
    for (const name of this.#lines.length === 0 ? [] : names) for (const phase of this.#ofName(name)) phases.add(phase);
    return phases;
  }

  /** When the script at this root-relative path is run. */
  phasesOfScript(path: string): ReadonlySet<CommandPhase> {
    return new Set(
      this.#scripts.flatMap(([written, phase]) => (written === path || written.endsWith(`/${path}`) ? [phase] : [])),
    );
  }

  #ofName(name: string): ReadonlySet<CommandPhase> {
    const known = this.#found.get(name);
    if (known) return known;
    const pattern = new RegExp(`${PROGRAM}${inPattern(name)}(?=$|[\\s'";&|)])`, 'i');
    const phases = new Set(this.#lines.flatMap(({ text, phase }) => (pattern.test(text) ? [phase] : [])));
    this.#found.set(name, phases);
    return phases;
  }
}
