/** Finds the calls that write, and judges where and for how long. */
import { Node, type SourceFile } from 'ts-morph';
import type { TraceStep } from '../result.ts';
import { Callers } from './callers.ts';
import { externalName, unwrapped } from './declarations.ts';
import type { Evaluator } from './evaluate.ts';
import { type Frame, membersOf, NO_FRAME } from './functions.ts';
import { type Escape, Lifetime } from './lifetime.ts';
import { type Call, callsIn, type ParsedCode } from './parsed-code.ts';
import { type NodePlace, placeOf } from './place.ts';
import { METHOD_SINKS, type NodeSink, SINKS } from './sinks.ts';
import { type Hole, keyOf, type Text } from './text.ts';

/** One way to one sink. */
export interface Judged {
  readonly outcome: 'durable' | 'escapes' | 'possible';
  readonly place: NodePlace;
  readonly trace: readonly TraceStep[];
  /** Someone outside the code decides where it points. */
  readonly inferred: boolean;
  readonly escape?: Escape;
  /** The call that names the path, where that is not the one that writes. */
  readonly builder?: Call;
}

export interface WriteSite {
  readonly call: Call;
  readonly sink: NodeSink;
  readonly judged: readonly Judged[];
}

/** How many calls the path of one sink is followed back through. */
const MAX_HOPS = 4;
const MAX_WAYS = 48;

type ParameterHole = Extract<Hole, { from: 'param' }>;

interface Way {
  readonly text: Text;
  readonly builder: Call | undefined;
  readonly frame: Frame;
}

/** Judges the writes of files that share one program. */
export class WriteSites {
  readonly #code: ParsedCode;
  readonly #evaluator: Evaluator;
  readonly #callers: Callers;
  readonly #lifetime: Lifetime;
  readonly #isMounted: (path: string) => boolean;

  constructor(code: ParsedCode, evaluator: Evaluator, isMounted: (path: string) => boolean) {
    this.#code = code;
    this.#evaluator = evaluator;
    this.#callers = new Callers(code);
    this.#lifetime = new Lifetime(code, evaluator, this.#callers);
    this.#isMounted = isMounted;
  }

  /** The writes of one file that are to be told, in the order of the text. */
  in(file: SourceFile): readonly WriteSite[] {
    return callsIn(file).flatMap((call): readonly WriteSite[] => {
      const sink = sinkOf(call, file);
      if (!sink) return [];
      const judged = this.#judge(call, sink);
      return judged.length > 0 ? [{ call, sink, judged }] : [];
    });
  }

  #judge(call: Call, sink: NodeSink): readonly Judged[] {
    const argument = call.getArguments()[sink.path.arg];
    if (!argument || !this.#writes(call, sink)) return [];
    const { key } = sink.path;
    const path = (frame: Frame): readonly Text[] =>
      key === undefined
        ? this.#evaluator.texts(argument, frame)
        : membersOf(this.#code, argument, key, frame).flatMap((bound) =>
            this.#evaluator.texts(bound.node, bound.frame),
          );
    return this.#ways(path).flatMap((way) => this.#judgeWay(way, call, argument));
  }

