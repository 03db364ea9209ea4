/** Files that will be parsed whatever else is found out, told from their names alone. */
import { shortName } from './flow/code.ts';
import { parsePattern } from './flow/knowledge-base.ts';
import { callHash, FUNCTION_MARK } from './index/name-hash.ts';
import type { FileRecord } from './index/record.ts';
import { configuredKnowledge } from './known.ts';
import type { LintOptions } from './options.ts';
import type { Project } from './project/project.ts';

/** Tells of a file's record whether a function is called in it that writes: then its facts will be asked for. */
export function foresight(project: Project, options: LintOptions): (record: FileRecord) => boolean {
  const { sinks } = configuredKnowledge(project, options.config ?? {});
  const calls = new Set<number>();
  for (const [pattern, entries] of sinks) {
    const { form, name } = parsePattern(pattern);
    if (form === 'function' && !entries.every((sink) => 'handle' in sink.path))
      calls.add(callHash(shortName(name), FUNCTION_MARK));
  }
  return ({ names }) => names.some((name) => calls.has(name));
}
