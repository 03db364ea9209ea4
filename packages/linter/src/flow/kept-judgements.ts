/** What was said of the ways to a sink, while other ways to the same sink lacked facts. */
import type { Sink } from '../frameworks/knowledge.ts';
import type { Asked } from './asked.ts';
import type { CallSite } from './code.ts';
import type { PathCase } from './path-case.ts';
import type { SinkSite } from './sinks.ts';
import type { Part } from './value.ts';
import type { World } from './world.ts';

interface KeptJudgement<T> {
  readonly said: T;
  readonly asked: Asked;
}

/**
 * Judgements by sink and way: a sink is judged again and again until none of its ways lacks facts, and most of them are
 * understood long before the last one. Each is found apart from the others, so that it is the same whenever it is found.
 */
export class KeptJudgements<T extends { readonly pathCase: PathCase }> {
  readonly #ofSite = new Map<CallSite, Map<string, KeptJudgement<T>>>();
  readonly #numbers = new Map<CallSite | Sink, number>();

  /**
   * What is said of each of the ways.
   * @param given what else the judgements rest on, as far as it is known by now
   * @param judge asked for those of which nothing is kept
   */
  of(
    world: World,
    found: SinkSite,
    cases: readonly PathCase[],
    given: string | undefined,
    judge: (pathCase: PathCase) => T,
  ): readonly T[] {
    const { program } = world;
    const kept = this.#ofSite.get(found.site);
    const judgeApart = (pathCase: PathCase): T => world.apart(() => judge(pathCase));
    // Where no way lacks facts, this judgement is the last one as a rule.
    if (!program.incomplete && !kept) return cases.map(judgeApart);
    const ways = kept ?? new Map<string, KeptJudgement<T>>();
    this.#ofSite.set(found.site, ways);
    return cases.map((pathCase) => {
      const key = this.#keyOf(found, pathCase, given);
      const known = key === undefined ? undefined : ways.get(key);
      if (known) {
        program.asked.include(known.asked);
        return { ...known.said, pathCase };
      }
      const { answer: said, asked, lacked } = program.find(() => judgeApart(pathCase));
      if (key !== undefined && !lacked) ways.set(key, { said, asked });
      return said;
    });
  }

  /** To be told of a call that has its verdict. */
  forget(site: CallSite): void {
    this.#ofSite.delete(site);
  }

  /** The same for ways that no judgement tells apart; how their values were found is a matter of the trace. */
  #keyOf({ sink, offset }: SinkSite, way: PathCase, given: string | undefined): string | undefined {
    const { value, chain, builders, open, notFollowed, isKept } = way;
    if (value.is !== 'text') return undefined;
    const calls = [...chain, ...builders].map((site) => this.#numberOf(site));
    const how = [given, this.#numberOf(sink), offset, open, notFollowed, isKept, value.handedOn, chain.length, calls];
    return [...how, ...value.parts.map(partKey)].join('\0');
  }

  #numberOf(thing: CallSite | Sink): number {
    const number = this.#numbers.get(thing) ?? this.#numbers.size;
    this.#numbers.set(thing, number);
    return number;
  }
}

function partKey(part: Part): string {
  if (typeof part === 'string') return `"${part}`;
  switch (part.from) {
    case 'param': {
      const { fn, index, keys, up, beside, localised } = part;
      const meant = [beside?.index, beside?.text, localised?.label, localised?.base];
      return ['param', fn.file.number, fn.id, index, keys, up, ...meant].join('\x01');
    }
    case 'place':
      return ['place', part.place, part.label, part.base, part.unique].join('\x01');
    case 'outside':
      return ['outside', part.origin, part.label].join('\x01');
    case 'unknown':
      return ['unknown', part.label, part.unique, part.segment].join('\x01');
  }
}
