/** Files that will be parsed whatever else is found out, told from their names alone. */
import { shortName } from './flow/code.ts';
import { parsePattern } from './flow/knowledge-base.ts';
import { callHash, FUNCTION_MARK, METHOD_MARK } from './index/name-hash.ts';
import { hashesOf, includes } from './index/project-index.ts';
import type { FileRecord } from './index/record.ts';
import { configuredKnowledge } from './known.ts';
import type { LintOptions } from './options.ts';
import type { Project } from './project/project.ts';

const END_BITS = 16;
const END_MASK = (1 << END_BITS) - 1;

/**
 * Tells of a file's record whether a function that writes is called in it, or a method that writes where the class that has
 * it is named: then its facts will be asked for.
 */
export function foresight(project: Project, options: LintOptions): (record: FileRecord) => boolean {
  const owners = new Map<number, number[][]>();
  const add = (call: number, cls: readonly number[]): void => {
    const known = owners.get(call);
    if (known) known.push([...cls]);
    else owners.set(call, [[...cls]]);
  };
  for (const [pattern, entries] of configuredKnowledge(project, options).sinks) {
    if (entries.every((sink) => 'handle' in sink.path)) continue;
    const { form, cls, name } = parsePattern(pattern);
    if (form === 'function') add(callHash(shortName(name), FUNCTION_MARK), []);
    else if (form === 'method' || form === 'static') add(callHash(name, METHOD_MARK), hashesOf(cls));
    else if (form === 'new') add(hashesOf(cls).at(-1) ?? 0, hashesOf(cls));
  }
  // Nearly every name of a project is told apart from all calls by its last bits.
  const ends = new Uint8Array(1 << END_BITS);
  for (const call of owners.keys()) ends[call & END_MASK] = 1;
  return ({ names }) =>
    names.some(
      (name) =>
        ends[name & END_MASK] === 1 && owners.get(name)?.some((cls) => cls.every((word) => includes(names, word))),
    );
}
