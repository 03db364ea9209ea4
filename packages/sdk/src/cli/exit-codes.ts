/** What the program ends with. */

export const EXIT_CODES: readonly (readonly [number, string])[] = [
  [0, 'done, and everything is whole'],
  [1, 'something is missing, differs, failed or could not be done; it is named'],
  [2, 'wrong usage, no access, or another run holds the lock'],
  [3, 'internal fault'],
  [130, 'interrupted'],
];

/** What was understood and begun, and did not come about. */
const FAILED: ReadonlySet<string> = new Set([
  'api.conflict',
  'api.deadline',
  'api.precondition-failed',
  'api.rate-limited',
  'api.server',
  'client.cancelled',
  'platform.build-failed',
  'platform.failed',
]);

/** @param code that of an error */
export function exitCodeOf(code: string): 1 | 2 {
  return FAILED.has(code) ? 1 : 2;
}
