/** A change that is described and not yet made. */
import { ConfirmationRequiredError, NotFoundError, PreconditionError, TidemarkError } from '../client-error.ts';
import { type AppSnapshot, type Change, type ChangePlan, componentOf, planChange } from '../model/index.ts';
import type { AppRef, Backend, Call, ChangeResult } from './backend.ts';
import { capabilityOf, demand } from './capabilities.ts';
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

  /** @throws UnsupportedError */
  constructor(backend: Backend, ref: AppRef, change: Change, result: (result: ChangeResult) => T) {
    demand(backend, capabilityOf(change));
    this.#backend = backend;
    this.#ref = ref;
    this.#change = change;
    this.#result = result;
  }

  /** What it would do: difference, price, downtime, what is wiped. Nothing is changed. */
  async plan(call: Call = {}): Promise<ChangePlan> {
    const snapshot = await this.#backend.snapshot(this.#ref, call);
    demandSubject(snapshot, this.#change);
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
        demandConfirmation(fresh, options.confirm);
        return this.#result(await this.#backend.apply(this.#ref, fresh, { signal, report, idempotencyKey: key }));
      },
      { refuseCancel },
    );
  }
}

/** What is to be changed must be there. @throws NotFoundError, TidemarkError `api.invalid-request` */
function demandSubject({ nodes, components }: AppSnapshot, change: Change): void {
  if (change.kind === 'replace-node' && nodes !== 'unknown' && !nodes.some(({ id }) => id === change.node)) {
    const ids = nodes.map(({ id }) => id).join(', ');
    throw new NotFoundError({ what: `there is no node "${change.node}"`, next: `There are ${ids}.` });
  }
  if (change.kind === 'scale' && componentOf(components, change.component)?.isOn !== true) {
    throw new TidemarkError('api.invalid-request', {
      what: `${change.component} is switched off`,
      next: 'Switch it on first.',
    });
  }
}

/** @throws ConfirmationRequiredError */
export function demandConfirmation({ confirmation, wiped }: ChangePlan, confirm: string | undefined): void {
  if (confirmation === undefined || confirm === confirmation) return;
  throw new ConfirmationRequiredError(
    confirmation,
    wiped.map(({ of, why }) => `${of}: ${why}`),
  );
}

function isSameChange(a: Change, b: Change): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
