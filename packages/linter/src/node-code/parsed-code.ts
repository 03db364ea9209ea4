/** Parses Node files in memory: nothing is read from the disk, no library is loaded, nothing is type-checked. */
import { type CallExpression, type NewExpression, Node, Project, type SourceFile, SyntaxKind, ts } from 'ts-morph';
import { resolveSpecifier } from './import-graph.ts';

/** Deeper brackets are no code that a person wrote, and would exhaust the parser's stack. */
const DEEPEST = 200;

/** A call or construction. */
export type Call = CallExpression | NewExpression;

/** Parsed files of one project. */
export class ParsedCode {
  readonly #project: Project;
  readonly #files = new Map<string, SourceFile>();
  #calls: ReadonlyMap<string, readonly Call[]> | undefined;

  constructor(texts: ReadonlyMap<string, string>) {
    this.#project = new Project({
      useInMemoryFileSystem: true,
      skipAddingFilesFromTsConfig: true,
      skipFileDependencyResolution: true,
      skipLoadingLibFiles: true,
      compilerOptions: { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext },
    });
    for (const [path, text] of texts) {
      if (isTooDeep(text)) continue;
      this.#files.set(path, this.#project.createSourceFile(`/${path}`, text));
    }
  }

  /** Parsed files with their root-relative paths, in the order given. */
  get files(): ReadonlyMap<string, SourceFile> {
    return this.#files;
  }

  /** Calls and constructions of all files by the last name of what is called. */
  callsOf(name: string): readonly Call[] {
    this.#calls ??= this.#collectCalls();
    return this.#calls.get(name) ?? [];
  }

  /** The file of the project that a relative specifier means. */
  imported(from: SourceFile, specifier: string): SourceFile | undefined {
    const path = resolveSpecifier(pathOf(from), specifier, (candidate) => this.#files.has(candidate));
    return path === undefined ? undefined : this.#files.get(path);
  }

  #collectCalls(): ReadonlyMap<string, readonly Call[]> {
    const result = new Map<string, Call[]>();
    for (const file of this.#files.values()) {
      for (const call of callsIn(file)) {
        const name = lastNameOf(call);
        if (name === undefined) continue;
        const list = result.get(name);
        if (list) list.push(call);
        else result.set(name, [call]);
      }
    }
    return result;
  }
}

const CALLS = new WeakMap<Node, readonly Call[]>();

/** Every call and construction below a node, in the order of the text. */
export function callsIn(node: Node): readonly Call[] {
  const known = CALLS.get(node);
  if (known) return known;
  const calls = node.getDescendantsOfKind(SyntaxKind.CallExpression);
  const made = node.getDescendantsOfKind(SyntaxKind.NewExpression);
  const result = [...calls, ...made].sort((a, b) => a.getStart() - b.getStart() || b.getEnd() - a.getEnd());
  CALLS.set(node, result);
  return result;
}

function lastNameOf(call: Call): string | undefined {
  const callee = call.getExpression();
  if (Node.isIdentifier(callee)) return callee.getText();
  return Node.isPropertyAccessExpression(callee) ? callee.getName() : undefined;
}

/** Root-relative path of a parsed file. */
export function pathOf(file: SourceFile): string {
  return file.getFilePath().slice(1);
}

/** Where a node begins and ends: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export function spanOf(
  node: Node,
): readonly [startLine: number, startColumn: number, endLine: number, endColumn: number] {
  const file = node.getSourceFile();
  const start = file.getLineAndColumnAtPos(node.getStart());
  const end = file.getLineAndColumnAtPos(node.getEnd());
  return [start.line, start.column, end.line, end.column];
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 40 || unit === 91 || unit === 123) {
      if (++depth > DEEPEST) return true;
    } else if ((unit === 41 || unit === 93 || unit === 125) && depth > 0) depth--;
  }
  return false;
}
