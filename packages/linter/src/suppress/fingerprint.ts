/** What makes two findings of two runs the same one. */
import { createHash } from 'node:crypto';

/** What a fingerprint is made of. Lines and columns only order equals. */
export interface FingerprintInput {
  readonly ruleId: string;
  /** Root-relative, with `/`. */
  readonly path: string;
  /** The enclosing function or method (`App\Export->run`), empty in top-level code. */
  readonly symbol: string;
  /** The text of the sink's call. */
  readonly sink: string;
  readonly startLine: number;
  readonly startColumn: number;
}

/** Hex digits kept: 80 bits, so that a project with a million findings has no two alike. */
const LENGTH = 20;

/** The call's text without what formatters change: spacing, trailing commas, the leading backslash of names. */
export function normaliseSink(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w\s$'"\\\u0080-\uffff]) ?/g, '$1')
    .replace(/,([)\]])/g, '$1')
    .replace(/(^|[^\w\\\u0080-\uffff])\\(?=[A-Za-z_\u0080-\uffff])/g, '$1')
    .trim();
}

/**
 * One fingerprint for each input, in the inputs' order: a hash of rule, path, symbol, normalised sink, and the number of
 * equal ones before it in the source. Neither the order of the inputs nor moved lines change it.
 */
export function fingerprints(inputs: readonly FingerprintInput[]): string[] {
  const keys = inputs.map(({ ruleId, path, symbol, sink }) =>
    JSON.stringify([ruleId, path, symbol, normaliseSink(sink)]),
  );
  const order = inputs.map((_, index) => index);
  order.sort((a, b) => {
    const left = inputs[a] as FingerprintInput;
    const right = inputs[b] as FingerprintInput;
    return left.startLine - right.startLine || left.startColumn - right.startColumn || a - b;
  });
  const seen = new Map<string, number>();
  const result = keys.slice();
  for (const index of order) {
    const key = keys[index] as string;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    result[index] = createHash('sha256').update(`${key}#${ordinal}`).digest('hex').slice(0, LENGTH);
  }
  return result;
}
