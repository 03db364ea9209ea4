/**
 * What a change brings in: the findings of the tree as it is, less those of the tree at a git ref. Both trees are
 * linted whole, so a new caller that makes an old wrapper dangerous is found in a file nobody touched.
 */
import type { AnalysisResult, LintOptions } from '../options.ts';
import type { Finding } from '../result.ts';
import { countBy, subtract } from './multiset.ts';

/** A tree of files outside the repository, made from git objects. */
export interface MaterialisedTree {
  /** Absolute path of the directory that stands for the project root. */
  readonly directory: string;
  dispose(): Promise<void>;
}

/**
 * Writes the files of the project at `root` as they were at `ref` to a temporary directory.
 * @throws TidemarkError `git.…` for an unknown ref or a folder outside any repository
 */
export type MaterialiseRef = (root: string, ref: string, signal?: AbortSignal) => Promise<MaterialisedTree>;

/** The run over the older tree: everything is reported, nothing is cached under a path that is about to vanish. */
function optionsAtRef(options: LintOptions, directory: string): LintOptions {
  const { stdin: _unsaved, ...rest } = options;
  return { ...rest, path: directory, cache: false };
}

/**
 * Findings at `ref`, settled by the same configuration and comments as those of today.
 * @param root project root of today's tree
 */
export async function findingsAtRef(
  ref: string,
  root: string,
  options: LintOptions,
  lint: (options: LintOptions) => Promise<Pick<AnalysisResult, 'findings'>>,
  materialise: MaterialiseRef,
): Promise<readonly Finding[]> {
  const tree = await materialise(root, ref, options.signal);
  try {
    return (await lint(optionsAtRef(options, tree.directory))).findings;
  } finally {
    await tree.dispose();
  }
}

const keyOf = ({ fingerprint }: Finding): string => fingerprint;

/** Today's findings without those that were there before, by fingerprint and count. */
export function subtractOlder(findings: readonly Finding[], older: readonly Finding[]): Finding[] {
  return subtract(findings, countBy(older, keyOf), keyOf);
}
