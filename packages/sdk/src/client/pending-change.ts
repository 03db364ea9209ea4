/** A change that is described and not yet made. */
import { ConfirmationRequiredError, PreconditionError } from '../client-error.ts';
import { type Change, type ChangePlan, planChange } from '../model/index.ts';
import type { AppRef, Backend, Call, ChangeResult } from './backend.ts';
import { type Capability, demand } from './capabilities.ts';
import { Operation } from './operation.ts';

export interface ApplyOptions {
  /** What was looked at before; it is refused where the app has changed since. Absent: one is made now. */
  readonly plan?: ChangePlan | undefined;
  /** `plan.confirmation`, where the change destroys something. */
  readonly confirm?: string | undefined;
  /** Give the same again to make sure that a change is made once. */
  readonly idempotencyKey?: string | undefined;
}

export class PendingChange<T> {
  readonly #backend: Backend;
  readonly #ref: AppRef;
  readonly #change: Change;
  readonly #result: (result: ChangeResult) => T;

  constructor(
    backend: Backend,
    ref: AppRef,
    change: Change,
    capability: Capability,
    result: (result: ChangeResult) => T,
  ) {
    demand(backend, capability);
    this.#backend = backend;
    this.#ref = ref;
    this.#change = change;
    this.#result = result;
  }

  /** What it would do: difference, price, downtime, what is wiped. Nothing is changed. */
  async plan(call: Call = {}): Promise<ChangePlan> {
    const snapshot = await this.#backend.snapshot(this.#ref, call);
    return planChange(snapshot, this.#change, snapshot.rules ?? this.#backend.rules);
  }

  /** Begins at once. It fails with ConfirmationRequiredError or PreconditionError before anything is changed. */
  apply(options: ApplyOptions = {}): Operation<T> {
    const key = options.idempotencyKey ?? crypto.randomUUID();
    const refuseCancel = (): void => demand(this.#backend, 'operations.cancel');
    return new Operation(
      key,
      async (report, signal) => {
        const fresh = await this.plan({ signal });
        const plan = options.plan ?? fresh;
        if (!isSameChange(plan.change, this.#change) || plan.app !== fresh.app) {
          throw new PreconditionError({ what: 'the plan is of another change or app' });
        }
        if (plan.version !== fresh.version) throw new PreconditionError();
        if (fresh.confirmation !== undefined && options.confirm !== fresh.confirmation) {
          throw new ConfirmationRequiredError(
            fresh.confirmation,
            fresh.wiped.map(({ of, why }) => `${of}: ${why}`),
          );
        }
        return this.#result(await this.#backend.apply(this.#ref, fresh, { signal, report, idempotencyKey: key }));
      },
      { refuseCancel },
    );
  }
}

function isSameChange(a: Change, b: Change): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
