import type { Expr } from '../php/facts.ts';
import { isOwnKey, reaching } from './definitions.ts';
import { CONSTANT_KEY, keyLiteral, mayBeKey } from './element-keys.ts';
import { globalValue } from './globals.ts';
import { lineOf } from './position.ts';
import { unlessActive } from './recursion.ts';
import type { Alt, Frame, Value } from './value.ts';
import { literalOf, NOTHING, sourced, union, unknown } from './value.ts';
import type { World } from './world.ts';

/** `$a['k'] = v` seen from `$a['k']`: the writes in this function that reach. */
export function elementWrites(
  world: World,
  base: Expr,
  key: string | undefined,
  frame: Frame,
): { value: Value; complete: boolean } | undefined {
  if (base.op !== 'var') return undefined;
  const all = frame.fn.definitions.elements.get(base.name);
  if (!all) return undefined;
  const matching = all.filter((write) => {
    const [written] = write.keys;
    if (write.keys.length !== 1) return false;
    if (key === undefined || !written) return true;
    return mayBeKey(keyLiteral(world, written, { ...frame, step: write.step }), key);
  });
  const reached = reaching(frame.fn, matching, frame.step, (write) => key !== undefined && write.keys[0] !== undefined);
  const values: Value[] = [];
  for (const write of reached.definitions) {
    if (world.active.has(write)) {
      world.cuts += 1;
      continue;
    }
    world.active.add(write);
    const isRewritten = key !== undefined && isOwnKey(frame.fn.definitions, base.name, write.keys[0]);
    const under = isRewritten ? { array: base.name, key } : frame.under;
    values.push(world.evaluate(write.value, { ...frame, step: write.step, under }));
    world.active.delete(write);
  }
  return values.length > 0 ? { value: union(values), complete: reached.complete } : undefined;
}

/** Where PHP puts a file that is uploaded. https://www.php.net/manual/en/features.file-upload.post-method.php */
export const UPLOADED_NAME = "the uploaded file's temporary name";

const TEMPORARY_UPLOAD = { from: 'place', place: 'temporary', label: UPLOADED_NAME, unique: true } as const;

/** What `$_FILES` says of a file. */
const UPLOAD = 'the uploaded file';

function isTemporaryName(expr: Expr): boolean {
  return expr.op === 'index' && expr.key?.op === 'lit' && expr.key.value === 'tmp_name';
}

function superglobalIn(expr: Expr): string | undefined {
  let at = expr;
  while (at.op === 'index') at = at.base;
  return at.op === 'var' && /^(?:_(?:GET|POST|REQUEST|COOKIE|FILES|SERVER|ENV|SESSION)|GLOBALS)$/.test(at.name)
    ? at.name
    : undefined;
}

/** What PHP itself puts into `$_FILES`, `$_SERVER` and the like; undefined for other arrays. */
export function superglobalElement(
  world: World,
  expr: Extract<Expr, { op: 'index' }>,
  frame: Frame,
): Value | undefined {
  const name = superglobalIn(expr);
  if (!name) return undefined;
  const key = keyLiteral(world, expr.key, frame);
  const trace = {
    path: frame.fn.file.path,
    line: lineOf(frame),
    message: `$${name}${key === undefined ? '' : `['${key}']`}`,
  };
  switch (name) {
    case 'GLOBALS':
      return expr.base.op === 'var' && key !== undefined ? globalValue(world, key, frame) : undefined;
    case '_FILES':
      // Of several files in one field each has its own: `$_FILES['pictures']['tmp_name'][0]`.
      if (isTemporaryName(expr) || isTemporaryName(expr.base)) return [sourced(TEMPORARY_UPLOAD, trace)];
      return [sourced({ from: 'outside', origin: 'upload', label: UPLOAD }, trace)];
    case '_SERVER':
      if (key === 'DOCUMENT_ROOT' || key === 'SCRIPT_FILENAME' || key === 'PWD') {
        return [sourced({ from: 'place', place: 'app', label: `$_SERVER['${key}']`, base: '' }, trace)];
      }
      if (key === 'TMPDIR') return [sourced({ from: 'place', place: 'temporary', label: "$_SERVER['TMPDIR']" }, trace)];
      return [sourced({ from: 'outside', origin: 'request', label: trace.message }, trace)];
    case '_ENV':
      return [
        sourced({ from: 'outside', origin: 'environment', label: `the environment variable ${key ?? ''}` }, trace),
      ];
    case '_SESSION':
      return [sourced({ from: 'outside', origin: 'setting', label: 'the session' }, trace)];
    default:
      return [sourced({ from: 'outside', origin: 'request', label: 'the request' }, trace)];
  }
}

