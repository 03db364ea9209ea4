import { type AddedElements, addedElements } from '../php/added-elements.ts';
import type { Block, BlockId, Expr, FunctionFacts } from '../php/facts.ts';
import { armsOf } from './blocks.ts';
import { eachWithin, expressionsOf } from './walk.ts';

/** How a variable gets a value. */
export type Definition = { readonly step: number } & (
  | { readonly by: 'value'; readonly value: Expr; readonly name: string }
  /** `.=`, `??=`, `+=`: the old value takes part. */
  | { readonly by: 'compound'; readonly value: Expr; readonly kind: string; readonly name: string }
  /** Destructuring: the value at `keys` of the source. */
  | { readonly by: 'part'; readonly source: Expr; readonly keys: readonly (Expr | number)[]; readonly name: string }
  | {
      readonly by: 'foreach';
      readonly source: Expr;
      readonly part: 'key' | 'value';
      readonly keys: readonly (Expr | number)[];
      readonly name: string;
    }
  | { readonly by: 'global'; readonly name: string }
  | { readonly by: 'unset'; readonly name: string }
);

/** `$a['k'] = value`, `$a[] = value`: an element of a variable's array. */
export interface ElementWrite {
  readonly step: number;
  /** Undefined for `[]`. */
  readonly keys: readonly (Expr | undefined)[];
  readonly value: Expr;
}

/** `$base->name = value`, `X::$name = value`. */
export interface PropertyAssignment {
  readonly step: number;
  readonly name: string;
  readonly base: Expr;
  /** Keys below the property: `$this->p['k'] = v`. */
  readonly keys: readonly (Expr | undefined)[];
  readonly value: Expr;
  readonly kind: string;
}

/** `$base->$name = value`: which property it is, is told by another expression. */
export interface ComputedAssignment {
  readonly step: number;
  readonly base: Expr;
  readonly name: Expr;
  readonly value: Expr;
}

