/** One pass over the bytes of a PHP file: a lexer that keeps nothing but names and declarations. */
import { noteLiteral } from './credential-look.ts';
import type { Declarations } from './declarations.ts';
import { readBlockComment, readLineComment } from './doc-names.ts';
import { skipGap } from './gaps.ts';
import { KEYWORD, KEYWORD_AT, KEYWORD_HASH, KEYWORD_MASK } from './keywords.ts';
import {
  callHash,
  DECLARATION_MARK,
  FOLD,
  FUNCTION_MARK,
  HASH_PRIME,
  HASH_SEED,
  METHOD_MARK,
  VARIABLE_MEMBER,
} from './name-hash.ts';
import type { NameSet } from './name-set.ts';
import { afterOpenTag, type Label, readLabel, readQuoted, readTemplate } from './templates.ts';

/** Bytes that mean something in code apart from words; on every other byte the scanner just goes on. */
const SPECIAL: Uint8Array = new Uint8Array(256);
for (const character of '\'"`/#<?(){},;') SPECIAL[character.charCodeAt(0)] = 1;

const VARIABLE_MEMBER_HASH = callHash(VARIABLE_MEMBER, METHOD_MARK) | 0;

/** A text that is left open while the code of a `{$…}` inside it is read. */
interface OpenTemplate {
  readonly terminator: number;
  readonly label: Label | undefined;
  /** Braces open around the text. */
  readonly depth: number;
}

/** Is the word at `start` a variable, a member or a constant of a class, or part of a qualified name? */
function isQualified(bytes: Uint8Array, start: number): boolean {
  const before = start > 0 ? bytes[start - 1] : 0;
  const second = start > 1 ? (bytes[start - 2] as number) : 0;
  if (before === 0x24) return true;
  if (before === 0x3e) return second === 0x2d;
  if (before === 0x3a) return second === 0x3a;
  return before === 0x5c && FOLD[second] !== 0;
}

/** Where the name of a function stands whose `function` ends at `at`: behind comments, and the `&` of a reference. */
function declaredName(bytes: Uint8Array, at: number, end: number): number {
  const next = skipGap(bytes, at, end);
  return bytes[next] === 0x26 ? skipGap(bytes, next + 1, end) : next;
}

/** The mark of how the word `bytes[start, at)` is called: as a function, as a method, or 0 when it is not. */
function callForm(bytes: Uint8Array, start: number, at: number, end: number): number {
  let next = at;
  while (next < end && (bytes[next] as number) <= 0x20) next++;
  const byte = bytes[next];
  // Behind a comment a call may follow.
  if (byte !== 0x28 && byte !== 0x2f && byte !== 0x23) return 0;
  let before = start - 1;
  while (before > 0 && (bytes[before] as number) <= 0x20) before--;
  const previous = bytes[before];
  const second = before > 0 ? bytes[before - 1] : 0;
  if ((previous === 0x3e && second === 0x2d) || (previous === 0x3a && second === 0x3a)) return METHOD_MARK;
  return FUNCTION_MARK;
}

/** Does `->` stand in front of `at`, with blanks between them or none? */
function isMember(bytes: Uint8Array, at: number): boolean {
  let before = at - 1;
  while (before > 0 && (bytes[before] as number) <= 0x20) before--;
  return before > 0 && bytes[before] === 0x3e && bytes[before - 1] === 0x2d;
}

