/** What texts an expression may give, followed through the project's own code. */
import { type CallExpression, type Identifier, type NewExpression, Node, type ParameterDeclaration } from 'ts-morph';
import { directoryOf } from '../flow/position.ts';
import { declarationOf, externalName, unwrapped } from './declarations.ts';
import {
  assignmentsIn,
  type Bound,
  bindArguments,
  boundMember,
  type Frame,
  functionOf,
  isFunction,
  MAX_DEPTH,
  membersOf,
  ownExport,
  returnsOf,
} from './functions.ts';
import { valueOfCall, valueOfCallback } from './known-calls.ts';
import { fileText, ofExternal } from './known-names.ts';
import { shortText, stepAt } from './node-text.ts';
import { type ParsedCode, pathOf } from './parsed-code.ts';
import { combinations, distinct, hole, joinTexts, literal, type Text, unknown, withStep } from './text.ts';

/** Expressions that are looked at for one path. */
const MAX_STEPS = 4000;

/** Parameters that frameworks fill with what comes from outside. */
const FROM_OUTSIDE: Readonly<Record<string, string>> = {
  req: 'the request',
  request: 'the request',
  ctx: 'the request',
  context: 'the request',
  event: 'the event',
  job: 'the job',
  message: 'the message',
  msg: 'the message',
  file: 'the uploaded file',
};

/** Evaluates expressions of one project. */
export class Evaluator {
  readonly code: ParsedCode;
  #steps = 0;

  constructor(code: ParsedCode) {
    this.code = code;
  }

  /** The texts that an expression may give; none where it gives no text. */
  texts(node: Node, frame: Frame): readonly Text[] {
    this.#steps = 0;
    return this.evaluate(node, frame);
  }

