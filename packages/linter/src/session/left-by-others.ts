/** What the last look at a project found in some files that matters for others. */
import type { Analysis } from '../analysis.ts';
import { type TemporaryPaths, temporaryPathsOf } from '../flow/temporary-paths.ts';
import type { Draft, Rule } from '../rules/check.ts';

export interface LeftByOthers {
  /** By file number: temporary files that its sites leave to other sites. */
  readonly kept: ReadonlyMap<number, readonly TemporaryPaths[]>;
  /** By path: findings that stand in a file although the call that writes is in another one. */
  readonly guests: ReadonlyMap<string, readonly Draft[]>;
}

export function leftByOthers(
  { linked, remembered, paths, knowledge, target: platform }: Analysis,
  checks: readonly Rule[],
): LeftByOthers {
  const kept = new Map<number, TemporaryPaths[]>();
  const guests = new Map<string, Draft[]>();
  const target = { knowledge, platform };
  for (const { file, position, verdict, isRemembered } of linked.sites) {
    const earlier = isRemembered ? remembered?.of(file)?.[position] : undefined;
    const temporary = earlier ?? (verdict?.sink && temporaryPathsOf(verdict.sink));
    // What these read is another file's matter: it is judged with the next look.
    if (temporary && temporary.kept.length > 0) add(kept, file, { kept: temporary.kept, scratch: [] });
    const sink = verdict?.inContext;
    const drafts = earlier?.drafts ?? (sink ? checks.flatMap((rule) => rule.check(sink, target)) : []);
    for (const draft of drafts) if (draft.finding.path !== paths[file]) add(guests, draft.finding.path, draft);
  }
  return { kept, guests };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
