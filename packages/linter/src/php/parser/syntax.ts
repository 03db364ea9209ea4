import type { Child, Node } from '../ast.ts';
import type { Nesting, StepBudget } from './budget.ts';
import { decodeEscapes } from './escapes.ts';
import type { Parser } from './internals.ts';

/** Nodes that an offset in braces never followed. */
const CONSTANT_KINDS: ReadonlySet<string> = new Set(['name', 'nullkeyword', 'boolean', 'number', 'string', 'array']);

/** Replaces what php-parser 3.7.0 reads wrongly or not at all, each as PHP 8.5 reads it. */
export function adaptSyntax(parser: Parser, budget: StepBudget, nesting: Nesting): void {
  const { tok } = parser;
  const original = {
    raiseError: parser.raiseError,
    readStatement: parser.read_statement,
    readIf: parser.read_if,
    readPromoted: parser.read_promoted,
    readClassName: parser.read_class_name_reference,
    readChain: parser.recursive_variable_chain_scan,
  };
  const keywords = new Set(Object.values(parser.lexer.keywords));

  parser.raiseError = function (...args) {
    budget.step();
    return original.raiseError.apply(this, args);
  };
  // The parser's own makes the `;` a part of the expression before it.
  parser.expectEndOfStatement = function () {
    if (this.token !== ';' && this.token !== tok['T_INLINE_HTML'] && this.token !== this.EOF) {
      this.error(';');
      return false;
    }
    this.next();
    return true;
  };
  parser.resolve_special_chars = decodeEscapes;
  parser.remove_heredoc_leading_whitespace_chars = withoutIndentation;

  // `static fn() => 1;` as a statement.
  parser.read_statement = function () {
    nesting.enter();
    const statement = isStaticArrow(this) ? readExpressionStatement(this) : original.readStatement.call(this);
    nesting.leave();
    return statement;
  };
  function isStaticArrow(at: Parser): boolean {
    return at.token === tok['T_STATIC'] && at.peek() === tok['T_FN'];
  }
  // An `elseif` is read by recursion that passes no statement.
  parser.read_if = function () {
    nesting.enter();
    const statement = original.readIf.call(this);
    nesting.leave();
    return statement;
  };
  // `final` before a promoted property.
  parser.read_promoted = function () {
    while (this.token === tok['T_FINAL']) this.next();
    const flags = original.readPromoted.call(this);
    while (this.token === tok['T_FINAL']) this.next();
    return flags;
  };
  // `public ?string $name = null { set => …; }`: only variables were ever followed by an offset in braces.
  parser.recursive_variable_chain_scan = function (base, readOnly, encapsed) {
    const isConstant = typeof base === 'object' && base !== null && 'kind' in base && CONSTANT_KINDS.has(base.kind);
    return this.token === '{' && isConstant ? base : original.readChain.call(this, base, readOnly, encapsed);
  };
  // `$x instanceof ($name)`.
  parser.read_class_name_reference = function () {
    if (this.token !== '(') return original.readClassName.call(this);
    this.next();
    const expression = this.read_expr();
    if (this.expect(')')) this.next();
    return expression;
  };
  // A named argument may follow a spread one.
  parser.read_non_empty_argument_list = function () {
    return this.read_function_list(() => this.read_argument(), ',');
  };
  parser.read_argument = function (): Child {
    if (this.token === tok['T_ELLIPSIS']) {
      const finish = this.node('variadic');
      this.next();
      return finish(this.read_expr());
    }
    if ((this.token !== tok['T_STRING'] && !keywords.has(this.token)) || this.peek() !== ':') return this.read_expr();
    const finish = this.node('namedargument');
    const name = this.text();
    this.next().next();
    return finish(name, this.read_expr());
  };
  // Reserved words as member names: `static::$class::new()`.
  parser.read_what = function () {
    this.next();
    if (this.token === tok['T_STRING'] || this.is('IDENTIFIER')) {
      const finish = this.node('identifier');
      const name = this.text();
      this.next();
      return finish(name);
    }
    return readComputedMember(this);
  };
}

function readExpressionStatement(parser: Parser): Node {
  const finish = parser.node('expressionstatement');
  const expression = parser.read_expr();
  parser.expectEndOfStatement();
  return finish(expression);
}

/** `->$name`, `->$$name`, `->${…}`, `->{…}`. */
function readComputedMember(parser: Parser): Node {
  const { tok } = parser;
  if (parser.token === tok['T_VARIABLE']) {
    const finish = parser.node('variable');
    const name = parser.text().slice(1);
    parser.next();
    return finish(name, false);
  }
  if (parser.token === '{') {
    const finish = parser.node('encapsedpart');
    parser.next();
    const expression = parser.read_expr();
    if (parser.expect('}')) parser.next();
    return finish(expression, 'complex', false);
  }
  if (parser.token === '$') {
    const finish = parser.node('variable');
    const braced = parser.next().token === '{';
    if (braced) parser.next();
    const name = parser.read_expr();
    if (braced && parser.expect('}')) parser.next();
    return finish(name, braced);
  }
  parser.error([tok['T_STRING'] ?? 0, tok['T_VARIABLE'] ?? 0, '$', '{']);
  const finish = parser.node('identifier');
  const name = parser.text();
  parser.next();
  return finish(name);
}

/** Takes up to so many characters of white space off each line; the first one only where a line starts. */
function withoutIndentation(text: string, indentation: number, _spaces: boolean, first: boolean): string {
  if (indentation === 0) return text;
  const pattern = new RegExp(`\\n[ \\t]{1,${indentation}}`, 'g');
  const rest = text.replace(pattern, '\n');
  return first ? rest.replace(new RegExp(`^[ \\t]{1,${indentation}}`), '') : rest;
}
