/** Changes under way, and the last that ended, by the key of who asked: a caller that lost its connection finds them again. */

import type { ChangeRequest } from '../api/change-schemas.ts';
import type { AppRef, Backend, ChangeResult } from '../client/backend.ts';
import type { Operation } from '../client/operation.ts';
import { demandConfirmation, PendingChange } from '../client/pending-change.ts';
import { NotFoundError, PreconditionError, TidemarkError } from '../client-error.ts';

const KEPT = 500;

/** Not the operation itself: an `await` would wait for its end. */
interface Running {
  readonly request: string;
  readonly operation: Operation<ChangeResult>;
}

export class RunningChanges {
  readonly #backend: Backend;
  readonly #running = new Map<string, Running>();
  /** Changes that are being planned: who comes with the same key meanwhile joins them. */
  readonly #beginning = new Map<string, Promise<Running>>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /**
   * Begins a change, or joins the one of the same key.
   * @throws PreconditionError, ConfirmationRequiredError, UnsupportedError; TidemarkError `api.conflict` for a key that
   * stands for another change
   */
  async begin(ref: AppRef, request: ChangeRequest, key: string): Promise<Running> {
    const id = idOf(ref, key);
    const written = JSON.stringify(request);
    const planned = this.#beginning.get(id);
    // Waited for only where there is one: between looking and setting nobody else may come.
    const before = planned ? await planned : this.#running.get(id);
    if (before !== undefined) {
      if (before.request === written) return before;
      throw new TidemarkError('api.conflict', {
        what: 'this Idempotency-Key stands for another change',
        next: 'Give each change a key of its own.',
      });
    }
    const beginning = this.#begun(ref, request, key, written);
    this.#beginning.set(id, beginning);
    try {
      const begun = await beginning;
      this.#running.set(id, begun);
      this.#forget();
      return begun;
    } finally {
      this.#beginning.delete(id);
    }
  }

  async #begun(ref: AppRef, request: ChangeRequest, key: string, written: string): Promise<Running> {
    const change = new PendingChange(this.#backend, ref, request.change, (result) => result);
    const plan = await change.plan();
    if (request.version !== undefined && request.version !== plan.version) throw new PreconditionError();
    demandConfirmation(plan, request.confirm);
    const operation = change.apply({ plan, confirm: request.confirm, idempotencyKey: key });
    // A caller that is gone hears of no failure; the log has it.
    operation.then(undefined, () => {});
    return { request: written, operation };
  }

  /** @throws NotFoundError */
  find(ref: AppRef, key: string): Operation<ChangeResult> {
    const found = this.#running.get(idOf(ref, key));
    if (found !== undefined) return found.operation;
    throw new NotFoundError({ what: 'there is no change of this key' });
  }

  /** Those that run are never forgotten. */
  #forget(): void {
    for (const [id, { operation }] of this.#running) {
      if (this.#running.size <= KEPT) break;
      if (operation.status !== 'running') this.#running.delete(id);
    }
  }
}

function idOf({ app, environment = '' }: AppRef, key: string): string {
  return JSON.stringify([app, environment, key]);
}
