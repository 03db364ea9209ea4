/** Templates of Helm as a tree. https://pkg.go.dev/text/template, https://helm.sh/docs/chart_template_guide/ */

/** Text, and what stands between `{{` and `}}`, with the line where it begins. */
interface Piece {
  readonly kind: 'text' | 'action';
  readonly text: string;
  readonly line: number;
}

export type TemplateNode =
  | { readonly do: 'text'; readonly text: string; readonly line: number }
  | { readonly do: 'show'; readonly pipeline: string; readonly line: number }
  | { readonly do: 'assign'; readonly name: string; readonly pipeline: string; readonly line: number }
  | {
      readonly do: 'if' | 'with' | 'range';
      readonly pipeline: string;
      readonly line: number;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    }
  | { readonly do: 'define'; readonly name: string; readonly line: number; readonly body: readonly TemplateNode[] };

/** Blocks in blocks that are read. */
const DEEPEST = 40;

/** Never throws: what is left open ends with the text, what cannot be read shows nothing. */
export function templateOf(source: string): readonly TemplateNode[] {
  return new Builder(piecesOf(source)).nodes(0).nodes;
}

/** `{{-` takes the space before it away, `-}}` the space after it; comments show nothing. Linear, whatever is left open. */
function piecesOf(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let line = 1;
  let isTrimmed = false;
  const takeText = (until: number, isCut: boolean): void => {
    const whole = source.slice(from, until);
    const rest = isTrimmed ? whole.trimStart() : whole;
    const begin = line + newlinesIn(whole.slice(0, whole.length - rest.length));
    const text = isCut ? rest.trimEnd() : rest;
    if (text !== '') pieces.push({ kind: 'text', text, line: begin });
    line += newlinesIn(whole);
  };
  for (let open = source.indexOf('{{'); open >= 0; open = source.indexOf('{{', from)) {
    const close = closeOf(source, open + 2);
    if (close < 0) break;
    const inner = source.slice(open + 2, close);
    const cutsBefore = /^-\s/.test(inner);
    const cutsAfter = inner.endsWith('-') && /\s/.test(inner.at(-2) ?? '');
    takeText(open, cutsBefore);
    const text = inner.slice(cutsBefore ? 1 : 0, cutsAfter ? -1 : undefined).trim();
    pieces.push({ kind: 'action', text, line });
    line += newlinesIn(inner);
    isTrimmed = cutsAfter;
    from = close + 2;
  }
  takeText(source.length, false);
  return pieces;
}

/** What may hold braces that close nothing, by its first character: a text, a raw text, a comment. */
const CLOSED: readonly RegExp[] = [/"(?:\\.|[^"\\\n])*"/y, /`[^`]*`/y, /\/\*[\s\S]*?\*\//y];

/** Where the action ends that begins before `from`; -1 where it does not. */
function closeOf(source: string, from: number): number {
  // What is not closed once is not closed later either, as far as raw texts and comments go: it is looked for once.
  const open: (RegExp | undefined)[] = [...CLOSED];
  for (let at = from; at < source.length; at += 1) {
    const char = source[at];
    if (char === '}' && source[at + 1] === '}') return at;
    const which = char === '"' ? 0 : char === '`' ? 1 : char === '/' && source[at + 1] === '*' ? 2 : -1;
    const pattern = open[which];
    if (!pattern) continue;
    pattern.lastIndex = at;
    if (pattern.test(source)) at = pattern.lastIndex - 1;
    else if (which > 0) open[which] = undefined;
  }
  return -1;
}

function newlinesIn(text: string): number {
  return text.split('\n').length - 1;
}

class Builder {
  readonly #pieces: readonly Piece[];
  #at = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** Nodes up to the `else` or `end` of the block they stand in, which is given back. */
  nodes(depth: number): { readonly nodes: readonly TemplateNode[]; readonly end: string } {
    const nodes: TemplateNode[] = [];
    while (this.#at < this.#pieces.length) {
      const piece = this.#pieces[this.#at];
      this.#at += 1;
      if (!piece) break;
      const { text, line } = piece;
      if (piece.kind === 'text') {
        nodes.push({ do: 'text', text, line });
        continue;
      }
      if (/^(?:end|else)\b/.test(text)) return { nodes, end: text };
      const node = this.#node(text, line, depth);
      if (node) nodes.push(node);
    }
    return { nodes, end: 'end' };
  }

  #node(text: string, line: number, depth: number): TemplateNode | undefined {
    if (text === '' || text.startsWith('/*')) return undefined;
    const [, word = '', rest = ''] = /^(\w+)\s+([\s\S]*)$/.exec(text) ?? [];
    if ((word === 'if' || word === 'with' || word === 'range') && depth < DEEPEST)
      return { do: word, pipeline: rest, line, ...this.#branches(line, depth) };
    if (word === 'define' || word === 'block') {
      const { nodes } = this.nodes(depth + 1);
      const name = /^"([^"]*)"/.exec(rest)?.[1] ?? '';
      return { do: 'define', name, line, body: nodes };
    }
    if (word === 'template') return { do: 'show', pipeline: `include ${rest}`, line };
    const [, name, value] = /^(\$\w+)\s*:?=\s*([\s\S]*)$/.exec(text) ?? [];
    if (name !== undefined && value !== undefined) return { do: 'assign', name, pipeline: value, line };
    return { do: 'show', pipeline: text, line };
  }

  #branches(
    line: number,
    depth: number,
  ): { readonly body: readonly TemplateNode[]; readonly otherwise: readonly TemplateNode[] } {
    const { nodes: body, end } = this.nodes(depth + 1);
    if (!end.startsWith('else')) return { body, otherwise: [] };
    const chained = /^else\s+(if|with)\s+([\s\S]*)$/.exec(end);
    if (!chained) return { body, otherwise: this.nodes(depth + 1).nodes };
    const kind = chained[1] === 'with' ? 'with' : 'if';
    if (depth >= DEEPEST) return { body, otherwise: [] };
    return {
      body,
      otherwise: [{ do: kind, pipeline: chained[2] ?? '', line, ...this.#branches(line, depth + 1) }],
    };
  }
}
