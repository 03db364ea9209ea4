/** What stands in an action: `.Values.a | default "x" | quote`, as words and calls. */

export type Term =
  | { readonly is: 'text' | 'number' | 'word'; readonly text: string }
  /** `.a.b`, `$.a.b`, `$x.b`; `from` is '' for the dot. */
  | { readonly is: 'field'; readonly from: string; readonly keys: readonly string[] }
  /** `(…).a` */
  | { readonly is: 'group'; readonly pipeline: Pipeline; readonly keys: readonly string[] };

/** Commands, each of which takes what the one before it gives as its last argument. */
export type Pipeline = readonly (readonly Term[])[];

const TOKEN =
  /\s*(?:("(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])')|(-?\d+(?:\.\d+)?)(?![\w.])|(\$\w*)((?:\.[A-Za-z_]\w*)*)|((?:\.[A-Za-z_]\w*)+|\.)|(\w+)|([()|]))/y;

/** Groups in groups that are read. */
const DEEPEST = 20;

/** Never throws: what cannot be read ends the pipeline. */
export function pipelineOf(source: string): Pipeline {
  return new Reader(source).pipeline(0);
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  pipeline(depth: number): Pipeline {
    const commands: Term[][] = [[]];
    for (;;) {
      const term = this.#term(depth);
      if (term === undefined || term === ')') break;
      if (term === '|') commands.push([]);
      else commands.at(-1)?.push(term);
    }
    return commands.filter((command) => command.length > 0);
  }

  #term(depth: number): Term | '|' | ')' | undefined {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#source);
    if (!found) return undefined;
    this.#at = TOKEN.lastIndex;
    const [, quoted, number, variable, path, dotted, word, bracket = ''] = found;
    if (quoted !== undefined) return { is: 'text', text: unquoted(quoted) };
    if (number !== undefined) return { is: 'number', text: number };
    if (variable !== undefined) return { is: 'field', from: variable, keys: keysOf(path) };
    if (dotted !== undefined) return { is: 'field', from: '', keys: keysOf(dotted) };
    return word === undefined ? this.#bracket(bracket, depth) : { is: 'word', text: word };
  }

  #bracket(text: string, depth: number): Term | '|' | ')' | undefined {
    if (text === '|' || text === ')') return text;
    if (text !== '(' || depth >= DEEPEST) return undefined;
    const pipeline = this.pipeline(depth + 1);
    const path = /^(?:\.[A-Za-z_]\w*)+/.exec(this.#source.slice(this.#at))?.[0];
    this.#at += path?.length ?? 0;
    return { is: 'group', pipeline, keys: keysOf(path) };
  }
}

function keysOf(path: string | undefined): readonly string[] {
  return (path ?? '').split('.').filter((key) => key !== '');
}

function unquoted(text: string): string {
  const inside = text.slice(1, -1);
  if (text.startsWith('`')) return inside;
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return inside.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}
