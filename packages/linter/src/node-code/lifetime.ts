/** Does a temporary file outlive the request in which it is written? */
import { Node, SyntaxKind } from 'ts-morph';
import { appends } from './appends.ts';
import type { Callers } from './callers.ts';
import { declarationOf, externalName, unwrapped } from './declarations.ts';
import type { Evaluator } from './evaluate.ts';
import { enclosingFunction, type FunctionNode, functionOf, isFunction, NO_FRAME, returnsOf } from './functions.ts';
import { shortText } from './node-text.ts';
import { type Call, callsIn, type ParsedCode, pathOf } from './parsed-code.ts';
import { type NodePlace, placeOf } from './place.ts';
import { keyOf, type Text } from './text.ts';

export interface Escape {
  readonly path: string;
  readonly line: number;
  /** A clause: "its path is kept in the session". */
  readonly message: string;
}

const REMOVALS = /^fs\.(?:unlink|rm|rmdir|remove)(?:Sync)?$|^(?:rimraf|del|fs-extra\.remove)/;
const PROBES =
  /^fs\.(?:exists|access|stat|lstat|pathExists|readFile|readJson|readJSON|createReadStream|open)(?:Sync)?$/;

/** Methods that keep what they are given, of objects whose names say so. */
const KEEPING_METHOD =
  /^(?:set|setex|setEx|hset|hSet|hmset|lpush|lPush|rpush|rPush|sadd|sAdd|zadd|push|unshift|add|addBulk|enqueue|createJob|send|sendToQueue|publish|emit|insert|insertOne|insertMany|create|createMany|save|update|updateOne|updateMany|upsert|put|query|execute|run|exec|setItem|dispatch|now|schedule)$/;
const KEEPERS: readonly (readonly [words: RegExp, into: string])[] = [
  [/session/i, 'kept in the session'],
  [/redis|cache|memcache|store|kv/i, 'kept in a cache'],
  [/queue|job|bull|agenda|channel|producer|kafka|amqp|sqs|worker|task/i, 'handed to a queue'],
  [
    /\bdb\b|database|knex|prisma|pool|conn|connection|collection|model|repo|repository|mongo|sql|pg|table|orm|entity|document/i,
    'kept in the database',
  ],
];

/** First-party functions that are handed the path, or give it back, are followed this far. */
const MAX_HOPS = 2;

export class Lifetime {
  readonly #code: ParsedCode;
  readonly #evaluator: Evaluator;
  readonly #callers: Callers;
  #reads: readonly { readonly key: string; readonly call: Call; readonly fn: FunctionNode | undefined }[] | undefined;

  constructor(code: ParsedCode, evaluator: Evaluator, callers: Callers) {
    this.#code = code;
    this.#evaluator = evaluator;
    this.#callers = callers;
  }

  /**
   * How a temporary path outlives its request; undefined when it does not.
   * @param builder the call that names the path, where another one writes
   */
  escape(call: Call, argument: Node, text: Text, place: NodePlace, builder: Call | undefined): Escape | undefined {
    const at = builder ?? call;
    const carriers = this.#carriers(builder ? builder.getArguments() : [argument], at);
    const scope = this.#scopeOf(carriers, at);
    if (this.#isRemoved(scope, carriers)) return undefined;
    const kept = this.#keptFrom(scope, carriers, 0);
    if (kept) return kept;
    return place.fixed ? this.#fixedName(call, text) : undefined;
  }

  /** Variables that hold the path: those that it is made of, and the one that holds what the call gives back. */
  #carriers(paths: readonly Node[], call: Call): Set<Node> {
    const result = new Set<Node>();
    for (const path of paths) {
      for (const name of [path, ...path.getDescendantsOfKind(SyntaxKind.Identifier)]) {
        const declaration = Node.isIdentifier(name) ? declarationOf(name) : undefined;
        if (
          !Node.isVariableDeclaration(declaration) &&
          !Node.isBindingElement(declaration) &&
          !Node.isParameterDeclaration(declaration)
        )
          continue;
        if (Node.isParameterDeclaration(declaration) || this.#isTemporary(name)) result.add(declaration);
      }
    }
    const target = assignedTo(call);
    if (target && /mkdtemp/.test(call.getExpression().getText())) result.add(target);
    return result;
  }

  #isTemporary(node: Node): boolean {
    return this.#evaluator.texts(node, NO_FRAME).some((text) => placeOf(text)?.place === 'temporary');
  }

