/** Parses candidates with what surrounds them, and finds what they write and keep. Loads the parser: import it lazily. */

import type { StateKind, Store } from '@tidemark/sdk/model';
import { messageOf } from '../errors.ts';
import { withAdvice } from '../platforms/advice.ts';
import { effectOf } from '../platforms/all.ts';
import type { Platform } from '../platforms/platform.ts';
import type { DraftFinding } from '../rules/check.ts';
import { Evaluator } from './evaluate.ts';
import { ParsedCode, pathOf, spanOf } from './parsed-code.ts';
import type { Purpose } from './purpose.ts';
import { type StoreSite, StoreSites } from './store-sites.ts';
import { symbolOf, writeFindings } from './write-findings.ts';
import { WriteSites } from './write-sites.ts';

export interface ScanInput {
  /** Text by path: candidates and the files that they import or that import them. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of the files that findings are looked for in. */
  readonly candidates: readonly string[];
  readonly purpose: (path: string) => Purpose;
  readonly platform: Platform;
  /** Does a platform keep this root-relative or absolute path for all nodes? */
  readonly isMounted: (path: string) => boolean;
  readonly onPartial: (path: string, reason: string) => void;
  /** Told of each store that the code sets up, those that are no finding too. */
  readonly onStore: (kind: StateKind, store: Store) => void;
}

/** Findings in files that are parsed together. */
export function scan(input: ScanInput): readonly DraftFinding[] {
  try {
    return scanTogether(input);
  } catch (error) {
    const [only] = input.candidates;
    if (input.texts.size === 1 && only !== undefined) {
      input.onPartial(
        only,
        error instanceof RangeError ? 'nested too deeply to be parsed' : `not parsed: ${messageOf(error)}`,
      );
      return [];
    }
    // One file exhausts the parser: the others are looked at alone.
    return input.candidates.flatMap((path) => {
      const text = input.texts.get(path);
      return text === undefined ? [] : scan({ ...input, texts: new Map([[path, text]]), candidates: [path] });
    });
  }
}

function scanTogether({
  texts,
  candidates,
  purpose,
  platform,
  isMounted,
  onPartial,
  onStore,
}: ScanInput): readonly DraftFinding[] {
  const code = new ParsedCode(texts);
  for (const path of candidates)
    if (texts.has(path) && !code.files.has(path)) onPartial(path, 'nested too deeply to be parsed');
  const evaluator = new Evaluator(code);
  const writes = new WriteSites(code, evaluator, isMounted);
  const stores = new StoreSites(code, evaluator, isMounted);
  const found: StoreSite[] = [];
  const findings = candidates.flatMap((path): readonly DraftFinding[] => {
    const file = code.files.get(path);
    const when = purpose(path);
    if (!file || when === 'build') return [];
    const sites = stores.in(file);
    found.push(...sites.filter(({ call }) => purpose(pathOf(call.getSourceFile())) !== 'build'));
    return [
      ...writes.in(file).flatMap((site) => writeFindings(site, when, platform)),
      ...sites.filter(({ given }) => !given).map((site) => storeFinding(site, when, platform)),
    ].filter((finding) => purpose(finding.path) !== 'build');
  });
  // Told at the end: where the parser gives up before, each file is looked at again.
  for (const site of found) onStore(site.sort.state, storeOf(site));
  return findings;
}

/** The store as the state map has it. Messages begin with the name of what holds it. */
function storeOf(site: StoreSite): Store {
  const { call, message, place } = site;
  return {
    store: `${nameIn(message)} (Node)`,
    ...whereOf(site),
    confidence: place === undefined || place.fixed ? 'certain' : 'likely',
    evidence: [{ path: pathOf(call.getSourceFile()), line: call.getStartLineNumber() }],
  };
}

function whereOf({ sort, message, place, given }: StoreSite): Pick<Store, 'placement' | 'technology'> {
  if (given?.technology !== undefined) return { placement: 'shared', technology: given.technology };
  if (given) return { placement: 'unknown', technology: 'a store of the project' };
  if (place === undefined) return { placement: 'process', technology: 'memory' };
  return { placement: 'node', technology: sort.state === 'database' ? `${nameIn(message)} file` : 'local files' };
}

function nameIn(message: string): string {
  return message.slice(0, message.indexOf(' '));
}

function storeFinding({ call, sort, message, place }: StoreSite, purpose: Purpose, platform: Platform): DraftFinding {
  const [startLine, startColumn, endLine, endColumn] = spanOf(call);
  const effect = place === undefined ? 'invisible-to-others' : effectOf(platform, false);
  const { meta } = sort.rule;
  return {
    ruleId: meta.id,
    factor: meta.factor,
    category: 'configuration',
    kind: sort.kind,
    state: sort.state,
    effect,
    severity: purpose === 'hand' || effect === null ? 'info' : sort.severity,
    confidence: place === undefined || place.fixed ? 'certain' : 'likely',
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    path: pathOf(call.getSourceFile()),
    startLine,
    startColumn,
    endLine,
    endColumn,
    trace: [],
    remedy: withAdvice(sort.remedy, place !== undefined && sort.state === 'uploads' ? effect : null, platform),
    symbol: symbolOf(call),
    sink: call.getText().slice(0, 400),
  };
}