export interface FunctionDefinitions {
  readonly variables: ReadonlyMap<string, readonly Definition[]>;
  readonly elements: ReadonlyMap<string, readonly ElementWrite[]>;
  readonly properties: readonly PropertyAssignment[];
  readonly computed: readonly ComputedAssignment[];
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The base of nested indexes and the keys on the way, outermost base first. */
function unindexed(expr: Expr): { base: Expr; keys: (Expr | undefined)[] } {
  const keys: (Expr | undefined)[] = [];
  let base = expr;
  while (base.op === 'index') {
    keys.unshift(base.key);
    base = base.base;
  }
  return { base, keys };
}

/** Every place in a function's body that gives a variable, an element or a property a value. */
export function definitionsOf(facts: FunctionFacts): FunctionDefinitions {
  const variables = new Map<string, Definition[]>();
  const elements = new Map<string, ElementWrite[]>();
  const properties: PropertyAssignment[] = [];
  const computed: ComputedAssignment[] = [];

  const destructure = (
    target: Expr,
    keys: readonly (Expr | number)[],
    make: (name: string, keys: readonly (Expr | number)[]) => Definition,
  ): void => {
    if (target.op === 'var') {
      append(variables, target.name, make(target.name, keys));
      return;
    }
    if (target.op !== 'array') return;
    target.items.forEach((item, position) => {
      destructure(item.value, [...keys, item.key ?? position], make);
    });
  };

  const assign = (target: Expr, value: Expr, kind: string, step: number): void => {
    if (target.op === 'var') {
      append(
        variables,
        target.name,
        kind === '=' || kind === '=&'
          ? { by: 'value', step, value, name: target.name }
          : { by: 'compound', step, value, kind, name: target.name },
      );
    } else if (target.op === 'array') {
      destructure(target, [], (name, keys) => ({ by: 'part', step, source: value, keys, name }));
    } else if (target.op === 'index') {
      const { base, keys } = unindexed(target);
      if (base.op === 'var') append(elements, base.name, { step, keys, value });
      else if (base.op === 'prop' && typeof base.name === 'string') {
        properties.push({ step, name: base.name, base: base.base, keys, value, kind });
      } else if (base.op === 'sprop') {
        properties.push({ step, name: base.name, base, keys, value, kind });
      }
    } else if (target.op === 'prop') {
      const { name, base } = target;
      if (typeof name === 'string') properties.push({ step, name, base, keys: [], value, kind });
      else computed.push({ step, name, base, value });
    } else if (target.op === 'sprop') {
      properties.push({ step, name: target.name, base: target, keys: [], value, kind });
    }
  };

  const add = ({ array, values, isInFront }: AddedElements, step: number): void => {
    if (isInFront && array.op === 'var') {
      const items = [...values.map((value) => ({ value })), { value: array, spread: true as const }];
      assign(array, { op: 'array', items }, '=', step);
    } else for (const value of values) assign({ op: 'index', base: array }, value, '=', step);
  };

  facts.steps.forEach((step, number) => {
    for (const expr of expressionsOf(step)) {
      eachWithin(expr, (inner) => {
        if (inner.op === 'assign') assign(inner.target, inner.value, inner.kind, number);
        else if (inner.op === 'call') {
          const added = addedElements(inner);
          if (added) add(added, number);
        }
      });
    }
    if (step.do === 'foreach') {
      if (step.key?.op === 'var') {
        const { name } = step.key;
        append(variables, name, { by: 'foreach', step: number, source: step.source, part: 'key', keys: [], name });
      }
      destructure(step.value, [], (name, keys) => ({
        by: 'foreach',
        step: number,
        source: step.source,
        part: 'value',
        keys,
        name,
      }));
    } else if (step.do === 'global') {
      for (const name of step.names) append(variables, name, { by: 'global', step: number, name });
    } else if (step.do === 'static') {
      if (step.value) append(variables, step.name, { by: 'value', step: number, value: step.value, name: step.name });
    } else if (step.do === 'unset') {
      for (const target of step.targets) {
        if (target.op === 'var') append(variables, target.name, { by: 'unset', step: number, name: target.name });
      }
    }
  });
  return { variables, elements, properties, computed };
}

/** `try` and `finally` run whenever their surroundings do. */
function effective(blocks: readonly Block[], id: BlockId): BlockId {
  let at = id;
  for (let block = blocks[at]; block && (block.arm === 'try' || block.arm === 'finally'); block = blocks[at]) {
    if (block.parent < 0) break;
    at = block.parent;
  }
  return at;
}

function chain(blocks: readonly Block[], id: BlockId): readonly BlockId[] {
  const result: BlockId[] = [];
  for (let at = effective(blocks, id); at >= 0; at = effective(blocks, blocks[at]?.parent ?? -1)) {
    result.push(at);
    if ((blocks[at]?.parent ?? -1) < 0) break;
  }
  return result;
}

function isLeaving(block: Block | undefined): boolean {
  return block?.leaves === 'return' || block?.leaves === 'throw' || block?.leaves === 'exit';
}

export interface Reaching<D> {
  readonly definitions: readonly D[];
  /** False when control can also arrive without passing any of them. */
  readonly complete: boolean;
}

/**
 * The definitions that can reach a use at `useStep`, newest first.
 *
 * A definition in the use's own block or around it hides what came before; definitions in all arms of an exhaustive
 * condition do so together; arms that exclude each other or leave the function do not reach.
 * @param taken tells of an arm that it is surely run or surely not, where the arguments are known
 */
export function reaching<D extends { readonly step: number }>(
  fn: { readonly facts: FunctionFacts },
  all: readonly D[],
  useStep: number,
  isStrong: (definition: D) => boolean = () => true,
  taken?: (block: BlockId) => boolean | undefined,
): Reaching<D> {
  const { blocks, steps } = fn.facts;
  const useBlock = steps[useStep]?.block ?? 0;
  const useChain = chain(blocks, useBlock);
  const useSet = new Set(useChain);
  const found: D[] = [];
  const covered = new Map<number, Set<BlockId>>();
  let complete = false;
  for (let at = all.length - 1; at >= 0 && !complete; at -= 1) {
    const definition = all[at] as D;
    if (definition.step >= useStep) continue;
    const defBlock = steps[definition.step]?.block ?? 0;
    const defChain = chain(blocks, defBlock);
    const meeting = defChain.findIndex((id) => useSet.has(id));
    const inside = meeting < 0 ? defChain : defChain.slice(0, meeting);
    const known = taken ? inside.map(taken) : [];
    if (known.includes(false)) continue;
    const path = inside.filter((_, position) => known[position] !== true);
    if (path.some((id) => isLeaving(blocks[id]))) continue;
    const branch = path[path.length - 1];
    if (branch !== undefined) {
      const group = blocks[branch]?.group ?? -1;
      const excluded = useChain.some(
        (id) => id !== branch && group >= 0 && blocks[id]?.group === group && blocks[id]?.arm !== 'catch',
      );
      if (excluded) continue;
    }
    found.push(definition);
    if (!isStrong(definition)) continue;
    if (path.length === 0) complete = true;
    else if (path.length === 1 && branch !== undefined) {
      const group = blocks[branch]?.group ?? -1;
      const arms = covered.get(group) ?? new Set<BlockId>();
      arms.add(branch);
      covered.set(group, arms);
      const siblings = armsOf(blocks, group);
      const exhaustive = siblings.some((id) => blocks[id]?.arm === 'else');
      if (exhaustive && siblings.every((id) => arms.has(id) || isLeaving(blocks[id]))) complete = true;
    }
  }
  // A definition later in the same loop reaches the use in the next round.
  const loops = chain(blocks, useBlock).filter((id) => blocks[id]?.arm === 'loop');
  if (loops.length > 0) {
    const outermost = blocks[loops[loops.length - 1] as BlockId];
    for (const definition of all) {
      if (definition.step < useStep || !outermost || definition.step >= outermost.end) continue;
      found.push(definition);
    }
  }
  return { definitions: found, complete };
}

/** Is it a key that the array has itself? `foreach ($a as $key => $value) $a[$key] = trim($value);` */
export function isOwnKey({ variables }: FunctionDefinitions, name: string, key: Expr | undefined): boolean {
  const definitions = key?.op === 'var' ? (variables.get(key.name) ?? []) : [];
  return (
    definitions.length > 0 &&
    definitions.every(
      (each) => each.by === 'foreach' && each.part === 'key' && each.source.op === 'var' && each.source.name === name,
    )
  );
}