  /** As {@link texts}, as part of a larger evaluation. */
  evaluate(node: Node, frame: Frame): readonly Text[] {
    if (this.#steps++ > MAX_STEPS || frame.depth > MAX_DEPTH) return [unknown('a value from too far away')];
    const at = unwrapped(node);
    const deeper: Frame = { bound: frame.bound, depth: frame.depth + 1 };
    if (Node.isStringLiteral(at) || Node.isNoSubstitutionTemplateLiteral(at)) return [literal(at.getLiteralText())];
    if (Node.isNumericLiteral(at)) return [literal(at.getText())];
    if (Node.isTemplateExpression(at)) {
      const lists = at
        .getTemplateSpans()
        .flatMap((span) => [this.#part(span.getExpression(), deeper), [literal(span.getLiteral().getLiteralText())]]);
      return this.joined([[literal(at.getHead().getLiteralText())], ...lists], '');
    }
    if (Node.isBinaryExpression(at)) {
      const operator = at.getOperatorToken().getText();
      if (operator === '+')
        return this.joined([this.#part(at.getLeft(), deeper), this.#part(at.getRight(), deeper)], '');
      if (operator === '||' || operator === '??') return this.#either(at.getLeft(), at.getRight(), deeper);
      if (operator === '&&' || operator === '=' || operator === ',') return this.evaluate(at.getRight(), deeper);
      return [];
    }
    if (Node.isConditionalExpression(at))
      return distinct([...this.evaluate(at.getWhenTrue(), deeper), ...this.evaluate(at.getWhenFalse(), deeper)]);
    if (Node.isIdentifier(at)) return this.#name(at, deeper);
    if (Node.isPropertyAccessExpression(at)) return this.#member(at, at.getExpression(), at.getName(), deeper);
    if (Node.isElementAccessExpression(at)) {
      const key = at.getArgumentExpression();
      if (Node.isStringLiteral(key)) return this.#member(at, at.getExpression(), key.getLiteralText(), deeper);
      return [unknown(shortText(at))];
    }
    if (Node.isCallExpression(at) || Node.isNewExpression(at)) return this.#call(at, deeper);
    if (Node.isVariableDeclaration(at)) {
      const initializer = at.getInitializer();
      return initializer ? this.evaluate(initializer, deeper) : [];
    }
    if (
      Node.isNullLiteral(at) ||
      Node.isFalseLiteral(at) ||
      Node.isTrueLiteral(at) ||
      Node.isObjectLiteralExpression(at)
    )
      return [];
    return [unknown(shortText(at))];
  }

  /** Every combination, joined. */
  joined(lists: readonly (readonly Text[])[], separator: string): readonly Text[] {
    return distinct(combinations(lists).map((texts) => joinTexts(texts, separator)));
  }

  /** A part of a text; one that gives none is a hole. */
  #part(node: Node, frame: Frame): readonly Text[] {
    const texts = this.evaluate(node, frame);
    return texts.length > 0 ? texts : [unknown(shortText(node))];
  }

  /** What is taken where the first is missing; a variable that need not be set hides behind its default. */
  #either(left: Node, right: Node, frame: Frame): readonly Text[] {
    const fallback = this.evaluate(right, frame);
    const first = this.evaluate(left, frame);
    if (fallback.length === 0) return first;
    const variable = first.flatMap(({ parts: [head] }) =>
      typeof head === 'object' && head.from === 'outside' && head.variable ? [head.variable] : [],
    )[0];
    const isUnset = (text: Text): boolean => {
      const [head] = text.parts;
      return typeof head === 'object' && head.from === 'outside' && head.variable !== undefined;
    };
    const step = variable === undefined ? undefined : stepAt(right, `${variable} falls back to ${shortText(right)}`);
    return distinct([
      ...first.filter((text) => !isUnset(text)),
      ...fallback.map((text) => (step ? withStep(text, step) : text)),
    ]);
  }

  #name(identifier: Identifier, frame: Frame): readonly Text[] {
    const text = identifier.getText();
    const file = pathOf(identifier.getSourceFile());
    if (text === 'undefined') return [];
    const declaration = declarationOf(identifier);
    if (!declaration) {
      if (text === '__dirname') return [hole({ from: 'app', base: directoryOf(file) })];
      if (text === '__filename') return fileText(file);
      return [unknown(text)];
    }
    if (Node.isParameterDeclaration(declaration)) return this.#parameter(declaration, frame);
    if (Node.isBindingElement(declaration)) return this.#destructured(declaration, identifier, frame);
    const external = externalName(identifier);
    if (external !== undefined) return [ofExternal(external, text, identifier)];
    const own = ownExport(this.code, declaration);
    if (own) return this.evaluate(own, frame);
    if (!Node.isVariableDeclaration(declaration)) return [unknown(text)];
    const step = stepAt(declaration, `${text} is set`);
    const initializer = declaration.getInitializer();
    const elements = initializer ? [] : this.#elementsOfLoop(declaration, frame);
    const assigned =
      declaration.getVariableStatement()?.getDeclarationKind() === 'const'
        ? []
        : assignmentsIn(declaration.getSourceFile(), text, frame);
    const values = [
      ...(initializer ? this.evaluate(initializer, frame) : []),
      ...elements,
      ...assigned
        .filter(({ node }) => !node.getText().includes(text))
        .flatMap((bound) => this.evaluate(bound.node, frame)),
    ];
    if (values.length === 0) return initializer && isNothing(initializer) ? [] : [unknown(text)];
    return distinct(values.map((value) => withStep(value, step)));
  }

  /** `for (const name of ['a', 'b'])` */
  #elementsOfLoop(declaration: Node, frame: Frame): readonly Text[] {
    const loop = declaration.getFirstAncestor(Node.isForOfStatement);
    if (!loop?.getInitializer().containsRange(declaration.getPos(), declaration.getEnd())) return [];
    return this.#elements(loop.getExpression(), frame);
  }

  #elements(list: Node, frame: Frame): readonly Text[] {
    const at = unwrapped(list);
    if (Node.isArrayLiteralExpression(at))
      return distinct(at.getElements().flatMap((element) => this.evaluate(element, frame)));
    const declaration = Node.isIdentifier(at) ? declarationOf(at) : undefined;
    const initializer = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
    return Node.isArrayLiteralExpression(initializer) ? this.#elements(initializer, frame) : [];
  }

