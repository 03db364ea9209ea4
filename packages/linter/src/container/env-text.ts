/** A variable as an environment file gives it. */
export interface EnvVariable {
  readonly name: string;
  /** As the application would see it; `${OTHER}` is filled in where known. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

const LINE =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*(?:'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|([^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?$/gm;

/** Longest value kept [characters]: `${X}` in turn could double it with every line. */
const LONGEST = 16_384;

/** The variables of an environment file's text, in its order. */
export function variablesOfEnv(text: string): readonly EnvVariable[] {
  const content = text.replaceAll('\r\n', '\n');
  const known = new Map<string, string>();
  const found: EnvVariable[] = [];
  let line = 1;
  let counted = 0;
  for (const match of content.matchAll(LINE)) {
    const [whole, name = '', single, double, bare = ''] = match;
    const start = match.index + whole.indexOf(name);
    for (let at = content.indexOf('\n', counted); at >= 0 && at < start; at = content.indexOf('\n', counted)) {
      line += 1;
      counted = at + 1;
    }
    const raw = single ?? (double === undefined ? bare.replace(/^#.*$/, '') : unescaped(double));
    const filled =
      single === undefined ? raw.replace(/\$\{(\w+)\}/g, (written, other) => known.get(other) ?? written) : raw;
    const value = filled.slice(0, LONGEST);
    known.set(name, value);
    found.push({ name, value, line });
  }
  return found;
}

function unescaped(text: string): string {
  return text.replace(/\\([nrt"\\$])/g, (_, char: string) => ({ n: '\n', r: '\r', t: '\t' })[char] ?? char);
}
