/** What can be booked, and for how much. */

import { SimulationError } from '../errors.ts';
import { count, name, quantity, text } from '../scenario/scalars.ts';
import type { Price } from '../scenario/scenario.ts';
import { INVALID, into, type Reading, type Shape } from '../scenario/shape.ts';
import { parseText } from '../scenario/source.ts';
import { list, object, optional, preset, required } from '../scenario/structures.ts';

/** A size of a PHP node. */
export interface NodeSize {
  readonly name: string;
  readonly processes: number;
  /** Null: as the scenario has it. */
  readonly cores: number | null;
  /** [bytes]; null: as the scenario has it. */
  readonly memory: number | null;
  /** Of one node for a month of 30 days; null: not known. */
  readonly price: Price;
  /** Where the figures are from. */
  readonly source: string | null;
}

export interface PriceTable {
  readonly currency: string;
  /** Numbers of nodes that can be booked; null: any. */
  readonly nodes: readonly number[] | null;
  readonly sizes: readonly NodeSize[];
  readonly fixed: readonly { readonly item: string; readonly price: Price }[];
}

const price = quantity('number', { max: 1e12, words: { unknown: Number.NaN } });

const known = (value: number): Price => (Number.isNaN(value) ? null : value);

const size: Shape<NodeSize> = into(
  object({
    name: required(name, 'What it is called.'),
    processes: required(count({ min: 1, max: 10_000 }), 'FPM processes of a node.'),
    cores: optional(quantity('number', { above: 0, max: 1024 }), 'Cores of a node; absent: as the scenario has it.'),
    memory: optional(quantity('size', { above: 0 }), 'Memory of a node; absent: as the scenario has it.'),
    price: required(price, 'Of one node for a month; or unknown.'),
    source: optional(text('where the figures are from'), 'Where the figures are from.'),
  }),
  (read) => ({ ...read, price: known(read.price) }),
);

const item = object({
  item: required(text('what is paid for'), 'What is paid for.'),
  price: required(price, 'For a month.'),
});

const table: Shape<PriceTable> = into(
  object({
    currency: preset(text('a currency such as EUR'), 'EUR', 'Tidemark', 'Currency of every price.'),
    nodes: optional(
      list(count({ min: 1, max: 10_000 }), { min: 1 }),
      'Numbers of nodes that can be booked; absent: any.',
    ),
    sizes: required(list(size, { min: 1, max: 1000 }), 'Sizes of a PHP node.'),
    fixed: optional(list(item, { max: 1000 }), 'What is paid whatever is booked.'),
  }),
  (read) => ({ ...read, fixed: (read.fixed ?? []).map((each) => ({ item: each.item, price: known(each.price) })) }),
);

/** @throws SimulationError `prices.invalid` with line and key */
export function readPrices(yaml: string, filename: string): PriceTable {
  const noFiles = (): string => {
    throw new Error('a price table names no files');
  };
  const reading: Reading = { problems: [], explained: [], readFile: noFiles };
  const made = table.read(parseText(yaml, filename), '', reading);
  if (made !== INVALID && reading.problems.length === 0) return made;
  const lines = reading.problems.map(
    ({ origin, says }) => `${origin.line === undefined ? '' : `line ${origin.line}: `}${says}`,
  );
  throw new SimulationError('prices.invalid', { where: filename, what: lines.join(`\n${filename}: `) });
}

const BLOG = 'fortrabbit blog, "Hello US", 2016';

/**
 * Sizes of platforms whose prices are public, as far as they are: what is not is unknown.
 * Sources: fortrabbit blog ("New Apps GA", 2015; "Hello US", 2016) and help (PHP Pro as of November 2016; scaling).
 */
export const CATALOGUES: Readonly<Record<string, PriceTable>> = {
  'fortrabbit-pro': {
    currency: 'EUR',
    nodes: [1, 2, 4, 8],
    sizes: [
      { name: 's', processes: 2, cores: null, memory: 134_217_728, price: 5, source: BLOG },
      { name: 'm', processes: 2, cores: null, memory: 268_435_456, price: null, source: null },
      { name: 'l', processes: 2, cores: null, memory: 536_870_912, price: null, source: null },
    ],
    fixed: [],
  },
};
