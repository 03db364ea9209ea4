import { addressParts } from './address-parts.ts';
import { BUILTINS } from './builtins.ts';
import type { ValueCall } from './call-arguments.ts';
import { argumentValue } from './call-arguments.ts';
import { namesDirectory } from './constants.ts';
import { replacedNames, translated } from './filled-templates.ts';
import { rejoinedPath } from './path-segments.ts';
import { lineOf } from './position.ts';
import { unlessActive } from './recursion.ts';
import {
  type ArrayAlt,
  concatenate,
  type Frame,
  listOfAny,
  literalOf,
  sourced,
  text,
  union,
  unknown,
  type Value,
} from './value.ts';
import { parameterOf } from './variables.ts';
import type { World } from './world.ts';

/** Functions of PHP whose result needs more than its arguments' texts. */
export function specialFunction(world: World, name: string, call: ValueCall, frame: Frame): Value | undefined {
  const value = (index: number): Value => argumentValue(world, call, index, frame);
  switch (name) {
    case 'getcwd':
      return [
        sourced(
          { from: 'place', place: 'app', label: 'the working directory', base: '' },
          { path: frame.fn.file.path, line: lineOf(frame), message: 'the working directory' },
        ),
      ];
    case 'ini_get': {
      const key = literalOf(value(0)[0] ?? text(''));
      if (key === 'upload_tmp_dir' || key === 'session.save_path' || key === 'sys_temp_dir') {
        return [sourced({ from: 'place', place: 'temporary', label: `ini_get('${key}')` })];
      }
      return [sourced({ from: 'outside', origin: 'setting', label: `the ini setting ${key ?? ''}` })];
    }
    case 'getenv':
    case 'env': {
      const key = literalOf(value(0)[0] ?? text(''));
      if (key === 'TMPDIR' || key === 'TMP' || key === 'TEMP') {
        return [sourced({ from: 'place', place: 'temporary', label: `the environment variable ${key}` })];
      }
      if (name === 'env') {
        const fallback = value(1).filter((alt) => alt.is !== 'scalar' && literalOf(alt) !== '');
        if (fallback.length > 0) return fallback;
      }
      const trace = {
        path: frame.fn.file.path,
        line: call.span[0],
        message: `the environment variable ${key ?? ''} is read here`,
      };
      return [
        sourced({ from: 'outside', origin: 'environment', label: `the environment variable ${key ?? ''}` }, trace),
      ];
    }
    case 'implode':
    case 'join': {
      const path = rejoinedPath(world, call, frame);
      if (path) return path;
      const [first, second] = [value(0), value(1)];
      const pieces = second.some((alt) => alt.is === 'array') ? second : first;
      const glue = second.some((alt) => alt.is === 'array') ? first : second;
      const arrays = pieces.filter((alt) => alt.is === 'array' && alt.items.length > 0);
      const [array] = arrays;
      if (array?.is !== 'array') return unknown('joined texts');
      const parts: Value[] = [];
      const filled = filledInOrder(arrays, frame);
      for (const { items, frame: at } of filled ?? [array]) {
        const spreadOut = items.flatMap((item) => {
          const inner = item.spread ? world.evaluate(item.value, at).find((alt) => alt.is === 'array') : undefined;
          return inner?.is === 'array'
            ? inner.items.map((each) => ({ value: each.value, frame: inner.frame }))
            : [{ value: item.value, frame: at }];
        });
        for (const item of spreadOut) {
          if (parts.length > 0 && glue.length > 0) parts.push(glue);
          parts.push(unlessActive(world, item.value, item.frame));
        }
      }
      if (arrays.length > 1 && !filled) parts.push(glue, unknown('more texts'));
      return concatenate(parts);
    }
    case 'strtr':
      return translated(world, call, frame);
    case 'str_replace':
    case 'str_ireplace':
      return replacedNames(world, call, frame);
    case 'vsprintf': {
      const array = value(1).find((alt) => alt.is === 'array');
      const builtin = BUILTINS.get('sprintf');
      if (array?.is !== 'array' || !builtin) return value(0);
      return builtin([value(0), ...array.items.map((item) => unlessActive(world, item.value, array.frame))]);
    }
    case 'array_merge':
    case 'array_replace':
    case 'array_merge_recursive':
    case 'array_replace_recursive':
    case 'wp_parse_args':
    case 'shortcode_atts':
      return union(call.args.map((arg) => world.evaluate(arg.value, frame)).filter((each) => each.length > 0));
    case 'array_filter':
    case 'array_values':
    case 'array_unique':
    case 'array_reverse':
    case 'array_slice':
    case 'iterator_to_array':
    case 'collect':
      return value(0);
    case 'array_map':
      return mapped(value(0), value(1), call);
    case 'current':
    case 'reset':
    case 'end':
    case 'next':
    case 'array_pop':
    case 'array_shift':
      return world.element(value(0), undefined, frame);
    case 'explode':
    case 'preg_split':
    case 'scandir':
    case 'file':
      return unknown(`the result of ${name}()`);
    case 'glob':
      return listOfAny(value(0));
    case 'constant': {
      const constant = literalOf(value(0)[0] ?? text(''));
      if (!constant) return constantEndingIn(value(0));
      const [cls, member] = constant.split('::');
      return member
        ? world.evaluate({ op: 'classConst', cls: { name: cls ?? '' }, name: member }, frame)
        : world.evaluate({ op: 'const', name: constant }, frame);
    }
    case 'compact': {
      const names = call.args.flatMap((arg) => {
        const literal =
          arg.value.op === 'lit'
            ? [arg.value]
            : arg.value.op === 'array'
              ? arg.value.items.map((item) => item.value)
              : [];
        return literal.flatMap((each) => (each.op === 'lit' && typeof each.value === 'string' ? [each.value] : []));
      });
      return [
        {
          is: 'array',
          items: names.map((key) => ({ key: { op: 'lit', value: key }, value: { op: 'var', name: key } })),
          frame,
        },
      ];
    }
    case 'parse_url':
      return addressParts(world, call, frame);
    case 'call_user_func':
    case 'call_user_func_array':
      return unknown('the result of a callable');
    case 'func_get_arg': {
      const index = Number(literalOf(value(0)[0] ?? text('')));
      return Number.isInteger(index) ? parameterOf(world, frame, index) : unknown('an argument');
    }
    case 'stream_get_meta_data': {
      const entries = new Map<string, Value>([['uri', value(0)]]);
      return [{ is: 'record', entries }];
    }
    default:
      return undefined;
  }
}

