/** Which files a rule about code must look at, told from the index before anything is parsed. */
import type { WordQuestions } from '../index/part-of-index.ts';
import type { CodeContext, CodeRule } from './code-rule.ts';

const PARTS = /^(->)?(.*?)(\()?$/;

/** Files that hold one of the entries (see {@link CodeRule.words}), ascending. */
export function filesWithWords(index: WordQuestions, words: readonly string[]): readonly number[] {
  const files = new Set<number>();
  for (const entry of words) {
    const [first = [], ...others] = entry.split(' ').map((word) => filesWithWord(index, word));
    const rest = others.map((other) => new Set(other));
    for (const file of first) if (rest.every((other) => other.has(file))) files.add(file);
  }
  return [...files].sort((a, b) => a - b);
}

function filesWithWord(index: WordQuestions, word: string): readonly number[] {
  const [, arrow, name = '', call] = PARTS.exec(word) ?? [];
  if (call === undefined) return index.filesWith(name);
  return arrow === undefined ? index.filesCalling(name) : index.filesCallingMethod(name);
}

/** Names under which the entries can be called, as `Mentions` has them. */
export function calledNames(words: readonly string[]): readonly string[] {
  return words.flatMap((entry) => entry.split(' ')).map((word) => (PARTS.exec(word)?.[2] ?? '').toLowerCase());
}

/** Rules that have something to find in this project. */
export function applicableRules(rules: readonly CodeRule[], context: CodeContext): readonly CodeRule[] {
  return rules.filter((rule) => rule.applies?.(context) ?? true);
}

/**
 * Files that these rules must look at, ascending, each with the rules that must: what others would read of it is spared.
 * @param paths by file number
 */
export function rulesByFile(
  index: WordQuestions,
  paths: readonly string[],
  rules: readonly CodeRule[],
): ReadonlyMap<number, readonly CodeRule[]> {
  const byFile = new Map<number, CodeRule[]>();
  for (const rule of rules) {
    for (const file of filesWithWords(index, rule.words)) {
      if (rule.paths && !rule.paths.test(paths[file] ?? '')) continue;
      const list = byFile.get(file);
      if (list) list.push(rule);
      else byFile.set(file, [rule]);
    }
  }
  return new Map([...byFile].sort(([a], [b]) => a - b));
}

/** Files that these rules must look at, ascending. */
export function filesOfRules(
  index: WordQuestions,
  paths: readonly string[],
  rules: readonly CodeRule[],
): readonly number[] {
  return [...rulesByFile(index, paths, rules).keys()];
}
