/** Frameworks of plugins in a project. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lowestMajor } from '../project/constraint.ts';
import type { PlatformMark } from '../project/detect-platform.ts';
import type { DetectedFramework, Project } from '../project/project.ts';
import type { FrameworkDefinition, PlatformDefinition } from './definition.ts';

/** The project with what else it is made with, `php` last as before. */
export function withFrameworks(project: Project, frameworks: readonly FrameworkDefinition[] = []): Project {
  const found = frameworks.flatMap((framework) => detected(project, framework) ?? []);
  if (found.length === 0) return project;
  const isPhp = ({ name }: DetectedFramework): boolean => name === 'php';
  const { frameworks: known } = project;
  return { ...project, frameworks: [...known.filter((each) => !isPhp(each)), ...found, ...known.filter(isPhp)] };
}

function detected(
  { root, composer }: Project,
  { name, detect: { packages = [], files = [] } }: FrameworkDefinition,
): DetectedFramework | undefined {
  for (const each of packages) {
    const version = composer?.installed[each] ?? composer?.require[each] ?? composer?.requireDev[each];
    if (composer === undefined || version === undefined) continue;
    const major = lowestMajor(version);
    return { name, version, evidence: composer.path, ...(major === undefined ? {} : { major }) };
  }
  const file = files.find((each) => existsSync(join(root, each)));
  return file === undefined ? undefined : { name, version: 'unknown', evidence: file };
}

/** Files by which projects tell that they are deployed to a plugin's platform. */
export function platformMarks(platforms: readonly PlatformDefinition[] = []): readonly PlatformMark[] {
  return platforms.flatMap(({ name, detect }) => (detect ? [{ name, ...detect }] : []));
}
