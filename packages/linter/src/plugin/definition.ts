/** What a plugin is made of: data, and functions over data that the analysis hands them. */
import type { StateKind } from '@tidemark/sdk/model';
import type { ConfigurationFiles } from '../configuration/reader.ts';
import type { Reading } from '../configuration/reading.ts';
import type { Knowledge } from '../frameworks/knowledge.ts';
import type { Platform } from '../platforms/platform.ts';
import type { DetectedFramework } from '../project/project.ts';
import type {
  Confidence,
  ConfigurationKind,
  Effect,
  Factor,
  Remedy,
  Severity,
  TraceStep,
  WriteKind,
} from '../result.ts';
import type { CodeContext, CodeFile, CodeFinding } from '../rules/code-rule.ts';
import type { ProjectFacts } from '../rules/project-rule.ts';
import type { Effort } from '../rules/rule.ts';
import type { Write } from './write.ts';

/** What a plugin's module exports, as `default` or as `plugin`. */
export interface Plugin {
  /** Small letters, digits and hyphens; the ids of its rules begin with it: `acme` → `acme/no-desktop-export`. */
  readonly name: string;
  readonly rules?: readonly RuleDefinition[];
  readonly frameworks?: readonly FrameworkDefinition[];
  readonly platforms?: readonly PlatformDefinition[];
}

interface AnyRule {
  /** `<plugin>/<rule>`; the rule's name says what it forbids. */
  readonly id: string;
  readonly factor: Factor;
  /** One line, without a full stop. */
  readonly summary: string;
  /** What mending one finding usually takes. */
  readonly effort: Effort;
  /** The rule's page, Markdown: its text, or where the file lies (`new URL('./no-desktop-export.md', import.meta.url)`). */
  readonly page: string | URL;
  /** What to do where the project's framework has no `ruleRemedies` of its own for it. */
  readonly remedy: Remedy;
}

/** A rule that looks at one file's code alone. */
export interface CodeRuleDefinition extends AnyRule {
  readonly about: 'code';
  /**
   * A file must hold one of these identifiers (functions, methods, classes, constants; lower case, without namespace) to
   * be looked at. Few and rare ones: each file that holds one is parsed. `mail(` asks for a call of a function or an
   * object made of a class of this name, `->connect(` for a call of a method; several words in one entry
   * (`PDO localhost`) must all be there.
   */
  readonly words: readonly string[];
  /** Names under which what it looks for is called (`connect`), lower case, where the words do not hold them. */
  readonly calls?: readonly string[];
  /** A file's path must match as well. */
  readonly paths?: RegExp;
  /** Is there anything to find in a project like this? Absent: in every one. */
  applies?(context: CodeContext): boolean;
  /** Depends on nothing but its arguments: what it says is kept as long as they stay. */
  check(file: CodeFile, context: CodeContext): readonly CodeFinding[];
}

/** What a rule says of a place in any file of the project. */
export interface ProjectFinding {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Last line, where there is more than one. */
  readonly endLine?: number;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly kind?: ConfigurationKind;
  readonly state?: StateKind;
  readonly effect?: Effect;
  readonly remedy?: Remedy;
  readonly trace?: readonly TraceStep[];
  /** What the finding is about, so that it is known again when lines move: a configuration key, a package. */
  readonly about: string;
}

/** A rule that looks at the whole project: its configuration, its packages, what is under version control. */
export interface ProjectRuleDefinition extends AnyRule {
  readonly about: 'project';
  check(facts: ProjectFacts): readonly ProjectFinding[];
}

/** What a rule says of a write. */
export interface WriteFinding {
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly kind?: WriteKind;
  readonly state?: StateKind;
  readonly effect?: Effect;
  readonly remedy?: Remedy;
  readonly trace?: readonly TraceStep[];
}

/** A rule about calls that write, each with every way on which it gets its path. */
export interface WriteRuleDefinition extends AnyRule {
  readonly about: 'writes';
  /** Depends on nothing but its arguments: what it says is kept as long as they stay. */
  check(write: Write, context: { readonly platform: Platform }): WriteFinding | undefined;
}

export type RuleDefinition = CodeRuleDefinition | ProjectRuleDefinition | WriteRuleDefinition;

/** A framework or library: how it shows itself, and what is known of it, as data. Every table may be left out. */
export interface FrameworkDefinition extends Partial<Omit<Knowledge, 'name'>> {
  /** Small letters, digits and hyphens. */
  readonly name: string;
  /** Any of these shows it. */
  readonly detect: {
    /** Packages of Composer, required or installed; the first that is there tells the version. */
    readonly packages?: readonly string[];
    /** Files, relative to the root. */
    readonly files?: readonly string[];
  };
  /** Turns its configuration into entries of the state map. What is left out of a reading counts as nothing found. */
  configuration?(files: ConfigurationFiles, framework: DetectedFramework): Partial<Reading> | Promise<Partial<Reading>>;
}

export interface PlatformDefinition extends Platform {
  /** The file by which a project tells that it is deployed there. */
  readonly detect?: {
    /** Matched against the root-relative path. */
    readonly file: RegExp;
    /** Must stand in the file's beginning (16 kB). */
    readonly holding?: RegExp;
  };
}

/** A plugin as it is; for its types. */
export function definePlugin<const P extends Plugin>(plugin: P): P {
  return plugin;
}

/** A rule as it is; for its types. */
export function defineRule<const R extends RuleDefinition>(rule: R): R {
  return rule;
}

/** A framework as it is; for its types. */
export function defineFramework<const F extends FrameworkDefinition>(framework: F): F {
  return framework;
}

/** A platform as it is; for its types. */
export function definePlatform<const P extends PlatformDefinition>(platform: P): P {
  return platform;
}
