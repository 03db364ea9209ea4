/** What an audit says: the document behind every format of it, version 1. */
import type { StateKind, StateMap } from '@tidemark/sdk/model';
import type { EnvironmentVariable, Factor, Finding, LintResult, PartialFile, Remedy } from '../result.ts';

/** How ready a project is for its platform. */
export interface Verdict {
  /** `fixes`: after the steps of the plan that are due · `redesign`: a kind of state has to be kept in another way. */
  readonly answer: 'ready' | 'fixes' | 'redesign';
  /** One sentence. */
  readonly sentence: string;
  /** Steps of the plan that are due. */
  readonly steps: number;
  /** Kinds of state that need a redesign. */
  readonly redesign: readonly StateKind[];
}

/** What the platform makes of a kind of state, from all stores that hold it. */
export type Fate = 'kept' | 'unknown' | 'lost' | 'none';

export interface ScoreTerm {
  readonly kind: StateKind;
  readonly weight: number;
  readonly fate: Exclude<Fate, 'none'>;
  /** Points that the kind brings, at most its weight. */
  readonly points: number;
}

export interface Score {
  /** 0 to 100. */
  readonly value: number;
  /** How it is made, in words. */
  readonly formula: string;
  readonly terms: readonly ScoreTerm[];
  /** Rules that report an error which is no matter of a kind of state. */
  readonly otherErrors: number;
}

/** Code or settings that carry out a step. */
export interface Snippet {
  /** File it belongs to, or what is run. */
  readonly where: string;
  readonly text: string;
  /** Address of the document that it follows. */
  readonly source: string;
}

export interface PlanStep {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** The kind of state that it brings to safety; null for others. */
  readonly state: StateKind | null;
  /** It closes errors or warnings; else it is advice. */
  readonly isDue: boolean;
  /** [min] of somebody who knows the project. */
  readonly minutes: number;
  /** What the minutes are for. */
  readonly reasons: readonly string[];
  readonly remedy: Remedy;
  readonly snippets: readonly Snippet[];
  /** Fingerprints of the findings that it closes. */
  readonly closes: readonly string[];
  /** How many of these `--fix` mends, and how many more `--fix-unsafe` does. */
  readonly automatic: { readonly safe: number; readonly unsafe: number };
}

/** A directory in which run-time state lies, or would. */
export interface LocalDirectory {
  /** Relative to the root. */
  readonly path: string;
  readonly state: StateKind;
  /** Absent where it does not exist here, or holds nothing but what keeps it in place. */
  readonly contents?: {
    readonly files: number;
    /** [bytes] */
    readonly bytes: number;
    /** ISO 8601, UTC. */
    readonly newest: string;
    /** There was more than was counted. */
    readonly isCut: boolean;
  };
  /** What to do with what lies there. */
  readonly advice: string;
  /** The command that moves it. */
  readonly command?: string;
}

/** A package of other people's with what to do about it. */
export interface PackageStep {
  readonly name: string;
  readonly version: string;
  readonly sort: 'extension' | 'library';
  readonly step: 'configure' | 'replace' | 'patch' | 'accept' | 'ask';
  /** What it writes, and what to do: sentences. */
  readonly text: string;
  /** Where that is known from. */
  readonly source?: string;
}

/** A finding that is not among the others because the project itself hides it. */
export interface Hidden {
  readonly finding: Finding;
  readonly by: 'comment' | 'configuration';
}

export interface Audit {
  readonly schemaVersion: 1;
  readonly tool: LintResult['tool'];
  readonly project: {
    /** Name of the root directory; the report goes to people on other machines. */
    readonly name: string;
    readonly frameworks: LintResult['project']['frameworks'];
    readonly platform: {
      readonly name: string;
      readonly title: string;
      /** What it does to the disk, one sentence. */
      readonly disk: string;
      /** Deploys keep the disk, and every node sees it. */
      readonly keepsDisk: boolean;
      readonly source: string;
    };
  };
  readonly verdict: Verdict;
  readonly score: Score;
  readonly stateMap: StateMap;
  readonly fates: Readonly<Record<StateKind, Fate>>;
  readonly factors: readonly {
    readonly factor: Factor;
    readonly question: string;
    readonly findings: readonly string[];
  }[];
  readonly plan: readonly PlanStep[];
  readonly localData: readonly LocalDirectory[];
  readonly code: {
    /** Files of the project's own that were looked at, and those among them with findings. */
    readonly own: { readonly files: number; readonly withFindings: number };
    readonly packages: readonly PackageStep[];
    /** Locked packages of which nothing is known. */
    readonly others: number;
  };
  readonly environment: readonly EnvironmentVariable[];
  /** Ordered as in the result. */
  readonly findings: readonly Finding[];
  /** What the project's own comments and configuration hide, or would: see `isForeign`. */
  readonly hidden: readonly Hidden[];
  /** The project's own configuration and comments were left out of account. */
  readonly isForeign: boolean;
  readonly partial: readonly PartialFile[];
  readonly stats: Pick<LintResult['stats'], 'files' | 'excluded'>;
}
