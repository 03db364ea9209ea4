import { buildIndex } from '../index/project-index.ts';
import type { FileRecord, ProjectIndex } from '../index/record.ts';

/**
 * The index of a tree in which a few files have other contents. As long as these declare what they declared, nothing is built
 * anew but the words of those files.
 * @param changed numbers of the files whose records differ from those of `base`, ascending
 */
export function overlaidIndex(
  base: ProjectIndex,
  records: readonly FileRecord[],
  changed: readonly number[],
): ProjectIndex {
  if (!declaresTheSame(base, records, changed)) return buildIndex(records);
  const own = buildIndex(changed.flatMap((number) => records[number] ?? []));
  const places = new Map(changed.map((number, place) => [number, place] as const));
  const merged = (before: readonly number[], now: readonly number[]): readonly number[] => {
    if (now.length === 0 && !before.some((number) => places.has(number))) return before;
    const others = before.filter((number) => !places.has(number));
    return [...others, ...now.map((place) => changed[place] as number)].sort((a, b) => a - b);
  };
  const ofFile = <T>(file: number, ask: (index: ProjectIndex, number: number) => T): T => {
    const place = places.get(file);
    return place === undefined ? ask(base, file) : ask(own, place);
  };
  return {
    ...base,
    records,
    filesWith: (name) => merged(base.filesWith(name), own.filesWith(name)),
    filesCalling: (name) => merged(base.filesCalling(name), own.filesCalling(name)),
    filesRenaming: (name) => merged(base.filesRenaming(name), own.filesRenaming(name)),
    filesCallingMethod: (name) => merged(base.filesCallingMethod(name), own.filesCallingMethod(name)),
    callsMethod: (file, name) => ofFile(file, (index, number) => index.callsMethod(number, name)),
    declaresMethod: (file, name) => ofFile(file, (index, number) => index.declaresMethod(number, name)),
    holds: (file, name) => ofFile(file, (index, number) => index.holds(number, name)),
  };
}

/** Do the changed files declare what they declared? Then who declares what, and who inherits from whom, stays as it was. */
export function declaresTheSame(
  base: ProjectIndex,
  records: readonly FileRecord[],
  changed: readonly number[],
): boolean {
  return changed.every((number) => declares(records[number]) === declares(base.records[number]));
}

function declares(record: FileRecord | undefined): string {
  return JSON.stringify(record?.symbols ?? []);
}
