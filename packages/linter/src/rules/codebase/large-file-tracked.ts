import { runTimeFiles } from '../../project/run-time-files.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** Larger files do not belong into a repository [bytes]. fortrabbit/help: docs/git-deployment.md */
const LARGE = 2_000_000;

/** More are counted, not listed. */
const SHOWN = 10;

/** Files over 2 MB under version control. */
export const largeFileTracked: ProjectRule = {
  meta: practice('codebase/large-file-tracked', 'Files over 2 MB are under version control', {
    minutes: 15,
    reason: 'The file moves to object storage or is made by the build.',
  }),
  check: ({ project, tracked = [] }) => {
    const vendor = `${project.vendorDir ?? 'vendor'}/`;
    const frameworks = new Set(project.frameworks.map(({ name }) => name));
    // Those are told of by rules of their own.
    const large = tracked.filter(({ path, size }) => size > LARGE && !path.startsWith(vendor));
    const told = new Set(
      runTimeFiles(large, frameworks, vendor.slice(0, -1)).flatMap(({ files }) => files.map(({ path }) => path)),
    );
    const untold = large
      .filter(({ path }) => !told.has(path))
      .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
    return untold.slice(0, SHOWN).map(({ path, size }, at) => {
      const rest =
        at === SHOWN - 1 && untold.length > SHOWN ? `; ${untold.length - SHOWN} smaller ones are not listed` : '';
      return configurationFinding({
        rule: largeFileTracked.meta,
        at: { path, line: 1 },
        severity: 'info',
        confidence: 'certain',
        message: `${(size / 1_000_000).toFixed(1)} MB under version control: every clone and every release carries it${rest}.`,
        remedy: {
          summary:
            'Put media and archives into object storage, make what is made from sources in the build, or use Git LFS where the platform fetches it.',
          packages: [],
          docs: ['https://12factor.net/codebase', 'https://git-lfs.com'],
        },
        about: path,
      });
    });
  },
};