/** The elements of an array as a function that is given by its name makes them; undefined where one cannot tell. */
function mapped(callback: Value, elements: Value, call: ValueCall): Value | undefined {
  const name = callback.length === 1 && callback[0] ? literalOf(callback[0]) : undefined;
  if (name === undefined || !/^\w+$/.test(name) || call.args.length !== 2) return undefined;
  const arrays = elements.flatMap((alt) => (alt.is === 'array' ? [alt] : []));
  if (arrays.length === 0 || arrays.length < elements.length) return undefined;
  return arrays.map((array) => ({
    ...array,
    items: array.items.map((item) =>
      item.spread ? item : { ...item, value: { op: 'call', name, args: [{ value: item.value }], span: call.span } },
    ),
  }));
}

/** `constant($side . '_CACHE_PATH')`: which one is not known, and yet that it names a directory. */
function constantEndingIn(name: Value): Value {
  const parts = name[0]?.is === 'text' ? name[0].parts : [];
  const ending = parts.length > 1 ? parts[parts.length - 1] : undefined;
  return typeof ending === 'string' && namesDirectory(ending)
    ? [sourced({ from: 'outside', origin: 'setting', label: `the constant …${ending}` })]
    : unknown('a constant');
}

/**
 * One array that a function fills piece by piece, `$words[] = 'zip'; $words[] = $file;`, after what another function may
 * have begun it with.
 */
function filledInOrder(arrays: Value, { fn }: Frame): readonly ArrayAlt[] | undefined {
  const pieces = arrays.filter((alt) => alt.is === 'array');
  const begun = pieces.filter(({ frame }) => frame.fn !== fn);
  const isOne = begun.every(({ frame }) => frame.fn === begun[0]?.frame.fn);
  if (!isOne || pieces.some(({ items }) => items.some((item) => item.key !== undefined))) return undefined;
  const inOrder = (left: ArrayAlt, right: ArrayAlt): number => left.frame.step - right.frame.step;
  const own = pieces.filter(({ frame }) => frame.fn === fn);
  return [...begun.sort(inOrder), ...own.sort(inOrder)];
}
