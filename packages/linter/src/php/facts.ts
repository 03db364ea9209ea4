/**
 * Facts: the small, complete intermediate representation of one PHP file.
 *
 * Facts depend on the file's bytes alone: they know no framework and no sink, so they can be cached by content
 * hash. Names of classes, functions and constants are already resolved against the file's namespace and imports:
 * written without a leading backslash, in the case the author wrote.
 */

/** `[startLine, startColumn, endLine, endColumn]`: from 1, columns in UTF-16 units, end exclusive. */
export type Span = readonly [number, number, number, number];

/** Index of a function in {@link FileFacts.functions}. */
export type FunctionId = number;
/** Index of a class-like in {@link FileFacts.classes}. */
export type ClassId = number;
/** Index of a block in {@link FunctionFacts.blocks}. */
export type BlockId = number;

/** A class as written: resolved name, `self`/`static`/`parent`, an anonymous class of this file, or an expression. */
export type ClassRef =
  | { readonly name: string }
  | { readonly relative: 'self' | 'static' | 'parent' }
  | { readonly anonymous: ClassId }
  | { readonly dynamic: Expr };

export interface Arg {
  readonly value: Expr;
  /** Named argument. */
  readonly name?: string;
  /** `...$args`. */
  readonly spread?: true;
}

export interface ArrayItem {
  readonly key?: Expr;
  readonly value: Expr;
  readonly spread?: true;
  /** Line of the item, from 1, where it is another one than that of the item before, or of the array's beginning. */
  readonly line?: number;
}

export type Expr =
  | { readonly op: 'lit'; readonly value: string | number | boolean | null }
  /** A global constant. `fallback` is the unqualified name PHP tries next when a namespaced one does not exist. */
  | { readonly op: 'const'; readonly name: string; readonly fallback?: string }
  /** `X::NAME`; `X::class` has the name `class`. Enum cases look the same. */
  | { readonly op: 'classConst'; readonly cls: ClassRef; readonly name: string }
  | { readonly op: 'magic'; readonly name: '__DIR__' | '__FILE__' | '__CLASS__' | '__TRAIT__' }
  /** `$name`, `$this` included; a name that is itself computed (`$$x`) is `varvar`. */
  | { readonly op: 'var'; readonly name: string }
  | { readonly op: 'varvar'; readonly expr: Expr }
  /** Concatenation, string interpolation and heredocs, flattened. */
  | { readonly op: 'concat'; readonly parts: readonly Expr[] }
  | { readonly op: 'array'; readonly items: readonly ArrayItem[] }
  /** `$base[key]`; `$base[]` has no key. */
  | { readonly op: 'index'; readonly base: Expr; readonly key?: Expr }
  | { readonly op: 'prop'; readonly base: Expr; readonly name: string | Expr }
  | { readonly op: 'sprop'; readonly cls: ClassRef; readonly name: string }
  /** A call by name (`fallback` as for constants), or of an expression (`$f()`, `($this->f)()`). */
  | {
      readonly op: 'call';
      readonly name: string | Expr;
      readonly fallback?: string;
      readonly args: readonly Arg[];
      readonly span: Span;
    }
  | {
      readonly op: 'mcall';
      readonly base: Expr;
      readonly name: string | Expr;
      readonly args: readonly Arg[];
      readonly span: Span;
      /** Line of the method's name where the span starts on another one (a chain over several lines). */
      readonly nameLine?: number;
    }
  | {
      readonly op: 'scall';
      readonly cls: ClassRef;
      readonly name: string | Expr;
      readonly args: readonly Arg[];
      readonly span: Span;
      /** As for `mcall`. */
      readonly nameLine?: number;
    }
  | { readonly op: 'new'; readonly cls: ClassRef; readonly args: readonly Arg[]; readonly span: Span }
  /** `test ? then : else`; `then` is missing in `test ?: else`. */
  | { readonly op: 'ternary'; readonly test: Expr; readonly then?: Expr; readonly else: Expr }
  | { readonly op: 'coalesce'; readonly left: Expr; readonly right: Expr }
  /** `tests` is null for `default`. */
  | {
      readonly op: 'match';
      readonly subject: Expr;
      readonly arms: readonly { readonly tests: readonly Expr[] | null; readonly value: Expr }[];
    }
  /** Every other binary operator; the pipe `$x |> f(...)` is lowered to a call. `kind` as written, lower case. */
  | { readonly op: 'bin'; readonly kind: string; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'unary'; readonly kind: '!' | '-' | '+' | '~' | '@'; readonly expr: Expr }
  | { readonly op: 'cast'; readonly kind: string; readonly expr: Expr }
  | { readonly op: 'closure'; readonly fn: FunctionId }
  /** First-class callable `f(...)`, `$x->m(...)`, `X::m(...)`: `target` is the call with no arguments. */
  | { readonly op: 'callable'; readonly target: Expr }
  /**
   * An assignment used as a statement or as a value. `kind` is `=`, `=&`, or the compound operator (`.=`, `??=`, `+=` …).
   * Destructuring has an `array` as target.
   */
  | { readonly op: 'assign'; readonly target: Expr; readonly value: Expr; readonly kind: string }
  | {
      readonly op: 'include';
      readonly path: Expr;
      readonly kind: 'include' | 'include_once' | 'require' | 'require_once';
      readonly span: Span;
    }
  /** A shell command in backticks. */
  | { readonly op: 'shell'; readonly parts: readonly Expr[]; readonly span: Span }
  | { readonly op: 'instanceof'; readonly expr: Expr; readonly cls: ClassRef }
  | { readonly op: 'isset'; readonly exprs: readonly Expr[] }
  | { readonly op: 'empty'; readonly expr: Expr }
  | { readonly op: 'clone'; readonly expr: Expr; readonly with?: Expr }
  | { readonly op: 'yield'; readonly key?: Expr; readonly value?: Expr; readonly from?: true }
  /** `exit`/`die`, `throw` as an expression, `print`. */
  | { readonly op: 'exit'; readonly expr?: Expr }
  | { readonly op: 'throw'; readonly expr: Expr }
  | { readonly op: 'print'; readonly expr: Expr }
  /** Syntax that has no meaning for values here; its parts are kept so that no call is lost. */
  | { readonly op: 'other'; readonly parts: readonly Expr[] }
  /** Made from configuration files only (never by the PHP lowering): see `container/`. */
  | { readonly op: 'parameter'; readonly name: string }
  | { readonly op: 'service'; readonly id: string }
  | { readonly op: 'env'; readonly name: string; readonly default?: Expr };

