/** A streaming reader for the XML that S3 endpoints answer with: elements and text; no document types, no own entities. */
import { StorageError } from '../storage-error.ts';

export interface XmlEvents {
  /** Local name, without prefix. */
  open?(name: string): void;
  /** Text right inside of the element, entities replaced; of an element with children, what stands between them. */
  close(name: string, text: string): void;
}

/** Nothing that S3 answers is nested deeper. */
const DEPTH_MAX = 64;

/** One tag or one run of text; keys have 1024 bytes, messages a few thousand. [UTF-16 units] */
const TOKEN_MAX = 1 << 20;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export class XmlReader {
  readonly #events: XmlEvents;
  readonly #stack: string[] = [];
  readonly #texts: string[] = [];
  #rest = '';
  #hasRoot = false;

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  /** @throws StorageError `storage.invalid-response` */
  push(chunk: string): void {
    const text = this.#rest === '' ? chunk : this.#rest + chunk;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) break;
      const behind = this.#leaf(text, open, at);
      if (behind > 0) {
        at = behind;
        continue;
      }
      const end = endOfTag(text, open);
      if (end < 0) break;
      if (open > at) this.#text(text.slice(at, open));
      this.#tag(text, open, end);
      at = end + 1;
    }
    this.#rest = at === 0 ? text : text.slice(at);
    if (this.#rest.length > TOKEN_MAX) throw invalid('has a tag or a text of more than a million characters');
  }

  /**
   * The short way for what nearly all of a listing is made of: `<Name>text</Name>`.
   * @returns the index behind it; 0 where it is something else, or not there as a whole
   */
  #leaf(text: string, open: number, textFrom: number): number {
    if (this.#stack.length === 0 || this.#stack.length >= DEPTH_MAX) return 0;
    let end = open + 1;
    for (let unit = text.charCodeAt(end); unit !== GREATER; unit = text.charCodeAt(end)) {
      if (!isNameUnit(unit)) return 0;
      end += 1;
    }
    const close = text.indexOf('<', end + 1);
    const length = end - open - 1;
    if (close < 0 || length === 0 || text.charCodeAt(close + 1) !== SLASH) return 0;
    if (text.charCodeAt(close + 2 + length) !== GREATER) return 0;
    const name = text.slice(open + 1, end);
    if (!text.startsWith(name, close + 2)) return 0;
    if (open > textFrom) this.#text(text.slice(textFrom, open));
    const raw = text.slice(end + 1, close);
    this.#events.open?.(name);
    this.#events.close(name, raw.includes('&') ? decodeEntities(raw) : raw);
    return close + length + 3;
  }

  /** Says that nothing follows. @throws StorageError `storage.invalid-response` when the document is not complete */
  end(): void {
    if (this.#stack.length > 0 || !this.#hasRoot || this.#rest.trim() !== '') throw invalid('ends too early');
  }

  #text(raw: string): void {
    const last = this.#texts.length - 1;
    if (last < 0) {
      if (raw.trim() !== '' && raw !== '\uFEFF') throw invalid('has text outside of its elements');
      return;
    }
    const decoded = raw.includes('&') ? decodeEntities(raw) : raw;
    this.#texts[last] = this.#texts[last] === '' ? decoded : this.#texts[last] + decoded;
  }

  #tag(text: string, open: number, end: number): void {
    const second = text.charCodeAt(open + 1);
    if (second === SLASH) {
      const name = localName(text.slice(open + 2, end).trimEnd());
      if (this.#stack.pop() !== name) throw invalid(`closes <${name}> where it is not open`);
      this.#events.close(name, this.#texts.pop() ?? '');
    } else if (second === EXCLAMATION) {
      if (text.startsWith('<![CDATA[', open)) this.#cdata(text.slice(open + 9, end - 2));
      else if (!text.startsWith('<!--', open)) throw invalid('has a document type');
    } else if (second !== QUESTION) this.#open(text, open, end);
  }

  #cdata(raw: string): void {
    const last = this.#texts.length - 1;
    if (last < 0) throw invalid('has text outside of its elements');
    this.#texts[last] += raw;
  }

  #open(text: string, open: number, end: number): void {
    const isEmpty = text.charCodeAt(end - 1) === SLASH;
    const tag = text.slice(open + 1, isEmpty ? end - 1 : end);
    const name = localName(nameOf(tag));
    if (this.#stack.length === 0 && this.#hasRoot) throw invalid('has two documents in one');
    if (this.#stack.length >= DEPTH_MAX) throw invalid(`is nested deeper than ${DEPTH_MAX}`);
    this.#hasRoot = true;
    this.#events.open?.(name);
    if (isEmpty) this.#events.close(name, '');
    else {
      this.#stack.push(name);
      this.#texts.push('');
    }
  }
}

const SLASH = 47;
const GREATER = 62;
const EXCLAMATION = 33;
const QUESTION = 63;
const BLANK = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/** Index of the last character of the tag that starts at `open`; -1 when it is not there yet. */
function endOfTag(text: string, open: number): number {
  const second = text.charCodeAt(open + 1);
  if (second === EXCLAMATION) {
    if (text.length < open + 9) return -1;
    if (text.startsWith('<!--', open)) return lastOf(text, '-->', open + 4);
    if (text.startsWith('<![CDATA[', open)) return lastOf(text, ']]>', open + 9);
    return text.indexOf('>', open);
  }
  if (second === QUESTION) return lastOf(text, '?>', open + 2);
  if (second === SLASH) return text.indexOf('>', open);
  // A ">" may stand in an attribute's value.
  let quote = 0;
  for (let at = open + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) quote = unit;
    else if (unit === GREATER) return at;
  }
  return -1;
}

function lastOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length - 1;
}

/** What stands before the attributes. */
function nameOf(tag: string): string {
  for (let at = 0; at < tag.length; at += 1) if (tag.charCodeAt(at) <= BLANK) return tag.slice(0, at);
  return tag;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  const local = colon < 0 ? name : name.slice(colon + 1);
  if (local === '') throw invalid('has a tag without a name');
  return local;
}

/** ASCII letters and digits: names of S3 have no others. */
function isNameUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

function decodeEntities(text: string): string {
  // ETags come in quotes, and nothing else of a listing has entities.
  if (
    text.length > 12 &&
    text.startsWith('&quot;') &&
    text.endsWith('&quot;') &&
    text.indexOf('&', 6) === text.length - 6
  ) {
    return `"${text.slice(6, -6)}"`;
  }
  return text.replace(/&([^;&]{0,12});?/g, (whole, entity: string) => {
    if (!whole.endsWith(';')) throw invalid(`has a bare "&"`);
    const named = NAMED[entity];
    if (named !== undefined) return named;
    const number = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/.exec(entity);
    const point =
      number === null ? -1 : Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 16 : 10);
    if (point < 0 || point > 0x10ffff) throw invalid(`has the unknown entity "${whole}"`);
    return String.fromCodePoint(point);
  });
}

function invalid(what: string): StorageError {
  return new StorageError('storage.invalid-response', {
    what: `the endpoint's XML ${what}`,
    retryable: true,
    next: 'Is this an S3 endpoint? "tidemark storage doctor <url>" looks at what it answers.',
  });
}
