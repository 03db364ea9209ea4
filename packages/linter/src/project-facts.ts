/** What rules about the whole project look at: configuration as read, packages, version control. */
import type { Prepared } from './analysis.ts';
import type { ConfigurationFiles, ConfigurationReader } from './configuration/reader.ts';
import type { Reading } from './configuration/reading.ts';
import type { Secret } from './configuration/secret.ts';
import { environmentDifferences } from './frameworks/environment-differences.ts';
import { READERS } from './frameworks/readers.ts';
import { nestedApplications } from './project/applications.ts';
import { readDependencies } from './project/dependencies.ts';
import type { ProjectFacts } from './rules/project-rule.ts';
import { mergedReading } from './state/merged-reading.ts';
import { onMounts } from './state/mounted-stores.ts';

/** Facts for rules, what is under version control apart, and the files that they were read from. */
export interface ReadProject {
  readonly facts: Omit<ProjectFacts, 'tracked'> & FoundBeside;
  readonly files: ConfigurationFiles;
}

/** What is found out beside. */
export interface FoundBeside {
  readonly secrets: readonly Secret[];
  readonly filesUsing: (name: string) => readonly string[];
}

/**
 * Reads a project's configuration. Nothing of the project is executed.
 * @param find what may have to wait for files that are still being parsed
 * @param added readers of plugins, which are asked first
 */
export async function readProject(
  { project, target, knowledge, files, isMounted }: Prepared,
  find: () => Promise<FoundBeside>,
  added: readonly ConfigurationReader[] = [],
): Promise<ReadProject> {
  const readings: Reading[] = [];
  const own: ConfigurationReader[] = [];
  for (const reader of [...added, ...READERS]) {
    const framework = project.frameworks.find(({ name }) => name === reader.framework);
    if (framework) own.push(reader);
    if (framework || reader.framework === 'any') readings.push(await reader.read(files, framework));
  }
  const differences = await environmentDifferences(files, own);
  const reading = { ...onMounts(mergedReading(readings), isMounted), differences };
  const dependencies = readDependencies(project);
  return {
    files,
    facts: {
      project,
      knowledge,
      platform: target,
      reading,
      nested: nestedApplications(project),
      ...(await find()),
      ...(dependencies ? { dependencies } : {}),
    },
  };
}