  #parameter(parameter: ParameterDeclaration, frame: Frame): readonly Text[] {
    const bound = frame.bound.get(parameter);
    const initializer = parameter.getInitializer();
    if (bound) {
      const step = stepAt(bound.node, `${shortText(bound.node)} is passed as ${parameter.getName()}`);
      return this.evaluate(bound.node, { bound: bound.frame.bound, depth: frame.depth }).map((text) =>
        withStep(text, step),
      );
    }
    const fn = parameter.getParent();
    const fallback = initializer ? this.evaluate(initializer, frame) : [];
    if (!isFunction(fn)) return fallback.length > 0 ? fallback : [unknown(parameter.getName())];
    const loop = fn.getParent();
    if (Node.isCallExpression(loop) && fn.getParameters()[0] === parameter) {
      const callee = loop.getExpression();
      if (Node.isPropertyAccessExpression(callee) && /^(?:forEach|map|filter)$/.test(callee.getName())) {
        const elements = this.#elements(callee.getExpression(), frame);
        if (elements.length > 0) return elements;
      }
    }
    const index = fn.getParameters().indexOf(parameter);
    const given = Node.isCallExpression(loop) ? valueOfCallback(loop, index) : undefined;
    if (given) return [given];
    return [hole({ from: 'param', fn, index, label: parameter.getName(), isMember: false }), ...fallback];
  }

  #destructured(element: Node, identifier: Identifier, frame: Frame): readonly Text[] {
    const text = identifier.getText();
    const external = externalName(identifier);
    const fallbackNode = Node.isBindingElement(element) ? element.getInitializer() : undefined;
    const fallback = fallbackNode ? this.evaluate(fallbackNode, frame) : [];
    if (external?.startsWith('process.env.'))
      return fallback.length > 0 ? fallback : [ofExternal(external, text, identifier)];
    if (external !== undefined) return [ofExternal(external, text, identifier)];
    const values = boundMember(this.code, element, frame, MAX_DEPTH).flatMap((bound) =>
      this.evaluate(bound.node, nextFrame(bound, frame)),
    );
    if (values.length > 0) return distinct(values);
    const parameter = element.getFirstAncestor(Node.isParameterDeclaration);
    if (parameter && !frame.bound.has(parameter)) {
      const fn = parameter.getParent();
      if (isFunction(fn)) {
        const index = fn.getParameters().indexOf(parameter);
        return [hole({ from: 'param', fn, index, label: text, isMember: false }), ...fallback];
      }
    }
    return fallback.length > 0 ? fallback : [unknown(text)];
  }

  #member(whole: Node, object: Node, name: string, frame: Frame): readonly Text[] {
    const external =
      externalName(whole) ?? (Node.isElementAccessExpression(whole) ? prefixed(externalName(object), name) : undefined);
    if (external !== undefined) return [ofExternal(external, shortText(whole), whole)];
    const members = membersOf(this.code, object, name, frame);
    const values = members.flatMap((bound) => this.evaluate(bound.node, nextFrame(bound, frame)));
    if (values.length > 0) return distinct(values);
    // The address of `new URL(…)`, the name of a temporary file: the object itself stands for its path.
    if (/^(?:pathname|href|path|name|filename|filePath)$/.test(name)) {
      const base = unwrapped(object);
      const made =
        Node.isIdentifier(base) || Node.isCallExpression(base) || Node.isNewExpression(base)
          ? this.evaluate(base, frame)
          : [];
      const places = made.filter(
        ({ parts: [head] }) =>
          typeof head === 'object' && (head.from === 'temporary' || (head.from === 'app' && name !== 'name')),
      );
      if (places.length > 0) return places;
    }
    return [this.#rootOfMember(whole, frame) ?? unknown(shortText(whole))];
  }

  /** `req.body.name`: who fills the parameter at the root decides. */
  #rootOfMember(whole: Node, frame: Frame): Text | undefined {
    let root = unwrapped(whole);
    while (Node.isPropertyAccessExpression(root) || Node.isElementAccessExpression(root))
      root = unwrapped(root.getExpression());
    const declaration = Node.isIdentifier(root) ? declarationOf(root) : undefined;
    if (Node.isThisExpression(root)) return undefined;
    if (!Node.isParameterDeclaration(declaration)) return undefined;
    const bound = frame.bound.get(declaration);
    if (bound) return undefined;
    const name = declaration.getName();
    const outside = FROM_OUTSIDE[name];
    if (outside !== undefined) return hole({ from: 'outside', label: outside });
    const fn = declaration.getParent();
    if (!isFunction(fn)) return undefined;
    return hole({
      from: 'param',
      fn,
      index: fn.getParameters().indexOf(declaration),
      label: shortText(whole),
      isMember: true,
    });
  }

  #call(call: CallExpression | NewExpression, frame: Frame): readonly Text[] {
    const known = valueOfCall(call, frame, this);
    if (known) return known;
    if (Node.isNewExpression(call)) return [];
    const fn = frame.depth < MAX_DEPTH ? functionOf(this.code, call.getExpression(), frame) : undefined;
    if (!fn) return [unknown(`${shortText(call.getExpression())}()`)];
    const inner = bindArguments(fn, call.getArguments(), frame);
    const values = returnsOf(fn).flatMap((value) => this.evaluate(value, inner));
    return values.length > 0 ? distinct(values) : [unknown(`${shortText(call.getExpression())}()`)];
  }
}

function nextFrame(bound: Bound, frame: Frame): Frame {
  return { bound: bound.frame.bound, depth: frame.depth + 1 };
}

function prefixed(base: string | undefined, name: string): string | undefined {
  return base === undefined ? undefined : `${base}.${name}`;
}

function isNothing(node: Node): boolean {
  return Node.isNullLiteral(node) || node.getText() === 'undefined' || Node.isObjectLiteralExpression(node);
}