  #scopeOf(carriers: ReadonlySet<Node>, at: Node): Node {
    const own = enclosingFunction(at);
    for (const carrier of carriers) {
      const outer = enclosingFunction(carrier);
      if (outer && own && outer !== own && own.getFirstAncestor((node) => node === outer)) return outer;
    }
    return own ?? at.getSourceFile();
  }

  #isRemoved(scope: Node, carriers: ReadonlySet<Node>): boolean {
    return callsIn(scope).some((call) => {
      const name = externalName(call.getExpression()) ?? call.getExpression().getText().slice(-40);
      const removes =
        REMOVALS.test(name) ||
        /(?:^|\.)(?:unlink|cleanup|cleanUp|removeCallback|rimraf|remove|deleteFile|removeFile)(?:Sync)?$/.test(name);
      return (
        removes &&
        (call.getArguments().length === 0 || call.getArguments().some((argument) => mentions(argument, carriers)))
      );
    });
  }

  #keptFrom(scope: Node, first: ReadonlySet<Node>, hops: number): Escape | undefined {
    const carriers = this.#grown(scope, first);
    for (const inner of scope.getDescendants()) {
      const kept = Node.isCallExpression(inner)
        ? keptByCall(inner, carriers)
        : Node.isBinaryExpression(inner)
          ? keptByAssignment(inner, carriers)
          : undefined;
      if (kept !== undefined)
        return {
          path: pathOf(inner.getSourceFile()),
          line: inner.getStartLineNumber(),
          message: `its path is ${kept}`,
        };
    }
    if (hops >= MAX_HOPS || !isFunction(scope)) return undefined;
    if (returnsOf(scope).some((value) => carries(value, carriers))) {
      for (const site of this.#callers.of(scope)) {
        const target = assignedTo(site);
        const outer = enclosingFunction(site) ?? site.getSourceFile();
        const kept = target
          ? this.#isRemoved(outer, new Set([target]))
            ? undefined
            : this.#keptFrom(outer, new Set([target]), hops + 1)
          : undefined;
        if (kept) return kept;
      }
    }
    for (const call of callsIn(scope)) {
      const handed = call.getArguments().findIndex((argument) => carries(argument, carriers));
      const fn =
        handed < 0 || Node.isNewExpression(call) ? undefined : functionOf(this.#code, call.getExpression(), NO_FRAME);
      const parameter = fn?.getParameters()[handed];
      const kept = fn && parameter && fn !== scope ? this.#keptFrom(fn, new Set([parameter]), hops + 1) : undefined;
      if (kept) return kept;
    }
    return undefined;
  }

  /** With variables that are set from the carriers: copies, and objects that hold them. */
  #grown(scope: Node, first: ReadonlySet<Node>): ReadonlySet<Node> {
    const result = new Set(first);
    for (const inner of scope.getDescendantsOfKind(SyntaxKind.VariableDeclaration)) {
      const initializer = inner.getInitializer();
      if (initializer && carries(initializer, result)) result.add(inner);
    }
    return result;
  }

  /** A name that every request knows. */
  #fixedName(call: Call, text: Text): Escape | undefined {
    const key = keyOf(text);
    const fn = enclosingFunction(call);
    const name = externalName(call.getExpression()) ?? '';
    if (/mkdir|ensureDir|emptyDir/.test(name)) return undefined;
    const told = (at: Node, message: string): Escape => ({
      path: pathOf(at.getSourceFile()),
      line: at.getStartLineNumber(),
      message,
    });
    if (appends(call, name)) return told(call, 'it grows from one request to the next');
    this.#reads ??= this.#collectReads();
    for (const read of this.#reads) {
      if (read.key !== key || read.call === call) continue;
      if (read.fn !== fn) return told(read.call, `other code reads it: ${shortText(read.call)}`);
      if (fn && read.call.getSourceFile() === call.getSourceFile() && read.call.getPos() < call.getPos())
        return told(read.call, 'it is looked for before it is written, so that one request leaves it to the next');
    }
    return undefined;
  }

  #collectReads(): readonly { readonly key: string; readonly call: Call; readonly fn: FunctionNode | undefined }[] {
    return [...this.#code.files.values()].flatMap(callsIn).flatMap((call) => {
      const callee = call.getExpression();
      const name = externalName(callee);
      const isServed = Node.isPropertyAccessExpression(callee) && /^(?:sendFile|download)$/.test(callee.getName());
      const [argument] = call.getArguments();
      if (!argument || !(isServed || (name !== undefined && PROBES.test(name)))) return [];
      const fn = enclosingFunction(call);
      return this.#evaluator.texts(argument, NO_FRAME).map((text) => ({ key: keyOf(text), call, fn }));
    });
  }
}

