/** A bearer token that no log, dump or JSON shows. */
export class Token {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), { value: () => 'Token(hidden)' });
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '(hidden)';
  }

  toJSON(): string {
    return '(hidden)';
  }
}

const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'set-cookie',
  'x-api-key',
]);

/** Headers as observers may see them. */
export function redactedHeaders(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, SECRET_HEADERS.has(name.toLowerCase()) ? '(hidden)' : value]),
  );
}
