/** Calls that start another program, and the command line as far as it is known. */
import type { CodeCall, CodeFile } from '../code-rule.ts';
import { argument, classOf, functionOf, lastSegment, methodOf } from './calls.ts';
import { textOf } from './text.ts';

/** https://www.php.net/manual/en/ref.exec.php; `new Process`, Laravel's `Process` facade, mikehaertl's `Command`. */
export const COMMAND_WORDS: readonly string[] = [
  'exec(',
  'shell_exec(',
  'system(',
  'passthru(',
  'popen(',
  'proc_open(',
  'process(',
  '->fromshellcommandline(',
  'illuminate support facades process',
];

/** Methods of the facade. */
export const FACADE_CALLS: readonly string[] = ['run', 'start'];

const FUNCTIONS: ReadonlySet<string> = new Set(['exec', 'shell_exec', 'system', 'passthru', 'popen', 'proc_open']);
const FACADE = 'illuminate\\support\\facades\\process';
const PROCESS = 'symfony\\component\\process\\process';

export interface StartedCommand {
  readonly call: CodeCall;
  /** With holes, see `text.ts`. Words of an argument list are joined by blanks. */
  readonly text: string;
  /** Is the text given to a shell, which knows `&` and `;`? */
  readonly isShell: boolean;
}

export function commandsIn(file: CodeFile): readonly StartedCommand[] {
  return file.calls.flatMap((call): StartedCommand[] => {
    const { expr } = call;
    if (expr.op === 'shell')
      return [{ call, text: textOf(file, call, { op: 'concat', parts: expr.parts }), isShell: true }];
    const method = methodOf(expr);
    const isShell =
      FUNCTIONS.has(functionOf(expr)) ||
      (method === 'fromshellcommandline' && lastSegment(classOf(expr)) === 'process') ||
      (classOf(expr) === FACADE && FACADE_CALLS.includes(method));
    const isList = expr.op === 'new' && classOf(expr) === PROCESS;
    if (!isShell && !isList) return [];
    return [{ call, text: textOf(file, call, argument(expr, 0)), isShell }];
  });
}

/** Simple commands of a command line, without what changes directory, user or environment in front of them. */
export function simpleCommands(text: string): readonly string[] {
  return text
    .split(/&&|\|\||[;|\n]/)
    .map((part) => part.trim().replace(/^(?:(?:sudo|nice|nohup|exec|timeout\s+\S+|env)\s+|\w+=\S*\s+)+/, ''))
    .filter((part) => part !== '' && !/^cd\s/.test(part));
}
