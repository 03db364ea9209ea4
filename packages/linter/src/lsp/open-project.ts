/** One project of the editor: its open texts, and when which of them is judged. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisResult, LintOptions } from '../options.ts';
import { isPhpName } from '../project/php-file.ts';
import type { Finding, LintResult } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { Session } from '../session/session.ts';
import { settle } from '../suppress/settle.ts';
import { sourceReader } from '../suppress/source-reader.ts';
import { type FixAction, fixAction } from './fix-action.ts';

/** So long an edit may be followed by another one before anything is judged [ms]. */
const GLANCE_AFTER = 20;
/** So long nobody types before all files are judged in the light of the edits [ms]. */
const LOOK_AFTER = 800;
/** Saving writes several files, and a checkout thousands: they are looked at together [ms]. */
const REFRESH_AFTER = 150;

export interface OpenText {
  readonly text: string;
  /** The editor's number for it. */
  readonly version: number;
}

export interface ProjectInput {
  readonly root: string;
  readonly rules: readonly RuleMeta[];
  /** Options with the user's configuration as it is now. */
  readonly optionsFor: (root: string) => Promise<LintOptions>;
  /** Is given the findings of a file that is open, each time they are found anew. */
  readonly onFindings: (path: string, findings: readonly Finding[], version: number) => void;
  readonly onError: (error: unknown) => void;
}

export class OpenProject {
  readonly #input: ProjectInput;
  readonly #texts = new Map<string, OpenText>();
  /** Files whose text has changed since it was last judged. */
  readonly #edited = new Set<string>();
  #session: Session | undefined;
  #options: LintOptions | undefined;
  #frameworks: LintResult['project']['frameworks'] = [];
  #isStale = false;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #run = new AbortController();
  #turn: Promise<void> = Promise.resolve();

  constructor(input: ProjectInput) {
    this.#input = input;
  }

  get isUsed(): boolean {
    return this.#texts.size > 0;
  }

  text(path: string): string | undefined {
    return this.#texts.get(path)?.text;
  }

  /** What mends a finding, with the open texts as they are now. */
  fix(finding: Finding): Promise<FixAction | undefined> {
    return fixAction(finding, {
      root: this.#input.root,
      frameworks: this.#frameworks,
      texts: new Map([...this.#texts].map(([path, { text }]) => [path, text] as const)),
      versionOf: (path) => this.#texts.get(path)?.version,
    });
  }

  /** A file was opened or edited. */
  set(path: string, text: OpenText): void {
    this.#texts.set(path, text);
    this.#edited.add(path);
    this.#wakeAfter(GLANCE_AFTER);
  }

  /** A file was closed: what is on disk counts again. */
  drop(path: string): void {
    this.#texts.delete(path);
    this.#edited.delete(path);
    this.#wakeAfter(LOOK_AFTER);
  }

  /** Something on disk is not as it was. */
  invalidate(): void {
    this.#isStale = true;
    this.#wakeAfter(REFRESH_AFTER);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#run.abort();
    await this.#turn;
    await this.#session?.close();
  }

  /** What is under way has been overtaken: it ends, and the next turn begins when it has. */
  #wakeAfter(delay: number): void {
    if (this.#isClosed) return;
    this.#run.abort();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#turn.then(() => this.#work());
    }, delay);
  }

  async #work(): Promise<void> {
    this.#run = new AbortController();
    const { signal } = this.#run;
    try {
      const session = await this.#ready(signal);
      if (this.#isClosed || signal.aborted) return;
      if (this.#edited.size === 0) {
        const result = await session.look(this.#unsaved(session), signal);
        if (signal.aborted) return;
        for (const path of this.#texts.keys()) this.#tell(session, path, result);
        return;
      }
      for (const path of this.#edited) {
        const texts = this.#unsaved(session);
        if (texts.has(path)) {
          const result = await session.glance(path, texts, signal);
          if (signal.aborted) return;
          this.#tell(session, path, result);
        }
        this.#edited.delete(path);
      }
      this.#wakeAfter(LOOK_AFTER);
    } catch (error) {
      if (!signal.aborted) this.#input.onError(error);
    }
  }

  /** The session, with the tree as it is on disk now. */
  async #ready(signal: AbortSignal): Promise<Session> {
    const { root, optionsFor } = this.#input;
    if (this.#session && !this.#isStale) return this.#session;
    const options = await optionsFor(root);
    if (this.#session && JSON.stringify(options.config) === JSON.stringify(this.#options?.config)) {
      await this.#session.refresh(signal);
    } else {
      await this.#session?.close();
      this.#session = undefined;
      const { Session } = await import('../session/session.ts');
      this.#session = await Session.open(options);
      this.#options = options;
    }
    this.#isStale = false;
    // All files are judged, in the light of what has changed.
    this.#edited.clear();
    return this.#session;
  }

  /** Texts of the PHP files in scope; one that is not on disk yet is. */
  #unsaved(session: Session): ReadonlyMap<string, string> {
    const isOurs = (path: string): boolean =>
      session.has(path) || (isPhpName(path) && !existsSync(join(session.root, path)));
    return new Map([...this.#texts].flatMap(([path, { text }]) => (isOurs(path) ? [[path, text]] : [])));
  }

  #tell(session: Session, path: string, result: AnalysisResult): void {
    const { rules, onFindings } = this.#input;
    this.#frameworks = result.project.frameworks;
    const open = this.#texts.get(path);
    if (!open) return;
    const onDisk = sourceReader(session.root);
    const { findings } = settle(result, this.#options ?? { path: session.root }, {
      rules,
      sourceOf: (asked) => this.#texts.get(asked)?.text ?? onDisk(asked),
      inScope: (asked) => asked === path,
    });
    onFindings(path, findings, open.version);
  }
}
