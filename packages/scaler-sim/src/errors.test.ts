import { expect, test } from 'vitest';
import { isSimulationError, SimulationError } from './errors.ts';

test('an error says what, where and what next, keeps its cause, and is told by its code', () => {
  const cause = new Error('inner');
  const error = new SimulationError('scenario.invalid', { what: 'a', where: 'b', next: 'Do c.', cause });
  expect(error.message).toBe('b: a\nDo c.');
  expect(error.cause).toBe(cause);
  expect(isSimulationError(error, 'scenario.invalid')).toBe(true);
  expect(isSimulationError(error, 'aborted')).toBe(false);
  expect(isSimulationError(cause)).toBe(false);
});
