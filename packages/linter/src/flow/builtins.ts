import type { Part, Value } from './value.ts';
import { compact, concatenate, literalOf, NOTHING, sourced, text, union } from './value.ts';

/** What a function's result is made from. */
type Builtin = (args: readonly Value[]) => Value;

function heads(value: Value | undefined): Value {
  return value ?? NOTHING;
}

/** Applies a function to literal texts and leaves texts with unknown parts as they are. */
function onLiteral(value: Value, apply: (literal: string) => string): Value {
  return value.map((alt) => {
    const literal = literalOf(alt);
    return literal === undefined || alt.is !== 'text' ? alt : { ...alt, parts: [apply(literal)] };
  });
}

/** Applies a function to the literal text at the end. */
function onTail(value: Value, apply: (tail: string) => string): Value {
  return value.map((alt) => {
    if (alt.is !== 'text') return alt;
    const last = alt.parts[alt.parts.length - 1];
    if (typeof last !== 'string') return alt;
    return { ...alt, parts: compact([...alt.parts.slice(0, -1), apply(last)]) };
  });
}

const trimmed = (characters: string): string => characters.replace(/[\]\\^-]/g, '\\$&');

function dropLastSegment(parts: readonly Part[]): readonly Part[] {
  const rest = [...parts];
  // A slash ends the path, or parts the segment that is dropped from what stays.
  let isDropped = false;
  while (rest.length > 0) {
    const last = rest.pop();
    if (last === undefined) break;
    if (typeof last === 'string') {
      const cut: string = isDropped ? last : last.replace(/[/\\]+$/, '');
      const slash = Math.max(cut.lastIndexOf('/'), cut.lastIndexOf('\\'));
      if (slash > 0) return compact([...rest, cut.slice(0, slash)]);
      if (slash === 0) return rest.length > 0 ? compact(rest) : ['/'];
      if (rest.length === 0) return ['.'];
      isDropped ||= cut !== '';
    } else if (rest.length > 0) isDropped = true;
    else {
      if (!isDropped && last.from === 'place' && last.base !== undefined && last.base !== '') {
        const slash = last.base.lastIndexOf('/');
        return [{ ...last, base: slash < 0 ? '' : last.base.slice(0, slash) }];
      }
      if (!isDropped && last.from === 'param') return [{ ...last, up: (last.up ?? 0) + 1 }];
      return [last];
    }
  }
  return compact(rest);
}

/** The directory that holds the path, so many levels above it. */
export function dirname(value: Value, levels: number): Value {
  let result = value;
  for (let level = 0; level < levels; level += 1) {
    result = result.map((alt) => (alt.is === 'text' ? { ...alt, parts: dropLastSegment(alt.parts) } : alt));
  }
  return result;
}

function opaque(label: string, unique = false): Value {
  return [sourced({ from: 'unknown', label, unique })];
}

