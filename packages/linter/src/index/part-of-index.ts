/** Questions about words, asked of some of a project's files only. */
import { callHash, FUNCTION_MARK, METHOD_MARK } from './name-hash.ts';
import { Occurrences } from './occurrences.ts';
import { hashesOf } from './project-index.ts';
import type { ProjectIndex } from './record.ts';

export type WordQuestions = Pick<ProjectIndex, 'filesWith' | 'filesCalling' | 'filesCallingMethod'>;

/** The index as far as it knows of the files that are part of it, under the numbers that they have in the whole. */
export function partOfIndex(index: ProjectIndex, isPart: (file: number) => boolean): WordQuestions {
  const numbers = [...index.records.keys()].filter(isPart);
  if (numbers.length === index.records.length) return index;
  const occurrences = new Occurrences(numbers.flatMap((number) => index.records[number] ?? []));
  const holding = (hashes: readonly number[]): readonly number[] =>
    occurrences.filesWithAll(hashes).map((place) => numbers[place] as number);
  return {
    filesWith: (name) => holding(hashesOf(name)),
    filesCalling: (name) => holding([callHash(name, FUNCTION_MARK)]),
    filesCallingMethod: (name) => holding([callHash(name, METHOD_MARK)]),
  };
}
