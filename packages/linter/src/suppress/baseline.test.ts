import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../result.ts';
import {
  type Baseline,
  EMPTY_BASELINE,
  pruneBaseline,
  staleEntries,
  subtractBaseline,
  updateBaseline,
} from './baseline.ts';
import { parseBaseline, printBaseline } from './baseline-file.ts';
import { fingerprints } from './fingerprint.ts';

interface Written {
  readonly path: string;
  readonly symbol: string;
  readonly sink: string;
  readonly startLine: number;
}

/** Findings as a run would give them, from what stands in the files. */
function findingsOf(written: readonly Written[]): Finding[] {
  const inputs = written.map((site) => ({ ruleId: 'processes/local-disk-write', startColumn: 1, ...site }));
  const marks = fingerprints(inputs);
  return inputs.map(({ ruleId, path, startLine, startColumn, sink }, index) => ({
    ruleId,
    factor: 'processes',
    category: 'write',
    kind: 'other',
    state: null,
    effect: null,
    severity: 'error',
    confidence: 'certain',
    message: `${sink} in line ${startLine}`,
    path,
    startLine,
    startColumn,
    endLine: startLine,
    endColumn: 9,
    fingerprint: marks[index] as string,
    trace: [],
    remedy: { summary: '', packages: [], docs: [] },
  }));
}

const site = fc.record({
  path: fc.constantFrom('a.php', 'b/ü c.php', 'd.php'),
  symbol: fc.constantFrom('', 'A->run', 'B::run'),
  sink: fc.constantFrom('touch($a)', 'mkdir($b)', 'unlink("x y")'),
});
/** One site a line, so that lines are unique. */
const code = fc
  .array(site, { maxLength: 12 })
  .map((sites) => sites.map((one, index): Written => ({ ...one, startLine: index * 3 + 1 })));
const run = code.map(findingsOf);
const known = run.map((findings) => updateBaseline(EMPTY_BASELINE, findings));
const whole = (findings: readonly Finding[]): { findings: readonly Finding[]; partial: [] } => ({
  findings,
  partial: [],
});

/** The same elements, in another order. */
function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function isWithin(part: Baseline, all: Baseline): boolean {
  const left = all.entries.map((entry) => JSON.stringify(entry));
  return part.entries.every((entry) => {
    const at = left.indexOf(JSON.stringify(entry));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

describe('a baseline', () => {
  test('knows its findings, and again when their lines have moved', () => {
    fc.assert(
      fc.property(code, fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }), (sites, gaps) => {
        const baseline = updateBaseline(EMPTY_BASELINE, findingsOf(sites));
        let below = 0;
        const moved = sites.map((one, index) => {
          below += gaps[index] ?? 0;
          return { ...one, startLine: one.startLine + below };
        });
        expect(subtractBaseline(baseline, findingsOf(moved))).toEqual([]);
        expect(staleEntries(baseline, whole(findingsOf(moved)))).toEqual([]);
        expect(updateBaseline(baseline, findingsOf(moved))).toEqual(baseline);
      }),
    );
  });

  test('lets through exactly one finding when one is added', () => {
    fc.assert(
      fc.property(code, site, (sites, one) => {
        const baseline = updateBaseline(EMPTY_BASELINE, findingsOf(sites));
        const more = findingsOf([...sites, { ...one, startLine: 1000 }]);
        expect(subtractBaseline(baseline, more)).toHaveLength(1);
      }),
    );
  });

  test('is the same whatever the order of findings', () => {
    fc.assert(
      fc.property(
        known,
        run.chain((findings) => fc.tuple(fc.constant(findings), shuffled(findings))),
        (baseline, [one, other]) => {
          expect(printBaseline(updateBaseline(baseline, other))).toBe(printBaseline(updateBaseline(baseline, one)));
          expect(printBaseline(pruneBaseline(baseline, whole(other)))).toBe(
            printBaseline(pruneBaseline(baseline, whole(one))),
          );
        },
      ),
    );
  });

  test('an update only adds and a prune only removes', () => {
    fc.assert(
      fc.property(known, run, (baseline, findings) => {
        expect(isWithin(baseline, updateBaseline(baseline, findings))).toBe(true);
        expect(isWithin(pruneBaseline(baseline, whole(findings)), baseline)).toBe(true);
        expect(subtractBaseline(updateBaseline(baseline, findings), findings)).toEqual([]);
      }),
    );
  });

  test('update and prune, in either order, twice or once, end at the current findings', () => {
    fc.assert(
      fc.property(known, run, (baseline, findings) => {
        const update = (from: Baseline): Baseline => updateBaseline(from, findings);
        const prune = (from: Baseline): Baseline => pruneBaseline(from, whole(findings));
        const once = update(prune(baseline));
        expect(update(prune(once))).toEqual(once);
        expect(prune(update(baseline))).toEqual(once);
        expect(once.entries.map(({ fingerprint }) => fingerprint).toSorted()).toEqual(
          findings.map(({ fingerprint }) => fingerprint).toSorted(),
        );
      }),
    );
  });

  test('reads back what it wrote', () => {
    fc.assert(
      fc.property(known, (baseline) => {
        expect(parseBaseline(printBaseline(baseline), 'b.json')).toEqual(baseline);
      }),
    );
  });

  test('counts: two equal findings need two entries', () => {
    const [finding] = findingsOf([{ path: 'a.php', symbol: '', sink: 'touch($a)', startLine: 1 }]) as [Finding];
    const baseline = updateBaseline(EMPTY_BASELINE, [finding]);
    expect(subtractBaseline(baseline, [finding, finding])).toHaveLength(1);
    expect(updateBaseline(baseline, [finding, finding]).entries).toHaveLength(2);
  });

  test('keeps the entries of a file that was not understood whole', () => {
    const baseline = updateBaseline(
      EMPTY_BASELINE,
      findingsOf([{ path: 'a.php', symbol: '', sink: 'touch($a)', startLine: 1 }]),
    );
    const result = { findings: [], partial: [{ path: 'a.php', reason: 'nested too deep' }] };
    expect(pruneBaseline(baseline, result)).toEqual(baseline);
    expect(staleEntries(baseline, result)).toEqual([]);
    expect(pruneBaseline(baseline, whole([]))).toEqual(EMPTY_BASELINE);
  });
});

describe('a file that is no baseline', () => {
  test.each([
    ['{', /b\.json: this is no baseline/],
    ['null', /schemaVersion is undefined/],
    ['{"schemaVersion": 1}', /entries is not an array/],
    ['{"schemaVersion": 1, "entries": [{"fingerprint": "a"}]}', /entry 0 lacks/],
  ])('%s', (text, message) => {
    expect(() => parseBaseline(text, 'b.json')).toThrow(message);
  });
});
