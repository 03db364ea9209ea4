/** Holds findings against labelled sites: precision, recall, and what no label covers. Pure; the scoring rules are
 * those of the labelling guide: nearest pairs first, one finding answers for one label. */
import type { Finding } from '../src/index.ts';

/** A write site that people have judged. */
export interface WriteLabel {
  readonly repo: string;
  readonly path: string;
  /** From 1; where the call expression starts. */
  readonly line: number;
  readonly label: 'persist' | 'temporary' | 'abstracted' | 'not-write' | 'build' | 'ambiguous';
  readonly kind?: string;
  readonly why: string;
}

/** A configuration default that people have judged worth a finding. */
export interface ConfigurationLabel {
  readonly repo: string;
  readonly path: string;
  readonly line: number;
  readonly kind: string;
  readonly why: string;
}

/** What scoring reads of a finding. */
export type ScoredFinding = Pick<
  Finding,
  'ruleId' | 'category' | 'severity' | 'kind' | 'message' | 'path' | 'startLine'
> & { readonly endLine?: number };

export interface Figures {
  readonly persist: number;
  readonly reported: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
  readonly config: number;
  readonly configReported: number;
  readonly configRecall: number;
  /** Findings on writes that no label is near to: for a person to judge. */
  readonly unlabelled: number;
  /** Loud configuration findings that no label asks for. */
  readonly configExtra: number;
}

export interface Score {
  readonly figures: Figures;
  readonly misses: readonly WriteLabel[];
  readonly wrong: readonly WriteLabel[];
  readonly configMisses: readonly ConfigurationLabel[];
  readonly unlabelled: readonly ScoredFinding[];
}

interface Site {
  readonly path: string;
  readonly line: number;
}

/** Lines a write finding may be away from its label. */
const WRITE_SLACK = 2;
const CONFIGURATION_SLACK = 1;
/** A finding speaks for its first lines only, so that a wide range cannot buy matches. */
const LINES_SPOKEN_FOR = 10;

function distance(finding: ScoredFinding, site: Site): number {
  if (finding.path !== site.path) return Number.POSITIVE_INFINITY;
  const last = Math.min(finding.endLine ?? finding.startLine, finding.startLine + LINES_SPOKEN_FOR - 1);
  return Math.max(0, finding.startLine - site.line, site.line - last);
}

interface Pairing<S> {
  readonly findings: ReadonlySet<ScoredFinding>;
  readonly sites: ReadonlySet<S>;
}

function pair<S extends Site>(
  findings: readonly ScoredFinding[],
  sites: readonly S[],
  slack: number,
  fits: (finding: ScoredFinding, site: S) => boolean,
): Pairing<S> {
  const pairs = findings
    .flatMap((finding) => sites.map((site) => ({ finding, site, away: distance(finding, site) })))
    .filter(({ finding, site, away }) => away <= slack && fits(finding, site))
    .sort((a, b) => a.away - b.away || a.finding.startLine - b.finding.startLine || a.site.line - b.site.line);
  const paired = { findings: new Set<ScoredFinding>(), sites: new Set<S>() };
  for (const { finding, site } of pairs) {
    if (paired.findings.has(finding) || paired.sites.has(site)) continue;
    paired.findings.add(finding);
    paired.sites.add(site);
  }
  return paired;
}

/** Where a store lies inside the release, "local disk" and "upload directory in the release" say the same. */
function canonicalKind(kind: string | null): string | null {
  return kind === 'upload-dir-in-release' ? 'disk-local' : kind;
}

function isSameKind(finding: ScoredFinding, label: ConfigurationLabel): boolean {
  return label.kind === 'other' || canonicalKind(finding.kind) === canonicalKind(label.kind);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : Number((part / whole).toFixed(4));
}

type Counts = Omit<Figures, 'precision' | 'recall' | 'configRecall'>;

function withRatios(counts: Counts): Figures {
  return {
    ...counts,
    precision: ratio(counts.reported, counts.reported + counts.wrong),
    recall: ratio(counts.reported, counts.persist),
    configRecall: ratio(counts.configReported, counts.config),
  };
}

/** Scores one project; the labels are those of that project. */
export function scoreProject(
  findings: readonly ScoredFinding[],
  labels: readonly WriteLabel[],
  configuration: readonly ConfigurationLabel[],
): Score {
  const isLoud = ({ severity }: ScoredFinding): boolean => severity !== 'info';
  const writes = findings.filter((finding) => finding.category === 'write' && isLoud(finding));
  const matched = pair(writes, labels, WRITE_SLACK, () => true);
  const persist = labels.filter(({ label }) => label === 'persist');
  const misses = persist.filter((label) => !matched.sites.has(label));
  const wrong = labels.filter((site) => !['persist', 'ambiguous'].includes(site.label) && matched.sites.has(site));
  const unlabelled = writes.filter(
    (finding) => !matched.findings.has(finding) && !labels.some((label) => distance(finding, label) <= WRITE_SLACK),
  );
  const ofConfiguration = findings.filter(({ category }) => category === 'configuration');
  const configured = pair(ofConfiguration, configuration, CONFIGURATION_SLACK, isSameKind);
  const configMisses = configuration.filter((label) => !configured.sites.has(label));
  const figures = withRatios({
    persist: persist.length,
    reported: persist.length - misses.length,
    wrong: wrong.length,
    config: configuration.length,
    configReported: configuration.length - configMisses.length,
    unlabelled: unlabelled.length,
    configExtra: ofConfiguration.filter((finding) => isLoud(finding) && !configured.findings.has(finding)).length,
  });
  return { figures, misses, wrong, configMisses, unlabelled };
}

/** Over all projects together: counts add up, and the ratios are made from the sums. */
export function overAll(figures: readonly Figures[]): Figures {
  const sum = (key: keyof Figures): number => figures.reduce((total, each) => total + each[key], 0);
  return withRatios({
    persist: sum('persist'),
    reported: sum('reported'),
    wrong: sum('wrong'),
    config: sum('config'),
    configReported: sum('configReported'),
    unlabelled: sum('unlabelled'),
    configExtra: sum('configExtra'),
  });
}
