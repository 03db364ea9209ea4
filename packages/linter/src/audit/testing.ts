/** For tests of audits: findings of a few words. */
import type { Finding } from '../result.ts';

let count = 0;

export function finding(parts: Partial<Finding> = {}): Finding {
  count += 1;
  return {
    ruleId: 'processes/local-disk-write',
    factor: 'processes',
    category: 'write',
    kind: 'upload',
    state: 'uploads',
    effect: 'lost-at-deploy',
    severity: 'error',
    confidence: 'certain',
    message: 'Writes an uploaded file.',
    path: `src/A${count}.php`,
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 2,
    fingerprint: `print-${count}`,
    trace: [],
    remedy: { summary: 'Use a disk.', packages: [], docs: [] },
    ...parts,
  };
}
