/** An answer that is an error, typed by its status. */
import { type ClientErrorCode, TidemarkError } from '../client-error.ts';

/** One field that the server does not accept. */
export interface Violation {
  readonly path: string;
  readonly message: string;
}

export interface ApiErrorDetails {
  readonly status: number;
  readonly method: string;
  /** Without the query: it may hold secrets. */
  readonly path: string;
  /** The body, parsed where it is JSON. */
  readonly body: unknown;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly attempts: number;
  readonly retryAfterMs?: number | undefined;
}

export class ApiError extends TidemarkError {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  readonly attempts: number;
  readonly violations: readonly Violation[];

  constructor(details: ApiErrorDetails, code: ClientErrorCode, next: string | undefined, retryable: boolean) {
    const { status, method, path, body, headers, requestId, attempts } = details;
    const violations = violationsOf(body);
    const listed = violations.map((violation) => `${violation.path}: ${violation.message}`).join('; ');
    const said = messageIn(body) ?? (listed === '' ? undefined : listed);
    const tried = attempts > 1 ? ` after ${attempts} attempts` : '';
    const what = `${method} ${path} answered ${status}${tried}${said === undefined ? '' : `: ${said}`}`;
    super(code, { what, requestId, next, retryable });
    this.status = status;
    this.attempts = attempts;
    this.violations = violations;
    this.body = body;
    this.headers = headers;
    // What a server echoes may hold secrets; it is there for who asks, not for who prints.
    for (const name of ['body', 'headers']) Object.defineProperty(this, name, { enumerable: false });
  }
}

export class BadRequestError extends ApiError {}
export class AuthenticationError extends ApiError {}
export class PermissionError extends ApiError {}
export class ApiNotFoundError extends ApiError {}
export class ConflictError extends ApiError {}
export class ApiPreconditionError extends ApiError {}
export class ValidationError extends ApiError {}
export class RateLimitError extends ApiError {
  /** How long the server asks to wait. [ms] */
  readonly retryAfterMs: number | undefined;

  constructor(details: ApiErrorDetails, code: ClientErrorCode, next: string | undefined, retryable: boolean) {
    super(details, code, next, retryable);
    this.retryAfterMs = details.retryAfterMs;
  }
}
export class ServerError extends ApiError {}

type ErrorClass = new (
  details: ApiErrorDetails,
  code: ClientErrorCode,
  next: string | undefined,
  retryable: boolean,
) => ApiError;

const KINDS: Readonly<Record<number, readonly [ErrorClass, ClientErrorCode, string?]>> = {
  400: [BadRequestError, 'api.invalid-request'],
  401: [AuthenticationError, 'api.authentication', 'Check the token: it may have been revoked or belong elsewhere.'],
  403: [PermissionError, 'api.permission', 'Ask an owner of the app or team for the right to do this.'],
  404: [ApiNotFoundError, 'api.not-found'],
  409: [ConflictError, 'api.conflict', 'Something else is changing this; wait for it, then plan again.'],
  412: [ApiPreconditionError, 'api.precondition-failed', 'Plan the change again and apply the new plan.'],
  422: [ValidationError, 'api.invalid-request', 'Mend the fields that are named.'],
  429: [RateLimitError, 'api.rate-limited', 'Make fewer calls, or give them a longer deadline.'],
};

export function apiError(details: ApiErrorDetails): ApiError {
  const [Kind, code, next] =
    KINDS[details.status] ??
    (details.status >= 500 ? [ServerError, 'api.server' as const] : [BadRequestError, 'api.invalid-request' as const]);
  return new Kind(details, code, next, isRetryableStatus(details.status));
}

export function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

const MESSAGE_KEYS = [
  'detail',
  'hydra:description',
  'description',
  'message',
  'error',
  'title',
  'hydra:title',
] as const;

/** Servers differ in where they say what is wrong. */
function messageIn(body: unknown): string | undefined {
  if (typeof body === 'string') return body.trim() === '' ? undefined : body.trim().slice(0, 300);
  if (!isRecord(body)) return undefined;
  for (const key of MESSAGE_KEYS) {
    const text = body[key];
    if (typeof text === 'string' && text !== '') return text.slice(0, 1000);
  }
  return undefined;
}

function violationsOf(body: unknown): Violation[] {
  if (!isRecord(body)) return [];
  if (Array.isArray(body['violations'])) {
    return body['violations'].filter(isRecord).map((violation) => ({
      path: text(violation['propertyPath']),
      message: text(violation['message']),
    }));
  }
  const errors = body['errors'];
  if (Array.isArray(errors)) return errors.map((error) => ({ path: '', message: text(error) }));
  if (!isRecord(errors)) return [];
  return Object.entries(errors).flatMap(([path, messages]) =>
    (Array.isArray(messages) ? messages : [messages]).map((message) => ({ path, message: text(message) })),
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
