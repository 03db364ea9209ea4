/** The paths that command lines write, by all ways in which they come about. */
import type { Arg, Expr } from '../php/facts.ts';
import { casesOf, casesOfValue } from './cases.ts';
import { changesRelease, RELEASE, writesLastArgument, writtenByCommand } from './command.ts';
import { lastOperand } from './command-outputs.ts';
import type { PathCase } from './path-case.ts';
import { print } from './print.ts';
import { type Frame, firstLiteral, literalOf, type Value } from './value.ts';
import type { World } from './world.ts';

/** Shells, and the option behind which the text stands that they run: `['/bin/bash', '-lc', $text]`. sh(1) */
const SHELL = /^(?:\/(?:usr\/)?(?:local\/)?bin\/)?(?:ba|da|a|k|z)?sh$/;
const RUNS_TEXT = /^-[a-z]*c$/;

export function commandCases(world: World, args: readonly Arg[], index: number, frame: Frame): readonly PathCase[] {
  const command = args[index]?.value;
  return command ? commandValueCases(world, world.evaluate(command, frame), frame) : [];
}

/** The paths that a command line writes, given as a text or as a list of words. */
export function commandValueCases(world: World, value: Value, frame: Frame): readonly PathCase[] {
  return value.flatMap((alt): readonly PathCase[] => {
    if (alt.is === 'array') {
      const [program, action] = alt.items;
      const last = alt.items[alt.items.length - 1];
      if (!program || !last || alt.items.length < 2) return [];
      const words = [program, action].map((item) =>
        item ? firstLiteral(world.evaluate(item.value, alt.frame)) : undefined,
      );
      const script = alt.items[2];
      if (script && SHELL.test(words[0] ?? '') && RUNS_TEXT.test(words[1] ?? ''))
        return commandValueCases(world, world.evaluate(script.value, alt.frame), frame);
      if (changesRelease(words.join(' '))) return casesOfValue(world, [RELEASE], frame.fn);
      const ending = alt.items.slice(-2).map((item) => firstLiteral(world.evaluate(item.value, alt.frame)) ?? '');
      return lastOperand(ending) >= 0 && namesWriter(world, program.value, alt.frame)
        ? casesOf(world, last.value, alt.frame)
        : [];
    }
    const head = alt.is === 'text' && alt.parts.length === 1 ? alt.parts[0] : undefined;
    if (typeof head !== 'object' || head.from !== 'param')
      return casesOfValue(world, writtenByCommand([alt]), frame.fn);
    // The whole command comes from the caller: `exec($command)` in a wrapper.
    return casesOfValue(world, [alt], frame.fn).flatMap((each) =>
      writtenByCommand([each.value]).map((written) => ({ ...each, value: written })),
    );
  });
}

/** The program is named literally, or by a variable or setting that is called after it (`$this->ffmpegPath`). */
function namesWriter(world: World, program: Expr, frame: Frame): boolean {
  const texts = world.evaluate(program, frame).map((alt) => {
    const head = alt.is === 'text' ? alt.parts[0] : undefined;
    return literalOf(alt) ?? (typeof head === 'object' && 'label' in head ? head.label : '');
  });
  return [...texts, print(program)].some((text) => wordsOf(text).some(writesLastArgument));
}

function wordsOf(text: string): readonly string[] {
  return text.replace(/([a-z])(?=[A-Z])/g, '$1 ').split(/[^A-Za-z]+/);
}
