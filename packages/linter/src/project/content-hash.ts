/**
 * The hash by which Composer knows whether composer.lock was made from this composer.json.
 * Source: composer/composer: src/Composer/Package/Locker.php, getContentHash().
 */
import { createHash } from 'node:crypto';
import { entriesOf, type JsonNode, nodeAt, parseJsonTree } from './json-tree.ts';

/** Keys of composer.json that decide what is installed. */
const RELEVANT: readonly string[] = [
  'name',
  'version',
  'require',
  'require-dev',
  'conflict',
  'replace',
  'provide',
  'minimum-stability',
  'prefer-stable',
  'repositories',
  'extra',
];

/** Undefined where composer.json is no JSON object, or holds numbers whose text in PHP is not known for sure. */
export function contentHash(composerJson: string): string | undefined {
  const root = parseJsonTree(composerJson);
  if (root?.kind !== 'object') return undefined;
  const parts = RELEVANT.flatMap((key): readonly (readonly [string, string | undefined])[] => {
    const entry = root.entries.get(key);
    return entry ? [[key, phpJson(entry.value)]] : [];
  });
  const platform = nodeAt(root, 'config', 'platform');
  // PHP's isset() does not see null.
  if (platform && !(platform.kind === 'scalar' && platform.value === null)) {
    const text = phpJson(platform);
    parts.push(['config', text === undefined ? undefined : `{"platform":${text}}`]);
  }
  if (parts.some(([, text]) => text === undefined)) return undefined;
  const pairs = parts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, text]) => `${phpString(key)}:${text}`);
  return createHash('md5')
    .update(pairs.length === 0 ? '[]' : `{${pairs.join(',')}}`)
    .digest('hex');
}

/** What `json_encode(json_decode($text, true))` gives. */
function phpJson(node: JsonNode): string | undefined {
  if (node.kind === 'scalar') return phpScalar(node.value);
  const isList = node.kind === 'array' || [...entriesOf(node).keys()].every((key, at) => key === String(at));
  const items: (string | undefined)[] =
    node.kind === 'array'
      ? node.items.map(phpJson)
      : [...node.entries].map(([key, { value }]) => {
          const text = phpJson(value);
          return text === undefined || isList ? text : `${phpString(key)}:${text}`;
        });
  if (items.includes(undefined)) return undefined;
  // An object without keys, or with the keys 0, 1, 2 …, is a list to PHP.
  return isList ? `[${items.join(',')}]` : `{${items.join(',')}}`;
}

function phpScalar(value: string | number | boolean | null): string | undefined {
  if (typeof value === 'string') return phpString(value);
  // Large numbers and fractions with exponents are written in another way by PHP.
  if (typeof value === 'number' && !/^-?\d{1,15}(?:\.\d{1,9})?$/.test(String(value))) return undefined;
  return String(value);
}

/** `json_encode` without flags: slashes and all that is not ASCII are escaped. */
function phpString(text: string): string {
  return JSON.stringify(text)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
