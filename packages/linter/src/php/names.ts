/** What a name in the source stands for: `fallback` is what PHP tries when `name` does not exist. */
export interface ResolvedName {
  readonly name: string;
  readonly fallback?: string;
}

export type ImportKind = 'class' | 'function' | 'const';

const functionOfSafe = /^safe\\([a-z_][a-z0-9_]*)$/i;

/** The namespace and imports in force at one place of a file; follows `namespace` and `use` as they are met. */
export class NameScope {
  namespace = '';
  readonly #imports: Record<ImportKind, Map<string, string>> = {
    class: new Map(),
    function: new Map(),
    const: new Map(),
  };

  /** A `namespace` declaration ends the imports of the one before. */
  enter(namespace: string): void {
    this.namespace = withoutLeadingSeparator(namespace);
    for (const imports of Object.values(this.#imports)) imports.clear();
  }

  import(kind: ImportKind, name: string, alias?: string): void {
    const full = withoutLeadingSeparator(name);
    const short = alias || full.slice(full.lastIndexOf('\\') + 1);
    this.#imports[kind].set(kind === 'const' ? short : short.toLowerCase(), full);
  }

  /** Name of a class-like, function or constant that is declared here. */
  declared(name: string): string {
    return this.namespace === '' ? name : `${this.namespace}\\${name}`;
  }

  className(written: string): string {
    return this.#qualified(written) ?? this.#imported('class', written) ?? this.declared(written);
  }

  /** Functions of `Safe\` (thecodingmachine/safe) stand for the PHP function that they wrap. */
  functionName(written: string): ResolvedName {
    const resolved = this.#resolved('function', written);
    const wrapped = functionOfSafe.exec(resolved.name)?.[1];
    return wrapped === undefined ? resolved : { name: wrapped };
  }

  constantName(written: string): ResolvedName {
    return this.#resolved('const', written);
  }

  #resolved(kind: 'function' | 'const', written: string): ResolvedName {
    const known = this.#qualified(written) ?? this.#imported(kind, written);
    if (known !== undefined) return { name: known };
    return this.namespace === '' ? { name: written } : { name: this.declared(written), fallback: written };
  }

  #qualified(written: string): string | undefined {
    const separator = written.indexOf('\\');
    if (separator === -1) return undefined;
    if (separator === 0) return written.slice(1);
    const first = written.slice(0, separator);
    const rest = written.slice(separator + 1);
    if (first.toLowerCase() === 'namespace') return this.declared(rest);
    const imported = this.#imports.class.get(first.toLowerCase());
    return imported === undefined ? this.declared(written) : `${imported}\\${rest}`;
  }

  #imported(kind: ImportKind, written: string): string | undefined {
    const imports = this.#imports[kind];
    return imports.size === 0 ? undefined : imports.get(kind === 'const' ? written : written.toLowerCase());
  }
}

function withoutLeadingSeparator(name: string): string {
  return name.startsWith('\\') ? name.slice(1) : name;
}
