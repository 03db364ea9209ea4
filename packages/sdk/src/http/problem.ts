/** Errors on their way through HTTP. */

import type { Problem } from '../api/change-schemas.ts';
import {
  type ClientErrorCode,
  ConfirmationRequiredError,
  NotFoundError,
  PreconditionError,
  TidemarkError,
  UnsupportedError,
} from '../client-error.ts';
import { messageOf, tidemarkErrorIn } from '../errors.ts';

const STATUS: Readonly<Record<string, readonly [number, string]>> = {
  'api.authentication': [401, 'Unauthorized'],
  'api.conflict': [409, 'Conflict'],
  'api.invalid-request': [422, 'Unprocessable Content'],
  'api.not-found': [404, 'Not Found'],
  'api.permission': [403, 'Forbidden'],
  'api.precondition-failed': [412, 'Precondition Failed'],
  'api.rate-limited': [429, 'Too Many Requests'],
  'client.ambiguous-app': [400, 'Bad Request'],
  'client.confirmation-required': [409, 'Conflict'],
  'client.unsupported': [501, 'Not Implemented'],
  'usage.invalid': [400, 'Bad Request'],
};

/** What is not of this package is an internal fault, and says no more than its message. */
export function problemOf(error: unknown): Problem {
  const own = tidemarkErrorIn(error);
  const code = own?.code ?? 'platform.failed';
  const [status, title] = STATUS[code] ?? [500, 'Internal Server Error'];
  const next = own?.next;
  const message = own?.message ?? messageOf(error);
  const detail = next === undefined ? message : message.replace(`\n${next}`, '');
  const problem = { type: 'about:blank', title, status, detail, code, next, retryable: own?.retryable ?? false };
  if (own instanceof ConfirmationRequiredError) return { ...problem, confirmation: own.confirmation };
  return own instanceof UnsupportedError ? { ...problem, capability: own.capability } : problem;
}

/** The error that the other side had. @param backend who it was */
export function errorOf(problem: Problem, backend: string): TidemarkError {
  const { code, detail: what, next, retryable, confirmation = '', capability = 'this' } = problem;
  switch (code) {
    case 'api.not-found':
      return new NotFoundError({ what, next });
    case 'api.precondition-failed':
      return new PreconditionError({ what, next });
    case 'client.confirmation-required':
      return new ConfirmationRequiredError(confirmation, []);
    case 'client.unsupported':
      return new UnsupportedError(backend, capability, next ?? '');
    default:
      return new TidemarkError(code as ClientErrorCode, { what, next, retryable });
  }
}
