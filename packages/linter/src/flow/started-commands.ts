/** Who starts a console command in code: a shell line, a list of words, an application's input. */
import type { CallExpr, Expr } from '../php/facts.ts';
import type { Fn } from './code.ts';
import { eachWithin, expressionsOf } from './walk.ts';
import type { World } from './world.ts';

/** A command named in more files than this is not looked for. */
const MAX_FILES = 12;
/** The programs that run console commands of an application. */
const CONSOLE = /(?:^|[\s/'"])(?:php[\d.]*|console|artisan|yii|craft|drush|typo3)(?=$|[\s'"])/i;
/** The same at the head of a command line, behind what starts programs; a sentence that names a command is none. */
const LINE =
  /^\s*(?:(?:nohup|sudo|nice|exec|start \/b|timeout \S+|(?:\w+=\S* )+|cd [^&;]+(?:&&|;))\s+)*['"]?(?:\S*\/)?(?:php[\d.]*|console|artisan|yii|craft|drush|typo3)(?=$|[\s'"])/i;
/** Functions of the project that start one of these commands. Names without a colon could be any word, and are not asked. */
export function startersOf(world: World, names: readonly string[]): readonly Fn[] {
  const { program } = world;
  const starters: Fn[] = [];
  for (const name of names.map((each) => each.toLowerCase())) {
    const words = name.split(/[^\w]+/).filter(Boolean);
    if (!name.includes(':') || words.length < 2) continue;
    const [first = '', ...rest] = words;
    const { index } = program;
    const naming = index.filesWith(first).filter((file) => rest.every((word) => index.holds(file, word)));
    // Common words (`env:set`) are looked for only where something is run by its name.
    const files =
      naming.length > MAX_FILES
        ? naming.filter((file) => RUNNING.some((method) => index.callsMethod(file, method)))
        : naming;
    if (files.length > MAX_FILES) continue;
    for (const file of program.files(files)) for (const fn of file.functions) if (starts(fn, name)) starters.push(fn);
  }
  return starters;
}

function starts(fn: Fn, name: string): boolean {
  return fn.facts.steps.some((step) => expressionsOf(step).some((expr) => startsWithin(expr, name)));
}

function startsWithin(expr: Expr, name: string): boolean {
  let found = false;
  eachWithin(expr, (inner) => {
    if (found) return;
    if (inner.op === 'concat' || inner.op === 'shell') found = isLine(inner.parts.map(textOf).join(''), name);
    else if (inner.op === 'lit') found = isLine(textOf(inner), name);
    else if (inner.op === 'array') {
      const texts = inner.items.map((item) => textOf(item.value));
      const isInput = inner.items.some((item) => item.key !== undefined && textOf(item.key) === 'command');
      found =
        inner.items.some((item) => isName(item.value, name)) && (isInput || texts.some((text) => CONSOLE.test(text)));
    } else if (inner.op === 'call' && (inner.fallback ?? inner.name) === 'pcntl_exec') {
      const words = inner.args[1]?.value;
      found = words?.op === 'array' && words.items.some((item) => isName(item.value, name));
    } else if (inner.op === 'mcall' && inner.name === 'find') found = textOf(inner.args[0]?.value) === name;
    if (!found && (inner.op === 'call' || inner.op === 'mcall' || inner.op === 'scall')) found = isRun(inner, name);
  });
  return found;
}

/** Methods that start what they are told the name of: `Artisan::call()`, `$this->callSilent()`, a project's own `runArtisan()`. */
const RUNS = /^(?:call|queue|callsilent(?:ly)?)$|artisan|^(?:run|call|start|exec(?:ute)?|dispatch)_?command/i;
/** Names of such methods that projects use. */
const RUNNING = [
  'call',
  'queue',
  'callSilent',
  'callSilently',
  'artisan',
  'callArtisan',
  'runArtisan',
  'runCommand',
  'callCommand',
  'executeCommand',
];

/** The command's name comes first, alone or before its arguments: `Artisan::call("env:set KEY=$value")`. */
function isRun({ name: called, args }: Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>, name: string): boolean {
  const [first] = args;
  if (!first || typeof called !== 'string' || !RUNS.test(called)) return false;
  const text = textOf(first.value);
  return text.startsWith(name) && /^(?:\s|$)/.test(text.slice(name.length));
}

/** The command's name, or its beginning up to a colon: the file that is searched holds the words behind it too. */
function isName(expr: Expr, name: string): boolean {
  if (textOf(expr) === name) return true;
  if (expr.op !== 'concat') return false;
  const [first, ...rest] = expr.parts;
  const begun = textOf(first);
  return begun.endsWith(':') && name.startsWith(begun) && rest.every((part) => part.op !== 'lit');
}

/** A command line of a console program with the command as a word of its own. */
function isLine(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at <= 0 || !/\s/.test(text[at - 1] ?? '') || !/^(?:[\s'"]|$)/.test(text.slice(at + name.length))) return false;
  const before = text.slice(0, at);
  return before.trim() === '' || LINE.test(before);
}

function textOf(expr: Expr | undefined): string {
  if (expr?.op === 'lit') return String(expr.value).toLowerCase();
  return expr?.op === 'concat' ? expr.parts.map(textOf).join('') : ' ';
}
