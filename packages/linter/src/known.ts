import { KnowledgeBase } from './flow/knowledge-base.ts';
import { KNOWLEDGE } from './frameworks/all.ts';
import { EMPTY_TABLE } from './frameworks/empty-table.ts';
import type { Knowledge } from './frameworks/knowledge.ts';
import type { LintOptions } from './options.ts';
import type { Project } from './project/project.ts';

const CONFIGURED = "the project's own tidemark.json";

/** The tables of all frameworks, and what the user's configuration and plugins add to them. */
export function configuredKnowledge(
  project: Project,
  { config = {}, plugins }: Pick<LintOptions, 'config' | 'plugins'>,
): KnowledgeBase {
  const own: Knowledge = {
    ...EMPTY_TABLE,
    name: 'libraries',
    sinks: (config.sinks ?? []).map((sink) => ({ ...sink, source: sink.source ?? CONFIGURED })),
    paths: (config.pathSources ?? []).map((path) => ({
      ...path,
      label: path.label ?? path.of,
      source: path.source ?? CONFIGURED,
    })),
  };
  const safe = (config.safe ?? []).map((helper) => ({
    of: helper.call,
    place: 'mount' as const,
    label: helper.because,
    source: CONFIGURED,
  }));
  const added = plugins?.tables ?? [];
  return new KnowledgeBase([{ ...own, paths: [...own.paths, ...safe] }, ...added, ...KNOWLEDGE], project.frameworks);
}

/** Class → parents for the classes that the tables know, lower case. */
export function parentsOfClasses(plugins?: LintOptions['plugins']): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  for (const table of [...(plugins?.tables ?? []), ...KNOWLEDGE]) {
    for (const known of table.classes ?? []) {
      const key = known.name.toLowerCase();
      result.set(key, [...(result.get(key) ?? []), ...known.is.map((parent) => parent.toLowerCase())]);
    }
  }
  return result;
}

/** Tells whether a root-relative or absolute path lies below one of the directories that deploys keep. */
export function mountMatcher(mounts: readonly string[]): (path: string) => boolean {
  const prefixes = mounts.map((mount) => mount.replace(/^\.\//, '').replace(/\/+$/, ''));
  return (path) => prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}
