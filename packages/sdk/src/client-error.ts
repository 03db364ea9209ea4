/** What apps, components and platforms fail with: one base class, one class for each sort that a caller tells apart. */
import type { TidemarkFailure } from './errors.ts';

/** Every reason; stable. */
export type ClientErrorCode =
  | 'api.aborted'
  | 'api.authentication'
  | 'api.conflict'
  | 'api.deadline'
  | 'api.insecure'
  | 'api.invalid-request'
  | 'api.invalid-response'
  | 'api.network'
  | 'api.not-found'
  | 'api.permission'
  | 'api.precondition-failed'
  | 'api.rate-limited'
  | 'api.server'
  | 'client.ambiguous-app'
  | 'client.cancelled'
  | 'client.confirmation-required'
  | 'client.unsupported'
  | 'platform.build-failed'
  | 'platform.failed'
  | 'platform.missing-program'
  | 'platform.not-running'
  | 'platform.unsafe-site'
  | 'usage.invalid';

export interface ClientErrorDetails {
  /** What is wrong, without a full stop. */
  readonly what: string;
  readonly retryable?: boolean | undefined;
  readonly requestId?: string | undefined;
  /** What to do about it, as a sentence. */
  readonly next?: string | undefined;
  readonly cause?: unknown;
}

export class TidemarkError extends Error implements TidemarkFailure {
  readonly code: ClientErrorCode;
  readonly retryable: boolean;
  declare readonly requestId?: string;
  declare readonly next?: string;

  constructor(code: ClientErrorCode, { what, retryable, requestId, next, cause }: ClientErrorDetails) {
    const request = requestId === undefined ? '' : ` [request ${requestId}]`;
    super(`${what}${request}${next === undefined ? '' : `\n${next}`}`, cause === undefined ? {} : { cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = retryable ?? false;
    if (requestId !== undefined) this.requestId = requestId;
    if (next !== undefined) this.next = next;
  }
}

/** The backend cannot do this at all. */
export class UnsupportedError extends TidemarkError {
  readonly backend: string;
  readonly capability: string;

  constructor(backend: string, capability: string, alternative: string) {
    super('client.unsupported', { what: `the backend "${backend}" cannot do ${capability}`, next: alternative });
    this.backend = backend;
    this.capability = capability;
  }
}

/** The change destroys something, and `confirm` was not given, or is not what the plan asks for. */
export class ConfirmationRequiredError extends TidemarkError {
  /** What `apply({ confirm })` must be given. */
  readonly confirmation: string;

  constructor(confirmation: string, losses: readonly string[]) {
    const lost = losses.length === 0 ? '' : `: ${losses.join('; ')}`;
    super('client.confirmation-required', {
      what: `this change destroys what cannot be brought back${lost}`,
      next: `Give confirm: '${confirmation}' to make it nevertheless.`,
    });
    this.confirmation = confirmation;
  }
}

/** The app is no longer as it was when the change was planned. */
export class PreconditionError extends TidemarkError {
  constructor(details: Partial<ClientErrorDetails> = {}) {
    super('api.precondition-failed', {
      what: 'the app has changed since this change was planned',
      next: 'Plan it again, look at the difference, and apply the new plan.',
      ...details,
    });
  }
}

export class NotFoundError extends TidemarkError {
  constructor(details: ClientErrorDetails) {
    super('api.not-found', details);
  }
}

/** Aborted by the caller's signal, or cancelled. */
export class AbortedError extends TidemarkError {
  constructor(what: string, cause?: unknown, code: 'api.aborted' | 'client.cancelled' = 'api.aborted') {
    super(code, { what, cause });
  }
}

/** Throws where the signal is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AbortedError('the call was aborted', signal.reason);
}
