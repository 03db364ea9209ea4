/**
 * The nodes of php-parser 3.7.0 as they really come, error recovery included: any child may be missing.
 * The parser's own type definitions name several fields that it never fills, so the lowering reads these instead.
 */

export interface Position {
  /** Index in the parsed text [UTF-16 units]; lines and columns are made from it. */
  readonly offset: number;
}

/** A child that error recovery may have left out. */
export type Child = Node | null | undefined | false;
export type Children = readonly Child[] | null | undefined;

interface Common {
  readonly loc?: { start: Position; end: Position };
  readonly parenthesizedExpression?: boolean;
}

interface Attributed {
  readonly attrGroups?: Children;
}

export interface ClassLikeNode extends Common, Attributed {
  readonly kind: 'class' | 'interface' | 'trait' | 'enum';
  readonly name: Child;
  readonly extends?: Child | Children;
  readonly implements?: Children;
  readonly body: Children;
  readonly isAbstract?: boolean;
  readonly valueType?: Child;
}

export interface FunctionNode extends Common, Attributed {
  readonly kind: 'function' | 'method' | 'closure' | 'arrowfunc';
  readonly name?: Child;
  readonly arguments: Children;
  readonly body: Child;
  readonly type: Child;
  readonly nullable?: boolean;
  readonly uses?: Children;
  readonly isStatic?: boolean;
  readonly isAbstract?: boolean;
  readonly visibility?: string | null;
}

export interface ParameterNode extends Common, Attributed {
  readonly kind: 'parameter';
  readonly name: Child;
  readonly type: Child;
  readonly nullable: boolean;
  readonly value: Child;
  readonly byref: boolean;
  readonly variadic: boolean;
  readonly readonly: boolean;
  /** 0 none, 1 public, 2 protected, 4 private. */
  readonly flags: number;
  readonly flagsSet: number;
  readonly hooks: Children;
}

export interface PropertyNode extends Common, Attributed {
  readonly kind: 'property';
  readonly name: Child;
  readonly value: Child;
  readonly nullable: boolean;
  readonly type: Child | Children;
  readonly hooks: Children;
}

export interface HookNode extends Common, Attributed {
  readonly kind: 'propertyhook';
  readonly name: string;
  readonly parameter: Child;
  readonly body: Child;
}

export interface IfNode extends Common {
  readonly kind: 'if';
  readonly test: Child;
  readonly body: Child;
  readonly alternate: Child;
}

export interface TryNode extends Common {
  readonly kind: 'try';
  readonly body: Child;
  readonly catches: Children;
  readonly always: Child;
}

export interface LoopNode extends Common {
  readonly kind: 'for' | 'foreach' | 'while' | 'do';
  readonly test?: Child | Children;
  readonly init?: Children;
  readonly increment?: Children;
  readonly source?: Child;
  readonly key?: Child;
  readonly value?: Child;
  readonly body: Child;
}

export interface CallNode extends Common {
  readonly kind: 'call';
  readonly what: Child;
  readonly arguments: Children;
}

export interface LookupNode extends Common {
  readonly kind: 'propertylookup' | 'nullsafepropertylookup' | 'staticlookup' | 'offsetlookup';
  readonly what: Child;
  readonly offset: Child;
}

export interface UseGroupNode extends Common {
  readonly kind: 'usegroup';
  readonly name: string | null;
  readonly type: 'function' | 'const' | null;
  readonly items: Children;
}

export interface NamespaceNode extends Common {
  readonly kind: 'namespace';
  readonly name: string | readonly string[] | Node;
  readonly children: Children;
}

