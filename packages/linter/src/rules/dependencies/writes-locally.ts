import { LOCAL_WRITERS, writerNamed } from '../../project/local-writers.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** A package that keeps files on the local disk unless it is told otherwise. */
export const writesLocally: ProjectRule = {
  meta: practice('dependencies/writes-locally', 'A package that keeps files on the local disk by default', {
    minutes: 30,
    reason: 'The package is configured to write elsewhere, or replaced.',
  }),
  check: ({ dependencies }) => {
    if (!dependencies?.isApplication) return [];
    return dependencies.requirements.flatMap(({ name, line, isDevelopment }) => {
      const writer = isDevelopment ? undefined : writerNamed(LOCAL_WRITERS, name);
      if (!writer) return [];
      return [
        configurationFinding({
          rule: writesLocally.meta,
          at: { path: dependencies.path, line },
          severity: 'info',
          confidence: 'possible',
          state: writer.state,
          message: `By default ${name} writes ${writer.writes}: another node does not see it, and a deploy wipes it.`,
          remedy: { summary: writer.instead, packages: writer.packages ?? [], docs: [] },
          about: name,
        }),
      ];
    });
  },
};