  /** The path as it is here and, where a parameter decides, as each caller gives it. */
  #ways(path: (frame: Frame) => readonly Text[]): readonly Way[] {
    const done: Way[] = [];
    let open: Way[] = path(NO_FRAME).map((text) => ({ text, builder: undefined, frame: NO_FRAME }));
    // What the function says without its callers, none of them names.
    const own = new Set(open.map(({ text }) => keyOf(text)));
    for (let hop = 0; open.length > 0 && done.length + open.length < MAX_WAYS; hop++) {
      const next: Way[] = [];
      const expanded = new Set<string>();
      for (const way of open) {
        const [head] = way.text.parts;
        const sites =
          typeof head === 'object' && head.from === 'param' && hop < MAX_HOPS ? this.#callers.of(head.fn) : [];
        if (typeof head !== 'object' || head.from !== 'param' || sites.length === 0) {
          done.push(way);
          continue;
        }
        for (const site of sites) {
          // Alternatives of one text share the calls that they come from.
          const key = `${site.getSourceFile().getFilePath()}:${site.getPos()}`;
          if (expanded.has(key)) continue;
          expanded.add(key);
          const frame = this.#callers.frame(head.fn, site, way.frame);
          const builder = names(site, head) ? site : way.builder;
          const given = path(frame).filter((text) => !own.has(keyOf(text)) || text.parts[0] === head);
          next.push(...given.map((text) => ({ text, builder, frame })));
        }
      }
      open = next;
    }
    const all = [...done, ...open].slice(0, MAX_WAYS);
    const seen = new Set<string>();
    return all.filter(({ text, builder }) => {
      const key = `${builder?.getSourceFile().getFilePath() ?? ''}:${builder?.getPos() ?? ''}:${keyOf(text)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  #judgeWay({ text, builder }: Way, call: Call, argument: Node): readonly Judged[] {
    const place = placeOf(text);
    if (!place || place.place === 'stream') return [];
    if (place.inProject !== undefined && this.#isMounted(place.inProject)) return [];
    if (place.inProject === undefined && place.place === 'app' && this.#isMounted(place.shown)) return [];
    const told = { place, trace: text.trace, ...(builder ? { builder } : {}) };
    if (place.place === 'app') return [{ ...told, outcome: 'durable', inferred: false }];
    if (place.place === 'temporary') {
      const escape = this.#lifetime.escape(call, argument, text, place, builder);
      return escape ? [{ ...told, outcome: 'escapes', inferred: false, escape }] : [];
    }
    if (place.head?.from === 'outside') return [{ ...told, outcome: 'durable', inferred: true }];
    return [{ ...told, outcome: 'possible', inferred: false }];
  }

  /** Do the flags of an open create or change? */
  #writes(call: Call, { flags }: NodeSink): boolean {
    if (!flags) return true;
    const argument = call.getArguments()[flags.arg];
    const isWriting = (text: string): boolean => /[wa+x]/.test(text) || /O_(?:WRONLY|RDWR|CREAT|APPEND)/.test(text);
    if (!argument || Node.isArrowFunction(argument) || Node.isFunctionExpression(argument))
      return isWriting(flags.default);
    const at = unwrapped(argument);
    if (Node.isObjectLiteralExpression(at)) {
      const [given] = membersOf(this.#code, at, 'flags', NO_FRAME);
      return isWriting(given ? literalOf(given.node) : flags.default);
    }
    const texts = this.#evaluator
      .texts(at, NO_FRAME)
      .map(({ parts }) =>
        parts.map((part) => (typeof part === 'string' ? part : part.from === 'unknown' ? part.label : '')).join(''),
      );
    // The encoding may stand in the place of the flags of a stream.
    if (flags.default === 'w') return !texts.some((text) => /^r[s+]?$/.test(text) && !text.includes('+'));
    return texts.length === 0 ? isWriting(flags.default) : texts.some(isWriting) || isWriting(at.getText());
  }
}

/** Does a call build the path, rather than pass on an object that holds it? */
function names(site: Call, { index, isMember }: ParameterHole): boolean {
  return !isMember || Node.isObjectLiteralExpression(site.getArguments()[index]);
}

function literalOf(node: Node): string {
  return Node.isStringLiteral(node) ? node.getLiteralText() : node.getText();
}

function sinkOf(call: Call, file: SourceFile): NodeSink | undefined {
  const callee = call.getExpression();
  const name = externalName(callee);
  if (name !== undefined) return Object.hasOwn(SINKS, name) ? SINKS[name] : undefined;
  if (!Node.isPropertyAccessExpression(callee)) return undefined;
  const method = callee.getName();
  const sink = Object.hasOwn(METHOD_SINKS, method) ? METHOD_SINKS[method] : undefined;
  if (!sink) return undefined;
  const text = file.getFullText();
  return sink.packages.some((name) => text.includes(`'${name}'`) || text.includes(`"${name}"`)) ? sink : undefined;
}
