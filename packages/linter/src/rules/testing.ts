/** For tests of rules about the whole project: the facts of a project of the given files. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING_READ } from '../configuration/reading.ts';
import { secretsInText } from '../configuration/secrets.ts';
import { buildIndex } from '../index/project-index.ts';
import { scanFile } from '../index/scan-file.ts';
import { usedNames } from '../index/used-names.ts';
import { configuredKnowledge } from '../known.ts';
import { platformOf } from '../platforms/all.ts';
import { nestedApplications } from '../project/applications.ts';
import { readDependencies } from '../project/dependencies.ts';
import { discoverProject } from '../project/discover.ts';
import { runGit } from '../project/git.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { LISTING, parseTree } from '../project/tracked-files.ts';
import type { ProjectFacts, ProjectRule } from './project-rule.ts';

/** Runs git in a directory, with an identity of its own. */
export function git(root: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe' });
}

/** The facts of a project at `root`. */
export function factsAt(root: string, platform = 'generic'): ProjectFacts {
  const project = discoverProject(root);
  const paths = project.files.map(({ path }) => path);
  const tracked = existsSync(join(root, '.git'))
    ? parseTree(runGit(root, 'ls-tree', LISTING).toString('utf8'))
    : undefined;
  const dependencies = readDependencies(project);
  const index = buildIndex(paths.map((path) => scanFile(readFileSync(join(root, path)))));
  return {
    project,
    knowledge: configuredKnowledge(project, {}),
    platform: platformOf(platform),
    reading: NOTHING_READ,
    nested: nestedApplications(project),
    filesUsing: usedNames(index, paths),
    secrets: project.otherFiles.flatMap((path) => secretsInText(path, readFileSync(join(root, path), 'utf8'))),
    ...(tracked ? { tracked } : {}),
    ...(dependencies ? { dependencies } : {}),
  };
}

/** Facts of a project with these files (path → text), nothing of it under version control. */
export function factsOf(files: Readonly<Record<string, string>>, platform = 'generic'): ProjectFacts {
  return factsAt(temporaryProject(files), platform);
}

/** Facts of a project with these files, all of them committed. */
export function committedFacts(files: Readonly<Record<string, string>>, platform = 'generic'): ProjectFacts {
  const root = temporaryProject(files);
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-f', '-A');
  git(root, 'commit', '-qm', 'one');
  return factsAt(root, platform);
}

/** What a rule says, in a short form: `warning composer.json:3 There is no …`. */
export function said(rule: ProjectRule, facts: ProjectFacts): readonly string[] {
  return rule
    .check(facts)
    .map(({ severity, path, startLine, message }) => `${severity} ${path}:${startLine} ${message}`);
}