function sprintf(args: readonly Value[]): Value {
  const results: Value[] = [];
  for (const format of args[0] ?? NOTHING) {
    const literal = literalOf(format);
    if (literal === undefined) {
      results.push([format]);
      continue;
    }
    const pieces: Value[] = [];
    let next = 1;
    let at = 0;
    for (const match of literal.matchAll(/%(?:(\d+)\$)?[-+ 0']*\d*(?:\.\d+)?([bcdeEfFgGhHosuxX%])/g)) {
      pieces.push([text(literal.slice(at, match.index))]);
      at = match.index + match[0].length;
      if (match[2] === '%') pieces.push([text('%')]);
      else if (match[2] === 's') pieces.push(args[match[1] ? Number(match[1]) : next++] ?? opaque('a value'));
      else {
        pieces.push(opaque('a number'));
        if (!match[1]) next += 1;
      }
    }
    pieces.push([text(literal.slice(at))]);
    results.push(
      concatenate(
        pieces.filter(([first, ...rest]) => first === undefined || rest.length > 0 || literalOf(first) !== ''),
      ),
    );
  }
  return union(results);
}

function joinPaths(args: readonly Value[]): Value {
  const pieces: Value[] = [];
  args.forEach((arg, position) => {
    if (position > 0) pieces.push([text('/')]);
    pieces.push(arg);
  });
  return concatenate(pieces);
}

function replaced(args: readonly Value[]): Value {
  const [search, replacement, subject] = args;
  const from = search?.length === 1 ? literalOf(search[0] as Value[number]) : undefined;
  const to = replacement?.length === 1 ? literalOf(replacement[0] as Value[number]) : undefined;
  const target = heads(subject);
  if (from === undefined || to === undefined || from === '') return target;
  return target.map((alt) =>
    alt.is === 'text'
      ? {
          ...alt,
          parts: compact(alt.parts.map((part) => (typeof part === 'string' ? part.replaceAll(from, to) : part))),
        }
      : alt,
  );
}

const first: Builtin = (args) => heads(args[0]);
const second: Builtin = (args) => heads(args[1]);
const third: Builtin = (args) => heads(args[2]);
const basename: Builtin = (args) => {
  const value = onLiteral(heads(args[0]), (literal) => literal.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, ''));
  return value.map((alt) => (literalOf(alt) === undefined ? sourced({ from: 'unknown', label: 'a file name' }) : alt));
};

const pathinfo: Builtin = (args) => {
  const name = basename([heads(args[0])]);
  const flag = args[1]?.[0];
  const part =
    flag?.is === 'text' && typeof flag.parts[0] === 'object' && 'label' in flag.parts[0]
      ? /PATHINFO_(\w+)/i.exec(flag.parts[0].label)?.[1]
      : undefined;
  if (part !== undefined) return part.toLowerCase() === 'dirname' ? dirname(heads(args[0]), 1) : name;
  return [
    {
      is: 'record',
      entries: new Map([
        ['dirname', dirname(heads(args[0]), 1)],
        ['basename', name],
        ['filename', name],
        ['extension', opaque('an extension')],
      ]),
    },
  ];
};

/**
 * Functions whose result is a text made from their arguments, with the meaning that matters for paths: what stands at
 * the head stays at the head. Source: https://www.php.net/manual/en/ref.strings.php and ref.filesystem.php, and for
 * the helpers of frameworks their own documentation.
 */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['dirname', (args) => dirname(heads(args[0]), Number(literalOf(args[1]?.[0] ?? text('1')) ?? 1) || 1)],
  ['basename', basename],
  ['pathinfo', pathinfo],
  [
    'rtrim',
    (args) => {
      const set = args[1] ? literalOf(args[1][0] ?? text('')) : undefined;
      const pattern = new RegExp(`[${set === undefined ? '\\s' : trimmed(set) || '\\s'}]+$`);
      return onTail(heads(args[0]), (tail) => tail.replace(pattern, ''));
    },
  ],
  ['trim', first],
  ['ltrim', first],
  ['chop', first],
  ['realpath', first],
  ['strtolower', first],
  ['strtoupper', first],
  ['ucfirst', first],
  ['lcfirst', first],
  ['mb_strtolower', first],
  ['mb_convert_encoding', first],
  ['utf8_encode', first],
  ['utf8_decode', first],
  ['stripslashes', first],
  ['addslashes', first],
  ['escapeshellarg', first],
  ['escapeshellcmd', first],
  ['strval', first],
  ['nl2br', first],
  ['htmlspecialchars', first],
  ['html_entity_decode', first],
  ['urldecode', first],
  ['rawurldecode', first],
  ['substr', first],
  ['mb_substr', first],
  ['strtr', first],
  ['str_pad', first],
  ['strtok', first],
  ['strstr', first],
  ['iconv', third],
  ['preg_replace', third],
  ['preg_replace_callback', third],
  ['str_replace', replaced],
  ['str_ireplace', replaced],
  ['sprintf', sprintf],
  ['wp_normalize_path', first],
  ['untrailingslashit', first],
  ['esc_attr', first],
  ['sanitize_text_field', first],
  ['wp_unslash', first],
  ['apply_filters', second],
  ['apply_filters_deprecated', second],
  [
    'trailingslashit',
    (args) => onTail(concatenate([heads(args[0]), [text('/')]]), (tail) => tail.replace(/\/+$/, '/')),
  ],
  ['path_join', joinPaths],
  ['e', first],
  ['value', first],
  ['with', first],
  ['tap', first],
  ['once', first],
  ['clone', first],
  ['uniqid', () => opaque('a unique id', true)],
  ['random_bytes', () => opaque('random bytes', true)],
  ['openssl_random_pseudo_bytes', () => opaque('random bytes', true)],
  ['mt_rand', () => opaque('a random number', true)],
  ['rand', () => opaque('a random number', true)],
  ['random_int', () => opaque('a random number', true)],
  ['microtime', () => opaque('the time', true)],
  ['hrtime', () => opaque('the time', true)],
  ['time', () => opaque('the time', true)],
  ['getmypid', () => opaque('the process id', true)],
  ['wp_generate_password', () => opaque('a random text', true)],
  ['wp_generate_uuid4', () => opaque('a unique id', true)],
  ['wp_rand', () => opaque('a random number', true)],
  ['spl_object_id', () => opaque('an object id', true)],
  ['spl_object_hash', () => opaque('an object id', true)],
  ['date', () => opaque('a date')],
  ['gmdate', () => opaque('a date')],
  ['strftime', () => opaque('a date')],
  ['number_format', () => opaque('a number')],
  ['count', () => opaque('a number')],
  ['strlen', () => opaque('a number')],
  ['fopen', first],
  ['gzopen', first],
  ['bzopen', first],
]);

