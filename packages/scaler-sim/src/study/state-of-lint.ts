/** From what tidemark-lint found to the `state:` section of a scenario. */
import {
  type Evidence,
  STATE_KINDS,
  type StateKind,
  type StateMap,
  type Store,
  worstPlacement,
} from '@tidemark/sdk/model';
import { Document, isMap, type Pair, type Scalar } from 'yaml';
import { SimulationError } from '../errors.ts';
import { didYouMean } from '../scenario/nearest-key.ts';
import type { JsonSchema } from '../scenario/shape.ts';
import type { Plain } from '../scenario/source.ts';
import { stateShape } from '../scenario/state-shapes.ts';

/** Keys of each kind, as the scenario has them. */
type Rates = Readonly<Record<string, Readonly<Record<string, Plain>>>>;

/** Places that one store names. */
const MOST_PLACES = 3;

/**
 * @param report what `tidemark-lint --format json` or `tidemark-lint state --format json` printed
 * @throws SimulationError `from-lint.report` where it is neither
 */
export function stateMapOf(report: unknown, where: string): StateMap {
  const own = isRecord(report) && isRecord(report['stateMap']) ? report['stateMap'] : report;
  const isMapOfOne = isRecord(own) && own['schemaVersion'] === 1 && isRecord(own['kinds']);
  if (!isMapOfOne || !STATE_KINDS.every((kind) => storesAreWell((own['kinds'] as Record<string, unknown>)[kind]))) {
    throw new SimulationError('from-lint.report', {
      where,
      what: 'this is no report of tidemark-lint, version 1',
      next: 'Make one: tidemark-lint --format json > report.json',
    });
  }
  return own as unknown as StateMap;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function storesAreWell(stores: unknown): boolean {
  return (
    Array.isArray(stores) &&
    stores.every(
      (store) => isRecord(store) && typeof store['placement'] === 'string' && Array.isArray(store['evidence']),
    )
  );
}

/** @throws SimulationError `from-lint.rates`: a kind or a key that no scenario has */
export function checkRates(rates: unknown, where: string): Rates {
  const fail = (what: string): never => {
    throw new SimulationError('from-lint.rates', {
      where,
      what,
      next: 'Rates are written as in the state section of a scenario.',
    });
  };
  // A whole scenario, or its section, will do as well.
  const own = isRecord(rates) && isRecord(rates['state']) ? rates['state'] : (rates ?? {});
  if (!isRecord(own)) return fail('this is no map of kinds of state');
  for (const [kind, keys] of Object.entries(own)) {
    if (!STATE_KINDS.some((known) => known === kind))
      fail(`there is no kind of state "${kind}"${didYouMean(kind, STATE_KINDS)}`);
    if (!isRecord(keys)) fail(`${kind} must be a map of keys`);
    const known = Object.keys(propertiesOf(kind as StateKind));
    const wrong = Object.keys(keys as object).find((key) => !known.includes(key));
    if (wrong !== undefined) fail(`unknown key "${wrong}" in ${kind}${didYouMean(wrong, known)}`);
  }
  return own as Rates;
}

function schemaOf(kind: StateKind): JsonSchema {
  const { properties } = stateShape.schema({}) as { properties: Record<string, { anyOf: JsonSchema[] }> };
  return properties[kind].anyOf[0];
}

function propertiesOf(kind: StateKind): Readonly<Record<string, { readonly description: string }>> {
  return schemaOf(kind)['properties'] as Record<string, { description: string }>;
}

/** YAML with placements, the evidence of each as a comment, the rates that are known, and those that are still to be given. */
export function stateSection(map: StateMap, rates: Rates, from: string): string {
  const document = new Document({ state: {} });
  document.commentBefore = ` Where state lives, as ${from} has it. A rate is what only the site knows: give those named below.`;
  const state = document.get('state');
  const silent: string[] = [];
  for (const kind of STATE_KINDS) {
    const placement = worstPlacement(map, kind);
    if (placement === undefined || placement === 'build') {
      silent.push(
        ` ${kind}: ${placement === undefined ? 'no store found' : 'made before the release: a wipe takes nothing'}`,
      );
      continue;
    }
    const own = { placement, ...rates[kind] };
    const needed = (schemaOf(kind)['required'] as readonly string[]).filter((key) => !Object.hasOwn(own, key));
    if (!isMap(state)) continue;
    const pair = document.createPair(kind, own) as Pair<Scalar, unknown>;
    state.add(pair);
    pair.key.commentBefore = map.kinds[kind].map(told).join('\n');
    const body = pair.value;
    if (isMap(body) && needed.length > 0) body.comment = needed.map((key) => missing(kind, key)).join('\n');
  }
  if (isMap(state) && silent.length > 0) state.comment = silent.join('\n');
  return document.toString({ lineWidth: 0 });
}

function told({ store, placement, technology, evidence }: Store): string {
  const places = evidence.slice(0, MOST_PLACES).map(placeOf);
  const more = evidence.length > MOST_PLACES ? [`and ${evidence.length - MOST_PLACES} more`] : [];
  return ` ${placement}: ${store} (${technology}), ${[...places, ...more].join(', ')}`;
}

function placeOf({ path, line, variable }: Evidence): string {
  return variable === undefined ? `${path}:${line}` : `${path}:${line} (${variable})`;
}

/** What is written, as an example that shows its unit. */
const EXAMPLES: Readonly<Record<string, string>> = {
  rate: '5/h',
  usefulLife: '{ distribution: exponential, mean: 30d }',
  starts: '30/h',
  lifetime: '{ distribution: exponential, mean: 30m }',
  keys: '1000',
  reads: '10/s',
  ttl: '5m',
  hold: '2s',
  shipEvery: 'none',
};

function missing(kind: StateKind, key: string): string {
  return ` ${key}: ${EXAMPLES[key] ?? ''}   # required; ${propertiesOf(kind)[key].description}`;
}
