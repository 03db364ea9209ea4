import { largeFileTracked } from './codebase/large-file-tracked.ts';
import { releaseTooLarge } from './codebase/release-too-large.ts';
import { runTimeFileTracked } from './codebase/run-time-file-tracked.ts';
import { severalApplications } from './codebase/several-applications.ts';
import { submodule } from './codebase/submodule.ts';
import { environmentFileTracked } from './config/environment-file-tracked.ts';
import { extensionUndeclared } from './dependencies/extension-undeclared.ts';
import { lockMissing } from './dependencies/lock-missing.ts';
import { lockStale } from './dependencies/lock-stale.ts';
import { unboundedVersion } from './dependencies/unbounded-version.ts';
import { vendorTracked } from './dependencies/vendor-tracked.ts';
import { writesLocally } from './dependencies/writes-locally.ts';
import type { ProjectRule } from './project-rule.ts';

/** Rules about the project as a whole: its packages, and what is under version control. */
export const PROJECT_WIDE_RULES: readonly ProjectRule[] = [
  largeFileTracked,
  releaseTooLarge,
  runTimeFileTracked,
  severalApplications,
  submodule,
  environmentFileTracked,
  extensionUndeclared,
  lockMissing,
  lockStale,
  unboundedVersion,
  vendorTracked,
  writesLocally,
];