/** The variable that holds what a call gives. */
function assignedTo(call: Node): Node | undefined {
  let at: Node | undefined = call.getParent();
  while (at && (Node.isAwaitExpression(at) || Node.isParenthesizedExpression(at))) at = at.getParent();
  if (Node.isVariableDeclaration(at)) {
    const name = at.getNameNode();
    return Node.isObjectBindingPattern(name) ? name.getElements()[0] : at;
  }
  return undefined;
}

function mentions(node: Node, carriers: ReadonlySet<Node>): boolean {
  return [node, ...node.getDescendantsOfKind(SyntaxKind.Identifier)].some((inner) => isCarrier(inner, carriers));
}

function isCarrier(node: Node, carriers: ReadonlySet<Node>): boolean {
  if (!Node.isIdentifier(node)) return false;
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === node) return false;
  const declaration = declarationOf(node);
  return declaration !== undefined && carriers.has(declaration);
}

/** Does the value hold the path itself, rather than what a function makes of it? */
function carries(node: Node, carriers: ReadonlySet<Node>): boolean {
  const at = unwrapped(node);
  if (isCarrier(at, carriers)) return true;
  if (Node.isObjectLiteralExpression(at))
    return at.getProperties().some((property) => {
      if (Node.isPropertyAssignment(property)) {
        const initializer = property.getInitializer();
        return initializer !== undefined && carries(initializer, carriers);
      }
      return Node.isShorthandPropertyAssignment(property) && isCarrier(property.getNameNode(), carriers);
    });
  if (Node.isArrayLiteralExpression(at)) return at.getElements().some((element) => carries(element, carriers));
  if (Node.isTemplateExpression(at))
    return at.getTemplateSpans().some((span) => carries(span.getExpression(), carriers));
  if (Node.isBinaryExpression(at)) return carries(at.getLeft(), carriers) || carries(at.getRight(), carriers);
  if (Node.isPropertyAccessExpression(at))
    return /^(?:path|name|file|dir)$/.test(at.getName()) && carries(at.getExpression(), carriers);
  if (
    Node.isCallExpression(at) &&
    /^(?:JSON\.stringify|path\.(?:join|resolve)|String)$/.test(at.getExpression().getText())
  )
    return at.getArguments().some((argument) => carries(argument, carriers));
  return false;
}

function keptByCall(call: Node, carriers: ReadonlySet<Node>): string | undefined {
  if (!Node.isCallExpression(call)) return undefined;
  const callee = call.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !KEEPING_METHOD.test(callee.getName())) return undefined;
  if (!call.getArguments().some((argument) => carries(argument, carriers))) return undefined;
  const receiver = unwrapped(callee.getExpression());
  const name = receiver.getText().slice(0, 120);
  if (/^(?:res|response|reply|socket|io|ws|mail|mailer|transporter)\b/.test(name)) return undefined;
  const known = KEEPERS.find(([words]) => words.test(name));
  if (known) return known[1];
  // Sequelize, Mongoose and their like call models by names of their own: `Report.create({ file })`.
  if (
    /^[A-Z]\w+$/.test(name) &&
    /^(?:create|insertMany|update|updateOne|upsert|findOneAndUpdate)$/.test(callee.getName())
  )
    return 'kept in the database';
  return isOfModule(receiver) ? 'kept in memory for later requests' : undefined;
}

function keptByAssignment(assignment: Node, carriers: ReadonlySet<Node>): string | undefined {
  if (!Node.isBinaryExpression(assignment) || assignment.getOperatorToken().getText() !== '=') return undefined;
  if (!carries(assignment.getRight(), carriers)) return undefined;
  const left = assignment.getLeft();
  if (/(?:^|\.)session(?:\.|\[|$)/.test(left.getText())) return 'kept in the session';
  if (!enclosingFunction(assignment)) return undefined;
  let root: Node = left;
  while (Node.isPropertyAccessExpression(root) || Node.isElementAccessExpression(root))
    root = unwrapped(root.getExpression());
  return isOfModule(root) ? 'kept in memory for later requests' : undefined;
}

/** A variable of the module, which lives as long as the process. */
function isOfModule(node: Node): boolean {
  const declaration = Node.isIdentifier(node) ? declarationOf(node) : undefined;
  if (!Node.isVariableDeclaration(declaration) || enclosingFunction(declaration)) return false;
  const initializer = declaration.getInitializer();
  return (
    initializer === undefined ||
    Node.isObjectLiteralExpression(initializer) ||
    Node.isArrayLiteralExpression(initializer) ||
    Node.isNullLiteral(initializer) ||
    (Node.isNewExpression(initializer) && /^(?:Map|Set|WeakMap|LRU\w*)$/.test(initializer.getExpression().getText()))
  );
}
