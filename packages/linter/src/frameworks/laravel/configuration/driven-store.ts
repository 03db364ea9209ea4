/** A store that one key chooses by name. */
import type { StateKind } from '@tidemark/sdk/model';
import type { StoreReading } from '../../../configuration/reading.ts';
import type { ConfigurationKind, Remedy } from '../../../result.ts';
import { type Application, type Place, plainText } from './application.ts';
import { type DriverFact, isUnshared } from './drivers.ts';
import { givenOf, tellings, variableOf } from './telling.ts';

export interface DrivenStore {
  readonly kind: StateKind;
  readonly store: string;
  readonly place: Place;
  /** What a name of a store or driver stands for. */
  readonly factOf: (name: string | undefined) => DriverFact;
  /** What stands in the store, begins the message: "Sessions". */
  readonly subject: string;
  readonly documented?: readonly string[];
  readonly reportedAs?: ConfigurationKind;
  readonly remedy: Remedy;
  readonly isUsed?: boolean;
  /** Is another reading reported for the same setting? */
  readonly isToldElsewhere?: boolean;
}

export function drivenStore(app: Application, options: DrivenStore): StoreReading {
  const { place, kind, store, subject, remedy, reportedAs } = options;
  const fact = factHere(options);
  const told = tellings(app, place, {
    isLocal: (value) => !options.isToldElsewhere && value !== undefined && isUnshared(options.factOf(value)),
    ...(options.documented ? { documented: options.documented } : {}),
    whenUnset: `the store is then ${fact.technology}`,
  });
  return {
    kind,
    store,
    placement: fact.placement,
    technology: fact.technology,
    confidence: fact.placement === 'unknown' ? 'possible' : place.isOwn ? 'certain' : 'likely',
    told,
    isUsed: options.isUsed ?? true,
    ...(reportedAs ? { reportedAs } : {}),
    message: isUnshared(fact) ? `${subject} ${fact.says}` : (elsewhere(app, options) ?? `${subject} ${fact.says}`),
    remedy,
  };
}

/** What a variable file makes of it, where that is local and the configuration by itself is not. */
function elsewhere(app: Application, { subject, factOf, documented = [], place }: DrivenStore): string | undefined {
  const variable = variableOf(place);
  for (const name of new Set([...(variable ? [variable.name] : []), ...documented])) {
    for (const { value } of givenOf(app, name)) {
      const fact = factOf(value);
      if (value !== '' && isUnshared(fact)) return `${subject} ${fact.says} where ${name}=${value}`;
    }
  }
  return undefined;
}

function factHere({ place, factOf }: DrivenStore): DriverFact {
  if (place.setting?.kind === 'unknown') {
    return { placement: 'unknown', technology: 'unknown', says: 'are kept where the environment says' };
  }
  return factOf(plainText(place.setting));
}