export type CallExpr = Extract<Expr, { op: 'call' | 'mcall' | 'scall' | 'new' | 'include' | 'shell' }>;

/**
 * A stretch of statements that runs under one condition. Block 0 is the function's body.
 * A conditional statement makes one `group`; its blocks are the group's arms in source order.
 */
export interface Block {
  /** The block this one stands in; -1 for block 0. */
  readonly parent: BlockId;
  /** Number of the conditional statement within the function; -1 for block 0. */
  readonly group: number;
  /** `then` (if, elseif, case, loop condition true) · `else` (else, default) · `loop` · `try` · `catch` · `finally`. */
  readonly arm: 'body' | 'then' | 'else' | 'loop' | 'try' | 'catch' | 'finally';
  /** The condition under which the arm runs; for `case` a `==` comparison; for foreach none. */
  readonly test?: Expr;
  /** The arm's last statement always leaves: return, throw, exit, continue or break. */
  readonly leaves?: 'return' | 'throw' | 'exit' | 'continue' | 'break';
  /** First step of the block, and one past the last step of it and of the blocks inside it. */
  readonly first: number;
  readonly end: number;
}

/** One statement, in source order. Calls are found by walking its expressions. */
export type Step = StepForm & {
  /** Line on which the statement starts, from 1. */
  readonly line: number;
};

type StepForm =
  | { readonly do: 'expr' | 'echo' | 'throw' | 'yield'; readonly block: BlockId; readonly expr: Expr }
  /** The condition of an if, loop, switch or match, in the block where it is evaluated. */
  | { readonly do: 'test'; readonly block: BlockId; readonly expr: Expr }
  | { readonly do: 'return'; readonly block: BlockId; readonly expr?: Expr }
  /** `foreach (source as key => value)`, in the loop's block; value may be an array (destructuring). */
  | {
      readonly do: 'foreach';
      readonly block: BlockId;
      readonly source: Expr;
      readonly key?: Expr;
      readonly value: Expr;
    }
  | { readonly do: 'global'; readonly block: BlockId; readonly names: readonly string[] }
  | { readonly do: 'static'; readonly block: BlockId; readonly name: string; readonly value?: Expr }
  | { readonly do: 'unset'; readonly block: BlockId; readonly targets: readonly Expr[] };

/** A declared type: the class names in it (resolved) and the built-in names (`string`, `array`, `?` adds `null`). */
export interface TypeFacts {
  readonly classes: readonly string[];
  readonly builtins: readonly string[];
  /** From PHPDoc only: classes of the elements in `Foo[]`, `array<string, Foo>`, `Collection<Foo>`. */
  readonly elements?: readonly string[];
}