export type Node =
  | ClassLikeNode
  | FunctionNode
  | ParameterNode
  | PropertyNode
  | HookNode
  | IfNode
  | TryNode
  | LoopNode
  | CallNode
  | LookupNode
  | UseGroupNode
  | NamespaceNode
  | (Common & { readonly kind: 'program'; readonly children: Children; readonly errors: readonly unknown[] })
  | (Common & { readonly kind: 'block' | 'declare'; readonly children: Children })
  | (Common & { readonly kind: 'useitem'; readonly name: string; readonly alias: Child; readonly type: string | null })
  | (Common & { readonly kind: 'traituse'; readonly traits: Children; readonly adaptations: Children })
  | (Common & {
      readonly kind: 'traitalias' | 'traitprecedence';
      readonly trait: Child;
      readonly method: Child | string;
      readonly as?: Child;
    })
  | (Common & { readonly kind: 'constantstatement' | 'classconstant'; readonly constants: Children })
  | (Common & { readonly kind: 'constant'; readonly name: Child; readonly value: Child })
  | (Common & { readonly kind: 'enumcase'; readonly name: Child; readonly value: Child })
  | (Common & {
      readonly kind: 'propertystatement';
      readonly properties: Children;
      readonly isStatic: boolean;
      readonly visibility: string | null;
    })
  | (Common & { readonly kind: 'attrgroup'; readonly attrs: Children })
  | (Common & { readonly kind: 'attribute'; readonly name: string; readonly args: Children })
  | (Common & { readonly kind: 'uniontype' | 'intersectiontype'; readonly types: Children })
  | (Common & { readonly kind: 'typereference'; readonly name: string })
  | (Common & { readonly kind: 'identifier'; readonly name: string })
  | (Common & { readonly kind: 'name'; readonly name: string; readonly resolution: string })
  | (Common & { readonly kind: 'selfreference' | 'staticreference' | 'parentreference' })
  | (Common & { readonly kind: 'expressionstatement'; readonly expression: Child })
  | (Common & { readonly kind: 'echo'; readonly expressions: Children })
  | (Common & { readonly kind: 'return'; readonly expr: Child })
  | (Common & { readonly kind: 'break' | 'continue'; readonly level: Child })
  | (Common & { readonly kind: 'global'; readonly items: Children })
  | (Common & { readonly kind: 'static'; readonly variables: Children })
  | (Common & { readonly kind: 'staticvariable'; readonly variable: Child; readonly defaultValue: Child })
  | (Common & { readonly kind: 'unset' | 'isset'; readonly variables: Children })
  | (Common & { readonly kind: 'switch'; readonly test: Child; readonly body: Child })
  | (Common & { readonly kind: 'case'; readonly test: Child; readonly body: Child })
  | (Common & {
      readonly kind: 'catch';
      readonly what: Children;
      readonly variable: Child;
      readonly body: Child;
    })
  | (Common & { readonly kind: 'throw'; readonly what: Child })
  | (Common & { readonly kind: 'inline' | 'halt' | 'goto' | 'label' | 'noop' | 'error' | 'variadicplaceholder' })
  | (Common & { readonly kind: 'string' | 'nowdoc'; readonly value: string })
  | (Common & { readonly kind: 'number'; readonly value: string | number })
  | (Common & { readonly kind: 'boolean'; readonly value: boolean })
  | (Common & { readonly kind: 'nullkeyword' })
  | (Common & { readonly kind: 'magic'; readonly value: string })
  | (Common & { readonly kind: 'encapsed'; readonly type: string; readonly value: Children })
  | (Common & { readonly kind: 'encapsedpart'; readonly expression: Child })
  | (Common & { readonly kind: 'literal'; readonly value: Child })
  | (Common & { readonly kind: 'variable'; readonly name: string | Node })
  | (Common & { readonly kind: 'bin'; readonly type: string; readonly left: Child; readonly right: Child })
  | (Common & { readonly kind: 'unary' | 'pre' | 'post'; readonly type: string; readonly what: Child })
  | (Common & { readonly kind: 'cast'; readonly type: string; readonly expr: Child })
  | (Common & { readonly kind: 'silent' | 'empty'; readonly expr?: Child; readonly expression?: Child })
  | (Common & { readonly kind: 'print' | 'exit'; readonly expression: Child })
  | (Common & { readonly kind: 'eval'; readonly source: Child })
  | (Common & {
      readonly kind: 'retif';
      readonly test: Child;
      readonly trueExpr: Child;
      readonly falseExpr: Child;
    })
  | (Common & { readonly kind: 'assign'; readonly left: Child; readonly right: Child; readonly operator: string })
  | (Common & { readonly kind: 'assignref'; readonly left: Child; readonly right: Child })
  | (Common & { readonly kind: 'array' | 'list'; readonly items: Children })
  | (Common & { readonly kind: 'entry'; readonly key: Child; readonly value: Child; readonly unpack: boolean })
  | (Common & { readonly kind: 'new'; readonly what: Child; readonly arguments: Children })
  | (Common & { readonly kind: 'clone'; readonly what: Child; readonly properties?: Child })
  | (Common & { readonly kind: 'include'; readonly once: boolean; readonly require: boolean; readonly target: Child })
  | (Common & { readonly kind: 'match'; readonly cond: Child; readonly arms: Children })
  | (Common & { readonly kind: 'matcharm'; readonly conds: Children; readonly body: Child })
  | (Common & { readonly kind: 'yield'; readonly key: Child; readonly value: Child })
  | (Common & { readonly kind: 'yieldfrom'; readonly value: Child })
  | (Common & { readonly kind: 'variadic'; readonly what: Child })
  | (Common & { readonly kind: 'namedargument'; readonly name: string; readonly value: Child });

/** The node type that may have this kind. */
export type NodeOf<Kind extends Node['kind']> = Holding<Node, Kind>;
type Holding<Each extends Node, Kind> = Each extends Node ? (Kind extends Each['kind'] ? Each : never) : never;

export function isNode(child: unknown): child is Node {
  return typeof child === 'object' && child !== null && typeof (child as { kind?: unknown }).kind === 'string';
}

/** The name inside an identifier, name or variable node as written; an empty string where recovery left none. */
export function nameText(child: Child | string): string {
  if (typeof child === 'string') return child;
  if (!child || !('name' in child) || typeof child.name !== 'string') return '';
  // The parser cuts the keyword off `namespace\x` and says so in the resolution.
  return child.kind === 'name' && child.resolution === 'rn' ? `namespace\\${child.name}` : child.name;
}
