/** What was predicted beside what was seen. */
import type { LintFinding, LintReport } from './lint-report.ts';
import type { LostFile } from './lost-files.ts';
import { lastingLosses, type ProbeReport } from './probe.ts';

/** `path` the finding names where it lies · `kind` it is about state of that kind, and names no path. */
export type Match = 'path' | 'kind';

export interface ComparedFinding {
  readonly ruleId: string;
  readonly path: string;
  readonly line: number;
  readonly fingerprint: string;
  /** Absent: it was not seen; the visitors may not have come by. */
  readonly seen?: Match;
  /** Some of what it was seen by. */
  readonly by: readonly string[];
}

export interface ComparedLoss {
  /** A file's path, or `session of <visitor>`. */
  readonly lost: string;
  readonly state: string;
  /** Absent: no finding foretells it. */
  readonly covered?: Match;
  /** `<rule> <file>:<line>`. */
  readonly finding?: string;
  /** A store of the state map, where only that knows of it. */
  readonly store?: string;
}

export interface Comparison {
  readonly findings: readonly ComparedFinding[];
  /** Findings that no probe can see: practices, and what is no state. */
  readonly others: number;
  readonly losses: readonly ComparedLoss[];
  /** Those that no finding foretells. */
  readonly missed: readonly string[];
}

interface Loss {
  readonly name: string;
  /** Of a file. */
  readonly path?: string;
  readonly state: LostFile['state'];
}

const SHOWN = 5;

export function compareFindings(report: ProbeReport, lint: LintReport): Comparison {
  const losses = lossesOf(report, lastingLosses(report.files));
  const everything = lossesOf(report, report.files);
  const visible = lint.findings.filter(
    ({ category, state, target }) => category !== 'practice' && (state !== null || target !== undefined),
  );
  const findings = visible.map((finding): ComparedFinding => {
    const matched = everything.flatMap((loss) => {
      const match = matchOf(finding, loss);
      return match === undefined ? [] : [{ match, name: loss.name }];
    });
    const seen = matched.some(({ match }) => match === 'path') ? 'path' : matched[0]?.match;
    const { ruleId, path, startLine: line, fingerprint } = finding;
    return {
      ruleId,
      path,
      line,
      fingerprint,
      ...(seen === undefined ? {} : { seen }),
      by: matched.slice(0, SHOWN).map(({ name }) => name),
    };
  });
  const compared = losses.map((loss) => coverageOf(loss, visible, lint));
  return {
    findings,
    others: lint.findings.length - visible.length,
    losses: compared,
    missed: compared.filter(({ covered }) => covered === undefined).map(({ lost }) => lost),
  };
}

/** Sessions that a database held went with it. @param listed files that come back by themselves are seen, and no loss */
function lossesOf({ files, sessions }: ProbeReport, listed: readonly LostFile[]): Loss[] {
  const held = files.some(({ state }) => state === 'sessions') ? 'sessions' : undefined;
  const inDatabase = files.some(({ state }) => state === 'database') ? 'database' : 'sessions';
  const lost = sessions.filter(({ unknownOn, isLostAtDeploy }) => unknownOn.length > 0 || isLostAtDeploy);
  return [
    ...listed.map(({ path, state }) => ({ name: path, path, state })),
    ...lost.map(({ visitor }) => ({ name: `session of ${visitor}`, state: held ?? inDatabase }) as const),
  ];
}

function coverageOf(
  { name, path, state }: Loss,
  findings: readonly LintFinding[],
  { stateMap }: LintReport,
): ComparedLoss {
  const matched = findings.flatMap((finding) => {
    const match = matchOf(finding, { name, state, ...(path === undefined ? {} : { path }) });
    return match === undefined ? [] : [{ match, finding }];
  });
  const best = matched.find(({ match }) => match === 'path') ?? matched[0];
  if (best !== undefined) {
    const { ruleId, path: file, startLine } = best.finding;
    return { lost: name, state, covered: best.match, finding: `${ruleId} ${file}:${startLine}` };
  }
  const stores = state === 'unknown' || state === 'temporary' ? [] : (stateMap.kinds[state] ?? []);
  const store = stores.find(({ placement }) => placement === 'node')?.store;
  return { lost: name, state, ...(store === undefined ? {} : { store }) };
}

function matchOf(finding: LintFinding, { path, state }: Loss): Match | undefined {
  const pattern = patternOf(finding);
  if (pattern !== undefined)
    return path !== undefined && pattern.test(path) ? 'path' : sessionMatch(finding, path, state);
  return isSameKind(finding.state, state) ? 'kind' : undefined;
}

/** A session is no file, though a finding may say where its file lies. */
function sessionMatch(finding: LintFinding, path: string | undefined, state: LostFile['state']): Match | undefined {
  return path === undefined && finding.state === state ? 'kind' : undefined;
}

/** Pictures that are made of an upload lie beside it. */
function isSameKind(finding: string | null, state: LostFile['state']): boolean {
  return finding !== null && (finding === state || (finding === 'uploads' && state === 'media'));
}

/** Undefined where the finding names no place, or hardly any. */
function patternOf({ target, kind }: LintFinding): RegExp | undefined {
  const known = target?.replace(/^\.\/+/, '') ?? '';
  if (target === undefined || !/[a-z]{2}/i.test(known.replaceAll('…', ''))) return undefined;
  const text = known.split('…').map(escaped).join('.*');
  // A database keeps its journal beside it; a directory is lost with what it holds.
  const more = kind === 'database' || kind === 'database-file' ? '(?:-(?:wal|shm|journal))?' : '(?:/.*)?';
  return new RegExp(`^/?${text.replace(/\/$/, '')}${more}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
