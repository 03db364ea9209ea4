/** Nodes of a parsed PHP text. After recovery from a syntax error a list may be shorter and a child an `error`. */

interface Common {
  /** Index of the node's first character in the parsed text [UTF-16 units], and one past its last. */
  readonly start: number;
  readonly end: number;
  /** It stands in brackets of its own, which `start` and `end` leave out. */
  readonly inBrackets?: true;
}

export type Nodes = readonly Node[];

interface Attributed {
  readonly attributes: readonly AttributeNode[];
}

export interface AttributeNode extends Common {
  readonly kind: 'attribute';
  readonly name: string;
  readonly arguments: Nodes;
}

export interface ClassLikeNode extends Common, Attributed {
  readonly kind: 'class' | 'interface' | 'trait' | 'enum';
  /** Empty for an anonymous class. */
  readonly name: string;
  readonly extends: readonly string[];
  readonly implements: readonly string[];
  readonly body: Nodes;
  readonly isAbstract: boolean;
}

export interface FunctionNode extends Common, Attributed {
  readonly kind: 'function' | 'method' | 'closure' | 'arrowfunc';
  readonly name: string;
  readonly parameters: readonly ParameterNode[];
  readonly uses: readonly UsedVariable[];
  readonly type: Node | undefined;
  /** A block, an arrow function's expression, or nothing. */
  readonly body: Node | undefined;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly visibility: Visibility;
}

export type Visibility = 'public' | 'protected' | 'private';

export interface UsedVariable {
  readonly name: string;
  readonly byReference: boolean;
}

export interface ParameterNode extends Common, Attributed {
  readonly kind: 'parameter';
  readonly name: string;
  readonly type: Node | undefined;
  readonly value: Node | undefined;
  readonly byReference: boolean;
  readonly variadic: boolean;
  /** Set where a constructor makes it a property. */
  readonly promoted: Visibility | undefined;
  readonly hooks: readonly HookNode[];
}

export interface PropertyStatementNode extends Common, Attributed {
  readonly kind: 'propertystatement';
  readonly type: Node | undefined;
  readonly properties: readonly PropertyNode[];
  readonly isStatic: boolean;
  readonly visibility: Visibility;
}

export interface PropertyNode extends Common {
  readonly kind: 'property';
  readonly name: string;
  readonly value: Node | undefined;
  readonly hooks: readonly HookNode[];
}

export interface HookNode extends Common, Attributed {
  readonly kind: 'propertyhook';
  readonly name: string;
  readonly parameters: readonly ParameterNode[];
  readonly body: Node | undefined;
}

export interface ConstantNode extends Common {
  readonly kind: 'constant';
  readonly name: string;
  readonly value: Node;
}

export interface IfNode extends Common {
  readonly kind: 'if';
  readonly test: Node;
  readonly body: Node;
  readonly alternate: Node | undefined;
}

export interface TryNode extends Common {
  readonly kind: 'try';
  readonly body: Node;
  readonly catches: readonly CatchNode[];
  readonly always: Node | undefined;
}

export interface CatchNode extends Common {
  readonly kind: 'catch';
  readonly classes: readonly string[];
  /** Empty where the exception is not named. */
  readonly variable: string;
  readonly body: Node;
}

export interface ForNode extends Common {
  readonly kind: 'for';
  readonly init: Nodes;
  readonly test: Nodes;
  readonly increment: Nodes;
  readonly body: Node;
}

export interface ForeachNode extends Common {
  readonly kind: 'foreach';
  readonly source: Node;
  readonly key: Node | undefined;
  readonly value: Node;
  readonly body: Node;
}

export interface WhileNode extends Common {
  readonly kind: 'while' | 'do';
  readonly test: Node;
  readonly body: Node;
}

export interface SwitchNode extends Common {
  readonly kind: 'switch';
  readonly test: Node;
  readonly cases: readonly CaseNode[];
}

export interface CaseNode extends Common {
  readonly kind: 'case';
  /** Nothing for `default`. */
  readonly test: Node | undefined;
  readonly body: Nodes;
}

export interface MatchNode extends Common {
  readonly kind: 'match';
  readonly subject: Node;
  readonly arms: readonly MatchArm[];
}

export interface MatchArm {
  /** Nothing for `default`. */
  readonly conditions: Nodes | undefined;
  readonly body: Node;
}

export interface CallNode extends Common {
  readonly kind: 'call';
  readonly what: Node;
  readonly arguments: Nodes;
}

export interface LookupNode extends Common {
  readonly kind: 'propertylookup' | 'nullsafepropertylookup' | 'staticlookup';
  readonly what: Node;
  /** An `identifier`, or what gives the name. */
  readonly member: Node;
}

export interface OffsetNode extends Common {
  readonly kind: 'offsetlookup';
  readonly what: Node;
  /** Nothing for `$a[]`. */
  readonly offset: Node | undefined;
}

/** A link of a chain: it begins where its base does. */
export type ChainNode = CallNode | LookupNode | OffsetNode;