export interface AttributeFacts {
  readonly name: string;
  readonly args: readonly Arg[];
}

export interface ParamFacts {
  readonly name: string;
  readonly type?: TypeFacts;
  /** From `@param` where there is no class in the declared type. */
  readonly docType?: TypeFacts;
  readonly default?: Expr;
  readonly variadic?: true;
  readonly byRef?: true;
  /** Constructor promotion: the parameter is also a property. */
  readonly promoted?: true;
  readonly attributes?: readonly AttributeFacts[];
}

/** What a function's body names, so that bodies which do not name what is looked for need not be looked into. */
export interface Mentions {
  /**
   * Functions and methods that are called and classes that are made, last segment of the name in lower case; `new` for
   * every object that is made, `$` for a call whose name is computed, a backtick for a shell command.
   */
  readonly calls: readonly string[];
  /** Properties that are assigned, or elements of theirs, those that are pushed into them too. */
  readonly writes: readonly string[];
}

export interface FunctionFacts {
  /** `main` is the file's top-level code: exactly one, always function 0. */
  readonly kind: 'main' | 'function' | 'method' | 'closure' | 'arrow' | 'hook';
  /** Function: resolved name. Method: bare name. Property hook: `$prop::get` or `$prop::set`. Else empty. */
  readonly name: string;
  readonly cls?: ClassId;
  readonly static?: true;
  readonly abstract?: true;
  readonly visibility?: 'public' | 'protected' | 'private';
  readonly params: readonly ParamFacts[];
  readonly returns?: TypeFacts;
  /** From `@return` where there is no class in the declared type. */
  readonly docReturns?: TypeFacts;
  /** Closure or arrow function: the function it stands in. */
  readonly outer?: FunctionId;
  /** Step of the outer function in which the closure is made. */
  readonly outerStep?: number;
  /** `use ($a, &$b)`; an arrow function captures everything by value. */
  readonly uses?: readonly { readonly name: string; readonly byRef?: true }[];
  /** Types from `@var` comments: variable → type. */
  readonly varTypes?: Readonly<Record<string, TypeFacts>>;
  readonly blocks: readonly Block[];
  readonly steps: readonly Step[];
  readonly mentions: Mentions;
  readonly attributes?: readonly AttributeFacts[];
  /** Docblock tags that tell how it is reached or used (`@deprecated`, `@command`, `@test` …), without the `@`. */
  readonly tags?: readonly string[];
  readonly span: Span;
}

export interface PropertyFacts {
  readonly name: string;
  readonly static?: true;
  readonly type?: TypeFacts;
  /** From `@var` where there is no class in the declared type. */
  readonly docType?: TypeFacts;
  readonly default?: Expr;
  readonly visibility?: 'public' | 'protected' | 'private';
  readonly attributes?: readonly AttributeFacts[];
  readonly line: number;
}

export interface ClassFacts {
  readonly kind: 'class' | 'interface' | 'trait' | 'enum';
  /** Resolved name; empty for an anonymous class. */
  readonly name: string;
  readonly abstract?: true;
  readonly extends: readonly string[];
  readonly implements: readonly string[];
  readonly traits: readonly string[];
  readonly constants: Readonly<Record<string, Expr>>;
  readonly properties: readonly PropertyFacts[];
  /** Functions of this file that are methods of this class. */
  readonly methods: readonly FunctionId[];
  readonly attributes?: readonly AttributeFacts[];
  /** `@property`, `@property-read`: name → type; `@method`: name → return type. */
  readonly docProperties?: Readonly<Record<string, TypeFacts>>;
  readonly docMethods?: Readonly<Record<string, TypeFacts>>;
  /** `use T { T::a as b; }`: `b` → `a`, the trait left out. */
  readonly traitAliases?: Readonly<Record<string, string>>;
  readonly span: Span;
}

/** A comment that speaks to Tidemark: everything after `@tidemark-`, e.g. `ignore processes/local-disk-write reason`. */
export interface Directive {
  readonly line: number;
  /** True when code stands before the comment on its line: it then speaks of that line, else of the next one with code. */
  readonly trailing: boolean;
  readonly text: string;
}

export interface FileFacts {
  readonly functions: readonly FunctionFacts[];
  readonly classes: readonly ClassFacts[];
  /** `const X = …` and `define('X', …)` at any depth. */
  readonly constants: readonly { readonly name: string; readonly value: Expr; readonly line: number }[];
  readonly directives: readonly Directive[];
  /** The file begins with `#!`, so a shell starts it as a program. */
  readonly program?: true;
  /** Why the file could not be understood whole; absent when it could. */
  readonly partial?: string;
}
