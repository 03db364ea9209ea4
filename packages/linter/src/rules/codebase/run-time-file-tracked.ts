import { type RunTimeFiles, runTimeFiles } from '../../project/run-time-files.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';
import { RUN_TIME_REMEDIES } from './run-time-file-remedies.ts';

/** Uploads, caches, logs, sessions and dumps under version control. */
export const runTimeFileTracked: ProjectRule = {
  meta: practice('codebase/run-time-file-tracked', 'Files that belong to run time are under version control', {
    minutes: 20,
    reason: 'The files are removed from version control and ignored, and their content moves to where it belongs.',
  }),
  check: ({ project, tracked = [] }) => {
    const frameworks = new Set(project.frameworks.map(({ name }) => name));
    return runTimeFiles(tracked, frameworks, project.vendorDir ?? 'vendor').map((found) => {
      const { sort } = found;
      return configurationFinding({
        rule: runTimeFileTracked.meta,
        at: { path: found.files[0]?.path ?? found.where, line: 1 },
        // What one sees on the disk of a node is then older than the data, or holds data of people.
        severity: sort.name === 'dump' || sort.name === 'session' ? 'warning' : 'info',
        confidence: sort.name === 'upload' || sort.name === 'database' ? 'possible' : 'likely',
        state: sort.state,
        message: messageOf(found),
        remedy: RUN_TIME_REMEDIES[sort.name],
        about: found.where,
      });
    });
  },
};

function messageOf({ sort, where, files }: RunTimeFiles): string {
  const isOne = sort.name === 'dump' || sort.name === 'database';
  const what = isOne ? `${sort.title} is` : `${sort.title} are`;
  const count = where.endsWith('/') ? ` (${files.length} ${files.length === 1 ? 'file' : 'files'})` : '';
  return `${what} under version control: ${where}${count}. Each deploy puts this state back, and what was written since is gone.`;
}