export interface ArrayNode extends Common {
  /** `list` is what an assignment or a `foreach` takes apart. */
  readonly kind: 'array' | 'list';
  /** Entries, and a `noop` for each hole. */
  readonly items: Nodes;
  readonly isShort: boolean;
}

export interface EntryNode extends Common {
  readonly kind: 'entry';
  readonly key: Node | undefined;
  readonly value: Node;
  readonly unpack: boolean;
}

export interface UseGroupNode extends Common {
  readonly kind: 'usegroup';
  readonly items: readonly UseItem[];
}

export interface UseItem {
  readonly imports: 'class' | 'function' | 'const';
  readonly name: string;
  /** Empty where the name's last segment is meant. */
  readonly alias: string;
}

export interface TraitUseNode extends Common {
  readonly kind: 'traituse';
  readonly traits: readonly string[];
  readonly aliases: readonly { readonly method: string; readonly as: string }[];
}

export type Node =
  | ClassLikeNode
  | FunctionNode
  | ParameterNode
  | PropertyStatementNode
  | PropertyNode
  | HookNode
  | ConstantNode
  | IfNode
  | TryNode
  | CatchNode
  | ForNode
  | ForeachNode
  | WhileNode
  | SwitchNode
  | CaseNode
  | MatchNode
  | ChainNode
  | ArrayNode
  | EntryNode
  | UseGroupNode
  | TraitUseNode
  | AttributeNode
  | (Common & { readonly kind: 'program' | 'block' | 'declare'; readonly children: Nodes })
  | (Common & { readonly kind: 'namespace'; readonly name: string; readonly children: Nodes })
  | (Common & { readonly kind: 'constantstatement' | 'classconstant'; readonly constants: readonly ConstantNode[] })
  | (Common & { readonly kind: 'enumcase'; readonly name: string; readonly value: Node | undefined })
  | (Common & { readonly kind: 'expressionstatement'; readonly expression: Node })
  | (Common & { readonly kind: 'echo'; readonly expressions: Nodes })
  | (Common & { readonly kind: 'return'; readonly expression: Node | undefined })
  | (Common & { readonly kind: 'break' | 'continue'; readonly levels: number })
  | (Common & { readonly kind: 'global' | 'unset' | 'isset'; readonly variables: Nodes })
  | (Common & { readonly kind: 'static'; readonly variables: readonly StaticVariable[] })
  | (Common & { readonly kind: 'inline' | 'halt' | 'goto' | 'label' | 'noop' | 'error' | 'nullkeyword' })
  /** `...` as the only argument: the function itself is meant. */
  | (Common & { readonly kind: 'variadicplaceholder' })
  | (Common & { readonly kind: 'uniontype' | 'intersectiontype'; readonly types: Nodes })
  /** A name as written: of a constant, a function or a class, `self` and its like among them, or of a type. */
  | (Common & { readonly kind: 'name'; readonly name: string })
  /** A name that stands for itself: of a member, or of a key in a string. */
  | (Common & { readonly kind: 'identifier'; readonly name: string })
  | (Common & { readonly kind: 'variable'; readonly name: string | Node })
  | (Common & { readonly kind: 'string'; readonly value: string })
  | (Common & { readonly kind: 'number'; readonly value: string })
  | (Common & { readonly kind: 'boolean'; readonly value: boolean })
  | (Common & { readonly kind: 'magic'; readonly value: string })
  | (Common & { readonly kind: 'interpolated' | 'shell'; readonly parts: Nodes })
  | (Common & { readonly kind: 'bin'; readonly type: string; readonly left: Node; readonly right: Node })
  | (Common & { readonly kind: 'unary' | 'pre' | 'post'; readonly type: string; readonly what: Node })
  | (Common & { readonly kind: 'cast'; readonly type: string; readonly what: Node })
  | (Common & {
      readonly kind: 'retif';
      readonly test: Node;
      readonly then: Node | undefined;
      readonly otherwise: Node;
    })
  | (Common & { readonly kind: 'assign'; readonly operator: string; readonly left: Node; readonly right: Node })
  | (Common & { readonly kind: 'new'; readonly what: Node; readonly arguments: Nodes })
  | (Common & { readonly kind: 'clone'; readonly what: Node; readonly properties: Node | undefined })
  | (Common & { readonly kind: 'include'; readonly once: boolean; readonly require: boolean; readonly what: Node })
  | (Common & { readonly kind: 'yield'; readonly key: Node | undefined; readonly value: Node | undefined })
  | (Common & { readonly kind: 'exit'; readonly what: Node | undefined })
  | (Common & {
      readonly kind: 'silent' | 'empty' | 'print' | 'eval' | 'throw' | 'yieldfrom' | 'variadic';
      readonly what: Node;
    })
  | (Common & { readonly kind: 'namedargument'; readonly name: string; readonly what: Node });

export interface StaticVariable {
  readonly name: string;
  readonly value: Node | undefined;
}

/** The node type that may have this kind. */
export type NodeOf<Kind extends Node['kind']> = Holding<Node, Kind>;
type Holding<Each extends Node, Kind> = Each extends Node ? (Kind extends Each['kind'] ? Each : never) : never;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string';
}
