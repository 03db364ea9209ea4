/** What the byte pass knows of one PHP file without parsing it. Knows no sink and no framework. */
export interface DeclaredSymbol {
  readonly kind: 'class' | 'interface' | 'trait' | 'enum' | 'function' | 'constant';
  /** Fully qualified, without a leading backslash, in the author's case. */
  readonly name: string;
  /** Names as resolved by the file's namespace and imports. */
  readonly extends: readonly string[];
  readonly implements: readonly string[];
  readonly traits: readonly string[];
}

export interface FileRecord {
  /** SHA-1 of the bytes, hex. */
  readonly hash: string;
  readonly bytes: number;
  readonly symbols: readonly DeclaredSymbol[];
  /**
   * Sorted, unique {@link nameHash}es of every identifier, those inside string literals too, and {@link callHash}es of
   * the names that are called or declared as functions, or imported under other names.
   */
  readonly names: Uint32Array;
  /** Why this file must not be given to the parser whole: nesting, terms per expression or size out of bounds. */
  readonly hazard?: string;
}

/** The index of a whole project. File numbers are positions in the list it was built from. */
export interface ProjectIndex {
  readonly records: readonly FileRecord[];
  /** Files in which the identifier occurs (case-insensitive), ascending. */
  filesWith(name: string): readonly number[];
  /** Files in which the name is called as a function, ascending. Calls through a variable are not seen. */
  filesCalling(name: string): readonly number[];
  /** Files that import a class under another name than its own, whose last part this is, ascending. */
  filesRenaming(name: string): readonly number[];
  /** Files in which a method of this name is called, ascending. */
  filesCallingMethod(name: string): readonly number[];
  /** Is a method of this name called in this file, or with {@link VARIABLE_MEMBER}, is a member named by a variable? */
  callsMethod(file: number, name: string): boolean;
  /** Is a function or method of this name declared in this file? */
  declaresMethod(file: number, name: string): boolean;
  /** Does the identifier occur in this file? */
  holds(file: number, name: string): boolean;
  /** Files that declare a class-like of this name (case-insensitive). */
  declaring(className: string): readonly number[];
  /** Files that declare a function of this name (case-insensitive). */
  declaringFunction(name: string): readonly number[];
  /** Files that declare a constant of this name outside classes (case-insensitive). */
  declaringConstant(name: string): readonly number[];
  /** Names of classes that directly extend, implement or use this name (case-insensitive). */
  heirsOf(className: string): readonly string[];
}