/** The element of a value under a key; of any key when it is undefined. */
export function elementOf(world: World, value: Value, key: string | undefined, frame: Frame): Value {
  const results: Value[] = [];
  for (const alt of value) results.push(elementOfAlt(world, alt, key, frame));
  return results.length > 0 ? union(results) : NOTHING;
}

function elementOfAlt(world: World, alt: Alt, key: string | undefined, frame: Frame): Value {
  switch (alt.is) {
    case 'record': {
      if (key !== undefined) return alt.entries.get(key) ?? NOTHING;
      return union([...alt.entries.values()]);
    }
    case 'array': {
      const found: Value[] = [];
      const { rewrites } = alt;
      const at =
        rewrites === undefined || key === undefined ? alt.frame : { ...alt.frame, under: { array: rewrites, key } };
      let position = 0;
      for (const item of alt.items) {
        if (item.spread) {
          // A list that a loop puts itself into again and again, `$list = [$path, ...$list]`, has no end.
          if (world.active.has(item)) continue;
          world.active.add(item);
          found.push(world.element(world.evaluate(item.value, alt.frame), key, frame));
          world.active.delete(item);
          continue;
        }
        const itemKey = item.key ? keyLiteral(world, item.key, alt.frame) : String(position++);
        if (key !== undefined && itemKey !== key && (itemKey !== undefined || CONSTANT_KEY.test(key))) continue;
        found.push(unlessActive(world, item.value, at));
        if (found.length >= 16) break;
      }
      const value = found.length > 0 ? union(found) : NOTHING;
      if (alt.rest === undefined || value.some((each) => each.is !== 'scalar' && literalOf(each) !== '')) return value;
      return [
        sourced({ from: 'outside', origin: 'setting', label: key === undefined ? alt.rest : `${alt.rest} [${key}]` }),
      ];
    }
    case 'text': {
      const [head] = alt.parts;
      if (key !== undefined && CONSTANT_KEY.test(key) && (typeof head !== 'object' || head.from !== 'param'))
        return NOTHING;
      if (alt.parts.length !== 1 || head === undefined || typeof head === 'string') return unknown('a part of a text');
      if (head.from === 'param') {
        const keys = [...(head.keys ?? []), key ?? '*'];
        return keys.length > 4 ? unknown('an element') : [{ ...alt, parts: [{ ...head, keys }] }];
      }
      if (head.from === 'place' && head.label === UPLOADED_NAME) return [alt];
      if (head.from === 'outside') {
        // `$file = $_FILES['picture']` before it.
        if (key === 'tmp_name' && head.label.startsWith(UPLOAD)) return [sourced(TEMPORARY_UPLOAD, alt.trace)];
        const label = key === undefined ? head.label : `${head.label} [${key}]`;
        return [{ ...alt, parts: [{ ...head, label: label.length > 80 ? head.label : label }] }];
      }
      return unknown(key === undefined ? `an element of ${head.label}` : `'${key}' of ${head.label}`);
    }
    case 'object':
      return unknown(`an element of ${alt.cls}`);
    default:
      return NOTHING;
  }
}