/** Functions that keep a name's uniqueness: the hash of a random text is as unique as the text. */
export const HASHES: ReadonlySet<string> = new Set([
  'md5',
  'sha1',
  'hash',
  'crc32',
  'bin2hex',
  'base64_encode',
  'urlencode',
  'rawurlencode',
  'serialize',
  'json_encode',
  'dechex',
  'substr',
  'wp_hash',
  'str_shuffle',
  'base_convert',
  'strrev',
  'hash_hmac',
  'http_build_query',
]);

/** Static methods and functions of libraries that put path segments together or clean them. */
export const PATH_BUILDERS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['symfony\\component\\filesystem\\path::join', joinPaths],
  ['symfony\\component\\filesystem\\path::canonicalize', first],
  ['symfony\\component\\filesystem\\path::normalize', first],
  ['symfony\\component\\filesystem\\path::getdirectory', (args) => dirname(heads(args[0]), 1)],
  ['symfony\\component\\filesystem\\path::makeabsolute', (args) => joinPaths([heads(args[1]), heads(args[0])])],
  ['illuminate\\support\\str::finish', (args) => concatenate([heads(args[0]), heads(args[1])])],
  ['illuminate\\support\\str::start', (args) => concatenate([heads(args[1]), heads(args[0])])],
  ['illuminate\\support\\str::replace', replaced],
  ['illuminate\\support\\str::lower', first],
  ['illuminate\\support\\str::random', () => opaque('a random text', true)],
  ['illuminate\\support\\str::uuid', () => opaque('a unique id', true)],
  ['illuminate\\support\\str::ulid', () => opaque('a unique id', true)],
  ['illuminate\\support\\str::orderedUuid'.toLowerCase(), () => opaque('a unique id', true)],
  ['ramsey\\uuid\\uuid::uuid4', () => opaque('a unique id', true)],
  ['symfony\\component\\uid\\uuid::v4', () => opaque('a unique id', true)],
  ['symfony\\component\\uid\\uuid::v7', () => opaque('a unique id', true)],
  ['craft\\helpers\\stringhelper::uuid', () => opaque('a unique id', true)],
  ['craft\\helpers\\stringhelper::randomstring', () => opaque('a random text', true)],
  ['yii\\helpers\\filehelper::normalizepath', first],
  ['yii\\helpers\\basefilehelper::normalizepath', first],
  ['craft\\helpers\\filehelper::normalizepath', first],
  ['craft\\helpers\\filehelper::sanitizefilename', first],
  ['typo3\\cms\\core\\utility\\pathutility::sanitizetrailingseparator', first],
  ['typo3\\cms\\core\\utility\\pathutility::getcanonicalpath', first],
  ['typo3\\cms\\core\\utility\\pathutility::dirname', (args) => dirname(heads(args[0]), 1)],
  ['typo3\\cms\\core\\utility\\pathutility::basename', basename],
  ['typo3\\cms\\core\\utility\\pathutility::pathinfo', pathinfo],
  ['nette\\utils\\filesystem::joinpaths', joinPaths],
  ['nette\\utils\\filesystem::normalizepath', first],
]);

/** Is any part of the value unique to the request? */
export function isUnique(value: Value): boolean {
  return value.some(
    (alt) =>
      alt.is === 'text' &&
      alt.parts.some((part) => typeof part !== 'string' && 'unique' in part && part.unique === true),
  );
}

export { joinPaths, opaque };
