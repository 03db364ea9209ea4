/** Finds what Node code beside the PHP writes to the disk or keeps in one process. */

import type { StateKind, Store } from '@tidemark/sdk/model';
import type { Directive } from '../php/facts.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Project } from '../project/project.ts';
import type { DraftFinding } from '../rules/check.ts';
import { directivesIn } from './directives.ts';
import { importsIn, reached, reversed } from './import-graph.ts';
import { purposes } from './purpose.ts';
import { isCandidate, SourceFiles } from './source-files.ts';

export interface NodeCodeOptions {
  /** Does a platform keep this root-relative or absolute path for all nodes? */
  readonly isMounted?: (path: string) => boolean;
  readonly signal?: AbortSignal;
  /** Called for a file that was not understood, with why. */
  readonly onPartial?: (path: string, reason: string) => void;
  /** Called for each store that the code sets up. */
  readonly onStore?: (kind: StateKind, store: Store) => void;
  /** Called for each file that holds comments to Tidemark, of those that findings are looked for in. */
  readonly onDirectives?: (path: string, directives: readonly Directive[]) => void;
}

/** Files that are parsed together; a project has far fewer that write. */
const MAX_FILES = 400;

/** Text that is parsed together [UTF-16 units]: some ten times as much memory is needed. */
const MAX_TEXT = 12 * 1024 * 1024;

/** How far around a candidate files are parsed: helpers that it imports, and callers that import it. */
const HOPS = 2;

/**
 * Findings in the project's Node code, in the order of files. The parser is loaded only where a file imports something that
 * may write; nothing of the project is executed.
 * @throws the signal's reason when it is aborted
 */
export async function findingsInNodeCode(
  project: Project,
  platform: Platform,
  { isMounted = () => false, signal, onPartial = () => {}, onStore = () => {}, onDirectives }: NodeCodeOptions = {},
): Promise<readonly DraftFinding[]> {
  const files = project.nodeFiles ?? [];
  if (files.length === 0) return [];
  const sources = new SourceFiles(project.root);
  const candidates = files.filter((path) => {
    const text = sources.text(path);
    return text !== undefined && isCandidate(text);
  });
  if (candidates.length === 0) return [];
  signal?.throwIfAborted();
  const known = new Set(files);
  const has = (path: string): boolean => known.has(path);
  const edges = new Map(files.map((path) => [path, importsIn(path, sources.text(path) ?? '', has)] as const));
  const purpose = purposes({ files, otherFiles: project.otherFiles, text: (path) => sources.text(path), edges });
  const told = candidates.filter((path) => purpose(path) !== 'build');
  if (told.length === 0) return [];
  const around = new Set([...told, ...reached(told, edges, HOPS), ...reached(told, reversed(edges), HOPS)]);
  const texts = new Map<string, string>();
  let room = MAX_TEXT;
  for (const path of around) {
    const text = sources.text(path);
    if (text === undefined) continue;
    if (texts.size < MAX_FILES && text.length <= room) {
      texts.set(path, text);
      room -= text.length;
    } else if (told.includes(path))
      onPartial(path, 'more Node code than is parsed in one run; name its directory to see it alone');
  }
  for (const path of told) {
    const directives = directivesIn(texts.get(path) ?? '');
    if (directives.length > 0) onDirectives?.(path, directives);
  }
  const { scan } = await import('./scan.ts');
  signal?.throwIfAborted();
  return scan({ texts, candidates: told, purpose, platform, isMounted, onPartial, onStore });
}
