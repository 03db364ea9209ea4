/** Rules that look at the project as a whole: its configuration, its packages, what is under version control. */
import type { Reading } from '../configuration/reading.ts';
import type { Secret } from '../configuration/secret.ts';
import type { KnowledgeBase } from '../flow/knowledge-base.ts';
import type { Platform } from '../platforms/platform.ts';
import type { NestedApplication } from '../project/applications.ts';
import type { Dependencies } from '../project/dependencies.ts';
import type { Project } from '../project/project.ts';
import type { TrackedFile } from '../project/tracked-files.ts';
import type { DraftFinding } from './check.ts';
import type { RuleMeta } from './rule.ts';

export interface ProjectFacts {
  readonly project: Project;
  readonly knowledge: KnowledgeBase;
  readonly platform: Platform;
  /** What the readers found, all of them together. */
  readonly reading: Reading;
  /** Files under version control at HEAD; undefined where there is no repository. */
  readonly tracked?: readonly TrackedFile[];
  /** composer.json and composer.lock; undefined where there is none. */
  readonly dependencies?: Dependencies;
  /** Applications inside the project's directory, each with a composer.json of its own. */
  readonly nested?: readonly NestedApplication[];
  /**
   * Files of the project's own code that call a function of this name, or make an object of a class of this name, without
   * asking first whether it is there (see `index/used-names.ts`).
   */
  readonly filesUsing?: (name: string) => readonly string[];
  /** Credentials found in configuration files. */
  readonly secrets: readonly Secret[];
}

export interface ProjectRule {
  readonly meta: RuleMeta;
  check(facts: ProjectFacts): readonly DraftFinding[];
}
