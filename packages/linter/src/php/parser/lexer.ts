import { BracketsTooDeep, deepestBrackets, type StepBudget } from './budget.ts';
import { type CommentSink, endOfLineComment, readCommonToken, skipBlank } from './common-tokens.ts';
import type { Lexer, Token } from './internals.ts';
import { isLabelPart } from './labels.ts';

/**
 * Replaces parts of a php-parser lexer: common tokens are read by scanning instead of character by character, lines are
 * not counted (indexes give them), comments are noted, and every way through it costs a step of the budget.
 */
export function adaptLexer(lexer: Lexer, budget: StepBudget, comments: CommentSink): void {
  const { tok } = lexer;
  const original = { matchAttribute: lexer.matchST_ATTRIBUTE, getState: lexer.getState, setState: lexer.setState };
  // PHP 8.5: `(void) f();` reads as a cast that gives nothing.
  lexer.castKeywords['void'] = tok['T_UNSET_CAST'] ?? 0;

  const opening = new Set<Token | undefined>([
    tok['T_ATTRIBUTE'],
    tok['T_CURLY_OPEN'],
    tok['T_DOLLAR_OPEN_CURLY_BRACES'],
  ]);
  let depth = 0;
  lexer.lex = function () {
    if (this.offset === 0) depth = 0;
    budget.step();
    this.yylloc.prev_offset = this.offset;
    for (;;) {
      let token: Token | false | null | undefined;
      if (this.curCondition === 'ST_IN_SCRIPTING' && this.tokens.length === 0 && !this.done) {
        skipBlank(this, comments);
        token = readCommonToken(this);
      }
      token ??= this.next();
      if (!token) budget.step();
      else if (token === tok['T_OPEN_TAG_WITH_ECHO']) return tok['T_ECHO'] ?? 0;
      else if (token === tok['T_CLOSE_TAG']) return ';';
      else if (
        token !== tok['T_WHITESPACE'] &&
        token !== tok['T_COMMENT'] &&
        token !== tok['T_DOC_COMMENT'] &&
        token !== tok['T_OPEN_TAG']
      ) {
        if (token === '(' || token === '[' || token === '{' || opening.has(token)) {
          if (++depth > deepestBrackets) throw new BracketsTooDeep(`nested deeper than ${deepestBrackets} brackets`);
        } else if ((token === ')' || token === ']' || token === '}') && depth > 0) depth--;
        return token;
      }
    }
  };
  lexer.input = function () {
    const ch = this._input[this.offset];
    if (ch === undefined) {
      // Some loops of the lexer never look for the end of the text.
      budget.step();
      return '';
    }
    this.yytext += ch;
    this.offset++;
    return ch;
  };
  lexer.unput = function (size) {
    this.offset -= size;
    this.yytext = size < this.yytext.length ? this.yytext.slice(0, this.yytext.length - size) : '';
    return this;
  };
  lexer.consume = function (size) {
    const end = Math.min(this.size, this.offset + size);
    this.yytext += this._input.slice(this.offset, end);
    this.offset = end;
    return this;
  };
  lexer.T_COMMENT = function () {
    const start = this.offset - 1;
    this.consume(endOfLineComment(this._input, this.offset) - this.offset);
    comments.add(start, this.offset);
    return tok['T_COMMENT'] ?? 0;
  };
  lexer.T_DOC_COMMENT = function () {
    const start = this.offset - 2;
    const end = this._input.indexOf('*/', this.offset);
    this.consume((end === -1 ? this.size : end + 2) - this.offset);
    comments.add(start, this.offset);
    return tok['T_COMMENT'] ?? 0;
  };
  // A token that is looked at and given back must not leave its states behind.
  lexer.getState = function () {
    return {
      base: original.getState.call(this),
      stack: [...this.conditionStack],
      attributes: this.attributeIndex,
      depth,
    };
  };
  lexer.setState = function (state) {
    const { base, stack, attributes, ...rest } = state as LexerState;
    original.setState.call(this, base);
    depth = rest.depth;
    this.conditionStack.splice(0, this.conditionStack.length, ...stack);
    this.curCondition = stack.at(-1) ?? 'INITIAL';
    this.stateCb = this[`match${this.curCondition}` as 'matchST_ATTRIBUTE'];
    this.attributeIndex = attributes;
    return this;
  };
  lexer.matchST_ATTRIBUTE = function () {
    const from = this.offset;
    skipBlank(this, comments);
    if (this.offset > from) return tok['T_WHITESPACE'] ?? null;
    const ch = this._input[this.offset];
    if (ch !== '?' && ch !== '@') return original.matchAttribute.call(this);
    this.input();
    return this.consume_TOKEN();
  };
  lexer.isDOC_MATCH = isEndOfHeredoc;
}

/** What is needed to read a token again. */
interface LexerState {
  readonly base: unknown;
  readonly stack: readonly string[];
  readonly attributes: number;
  readonly depth: number;
}

/**
 * Does the heredoc end in the line that starts at `offset - 1`? PHP ends it at its label, indented or not, when no
 * further character of a name follows.
 */
function isEndOfHeredoc(this: Lexer, offset: number, consumeIndentation: boolean): boolean {
  const text = this._input;
  if (text[offset - 2] !== '\n') return false;
  let at = offset - 1;
  while (text[at] === ' ' || text[at] === '\t') at++;
  const { label, length } = this.heredoc_label;
  if (!text.startsWith(label, at) || isLabelPart(text.charCodeAt(at + length))) return false;
  const indentation = at - (offset - 1);
  if (consumeIndentation) this.consume(indentation);
  else {
    this.heredoc_label.indentation = indentation;
    this.heredoc_label.indentation_uses_spaces = text[offset - 1] === ' ';
    this.heredoc_label.first_encaps_node = true;
  }
  return true;
}
