/** The doors through which the linker asks about the project as a whole; each question is noted. */
import type { ProjectIndex } from '../index/record.ts';
import type { AskedLog } from './asked.ts';

/** Questions to the index; who goes through its records says so to the log. */
export function notedIndex(index: ProjectIndex, asked: AskedLog): ProjectIndex {
  return {
    records: index.records,
    filesWith: (name) => {
      asked.note('word', name);
      return index.filesWith(name);
    },
    filesCalling: (name) => {
      asked.note('calling', name);
      return index.filesCalling(name);
    },
    filesRenaming: (name) => {
      asked.note('renaming', name);
      return index.filesRenaming(name);
    },
    filesCallingMethod: (name) => {
      asked.note('callingMethod', name);
      return index.filesCallingMethod(name);
    },
    callsMethod: (file, name) => {
      asked.note('callingMethod', name);
      return index.callsMethod(file, name);
    },
    declaresMethod: (file, name) => {
      asked.note('declaringMethod', name);
      return index.declaresMethod(file, name);
    },
    holds: (file, name) => {
      asked.note('word', name);
      return index.holds(file, name);
    },
    declaring: (name) => {
      asked.note('class', name);
      return index.declaring(name);
    },
    declaringFunction: (name) => {
      asked.note('function', name);
      return index.declaringFunction(name);
    },
    declaringConstant: (name) => {
      asked.note('constant', name);
      return index.declaringConstant(name);
    },
    heirsOf: (name) => {
      asked.note('heirs', name);
      return index.heirsOf(name);
    },
  };
}

/** File numbers by root-relative path. */
export interface FileNumbers extends Iterable<readonly [path: string, number: number]> {
  get(path: string): number | undefined;
}

export function notedFileNumbers(paths: readonly string[], asked: AskedLog): FileNumbers {
  const numbers = new Map(paths.map((path, number) => [path, number] as const));
  return {
    get: (path) => {
      asked.note('path', path);
      return numbers.get(path);
    },
    [Symbol.iterator]: () => {
      asked.note('paths', '');
      return numbers[Symbol.iterator]();
    },
  };
}