/** Scans `bytes[0, end)`, adding to `names` and `declarations` (both made ready by the caller). Time is linear. */
export function scan(bytes: Uint8Array, end: number, names: NameSet, declarations: Declarations): void {
  const templates: OpenTemplate[] = [];
  let depth = 0;
  let parens = 0;
  /** Where the name of a function stands that is being declared. */
  let declared = -1;
  let at = afterOpenTag(bytes, 0, end);

  while (at < end) {
    const start = at;
    const byte = bytes[at] as number;
    let fold = FOLD[byte] as number;
    if (fold !== 0) {
      let hash = HASH_SEED;
      do {
        hash = Math.imul(hash ^ fold, HASH_PRIME);
        at++;
        fold = at < end ? (FOLD[bytes[at] as number] as number) : 0;
      } while (fold !== 0);
      if (byte <= 0x39) continue;
      names.add(hash);
      if (bytes[start - 1] === 0x24 && isMember(bytes, start - 1)) names.add(VARIABLE_MEMBER_HASH);
      const form = callForm(bytes, start, at, end);
      if (form !== 0) names.add(Math.imul(hash ^ (start === declared ? DECLARATION_MARK : form), HASH_PRIME));
      // A name, whatever the word means elsewhere: `function use()`.
      if (start === declared) continue;
      const keyword = KEYWORD_AT[hash & KEYWORD_MASK] as number;
      if (keyword !== 0 && KEYWORD_HASH[keyword] === hash && !isQualified(bytes, start)) {
        if (keyword === KEYWORD.function) declared = declaredName(bytes, at, end);
        if (!declarations.keyword(keyword, at, depth, parens)) return;
      }
      continue;
    }
    if (SPECIAL[byte] === 0) {
      at++;
      continue;
    }
    switch (byte) {
      case 0x28: // (
        parens++;
        at++;
        break;
      case 0x29: // )
        if (parens > 0) parens--;
        at++;
        break;
      case 0x3b: // ;
        at++;
        declarations.inConstants = false;
        break;
      case 0x27: // '
        at = readQuoted(bytes, at + 1, end, names);
        noteLiteral(bytes, start, at, names);
        break;
      case 0x2c: // ,
        at++;
        if (declarations.inConstants) declarations.comma(at);
        break;
      case 0x7b: // {
        if (isMember(bytes, at)) names.add(VARIABLE_MEMBER_HASH);
        depth++;
        at++;
        if (declarations.bodyDue === parens) declarations.openBody(depth);
        break;
      case 0x7d: {
        // }
        at++;
        if (depth > 0) depth--;
        const open = templates[templates.length - 1];
        if (open === undefined || open.depth !== depth) {
          declarations.closeBrace(depth);
          break;
        }
        at = readTemplate(bytes, at, end, open.terminator, open.label, names);
        if (at < 0) {
          at = ~at;
          depth++;
        } else {
          templates.pop();
        }
        noteLiteral(bytes, start, at, names);
        break;
      }
      case 0x2f: // a slash
        // Behind a comment a member's name may follow that a variable holds.
        if (isMember(bytes, at)) names.add(VARIABLE_MEMBER_HASH);
        if (bytes[at + 1] === 0x2f) at = readLineComment(bytes, at + 2, end, names);
        else if (bytes[at + 1] === 0x2a) at = readBlockComment(bytes, at + 2, end, names);
        else at++;
        break;
      case 0x23: // #, but `#[` opens an attribute, which is code
        if (isMember(bytes, at)) names.add(VARIABLE_MEMBER_HASH);
        at = bytes[at + 1] === 0x5b ? at + 2 : readLineComment(bytes, at + 1, end, names);
        break;
      case 0x3f: // ?
        at = bytes[at + 1] === 0x3e ? afterOpenTag(bytes, at + 2, end) : at + 1;
        break;
      case 0x3c: {
        // <
        const label = readLabel(bytes, at, end);
        if (label === undefined) {
          at++;
          break;
        }
        names.addBytes(bytes, label.start, label.end);
        at = readTemplate(bytes, label.raw ? label.end + 1 : label.end, end, -1, label, names);
        if (at < 0) {
          at = ~at;
          templates.push({ terminator: -1, label, depth });
          depth++;
        }
        noteLiteral(bytes, start, at, names);
        break;
      }
      default: // " and `
        at = readTemplate(bytes, at + 1, end, byte, undefined, names);
        if (at < 0) {
          at = ~at;
          templates.push({ terminator: byte, label: undefined, depth });
          depth++;
        }
        noteLiteral(bytes, start, at, names);
    }
  }
}
