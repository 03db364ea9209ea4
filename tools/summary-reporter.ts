import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What a run counts. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The line that `npm test` ends with. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Ends the output with one plain line that any CI can read. A file that cannot be loaded, an error outside a test (of a
 * suite's hook, say) and each check that failed before the tests (their number is in TIDEMARK_FAILED_CHECKS) count as failed.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[] = []): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let outside = unhandled.length + Number(process.env['TIDEMARK_FAILED_CHECKS'] ?? 0);
    for (const module of modules) {
      outside += module.errors().length;
      for (const suite of module.children.allSuites()) outside += suite.errors().length;
      for (const test of module.children.allTests()) count[test.result().state] += 1;
    }
    const failed = count.failed + count.pending + outside;
    process.stdout.write(`${summaryLine({ passed: count.passed, failed, skipped: count.skipped })}\n`);
  }
}
