import type { ValueCall } from './call-arguments.ts';
import { shortName } from './code.ts';
import { print } from './print.ts';
import type { Frame, Value } from './value.ts';
import { literalOf, sourced } from './value.ts';
import type { World } from './world.ts';

/** Methods that read one setting by its name. */
const READERS =
  /^(?:get|value|read|fetch|find|item|getval(?:ue)?|getparam(?:eter)?|getstring|getpath|get_?(?:option|setting|config|conf|pref|preference|configuration)(?:value)?|option|setting|config|param)$/i;
/** What objects that keep settings are called. */
const KEEPERS =
  /param(?:eter)?s?(?:$|bag|helper|[A-Z_])|conf(?:ig(?:uration)?s?)?(?:$|[A-Z_]|manager|service|repo|reader|provider|store)|settings?(?:$|[A-Z_]|manager|service|repo)|options?(?:$|[A-Z_])|preferences?(?:$|[A-Z_])|registry$/i;
/** Functions that read one setting by its name: `conf_get('dir')`, `get_setting('dir')`. */
const FUNCTIONS = /^(?:get_?)?(?:\w+_)?(?:config|conf|setting|option|preference)s?(?:_?(?:get|value|item))?$/i;

function isSettingReader(world: World, call: ValueCall, frame: Frame): boolean {
  if (typeof call.name !== 'string') return false;
  switch (call.op) {
    case 'call':
      return FUNCTIONS.test(shortName(call.fallback ?? call.name));
    case 'scall':
      return READERS.test(call.name) && world.className(call.cls, frame).some((cls) => KEEPERS.test(shortName(cls)));
    case 'mcall': {
      if (!READERS.test(call.name)) return false;
      const classes = world.types(call.base, frame);
      return classes.length > 0
        ? classes.some((cls) => KEEPERS.test(shortName(cls)))
        : KEEPERS.test(print(call.base).replace(/\(.*$/s, ''));
    }
  }
}

/** Nothing is known of it, or a mere word that cannot be the path: what stands for "not found". */
function isNoAnswer(alt: Value[number]): boolean {
  if (alt.is === 'scalar') return true;
  if (alt.is !== 'text') return false;
  const [head] = alt.parts;
  return typeof head === 'object' ? head.from === 'unknown' : /^\w*$/.test(literalOf(alt) ?? '/');
}

/** A global variable that somebody fills: it may hold any setting. */
function isAnySetting(alt: Value[number]): boolean {
  const head = alt.is === 'text' && alt.parts.length === 1 ? alt.parts[0] : undefined;
  return (
    typeof head === 'object' &&
    head.from === 'outside' &&
    head.origin === 'setting' &&
    head.label.startsWith('the global ')
  );
}

/** A reader of many settings whose key is not told apart gives what belongs to others: several sources are none. */
function withoutGuesses(value: Value): Value {
  const sources = new Set<string>();
  const isOutside = (alt: Value[number]): boolean => {
    const head = alt.is === 'text' ? alt.parts[0] : undefined;
    if (typeof head !== 'object' || head.from !== 'outside') return false;
    sources.add(head.label);
    return true;
  };
  const inside = value.filter((alt) => !isOutside(alt));
  return sources.size > 1 ? inside : value;
}

/**
 * A setting that is read by its literal name and whose value the code does not tell; undefined for other calls.
 * @param returned what the reader's own body gives back, where it is known
 */
export function settingValue(
  world: World,
  call: ValueCall,
  returned: Value | undefined,
  frame: Frame,
): Value | undefined {
  const [first, second] = call.args;
  if (first?.value.op !== 'lit' || typeof first.value.value !== 'string') return undefined;
  const known = withoutGuesses((returned ?? []).filter((alt) => !isNoAnswer(alt)));
  if (world.program.incomplete || !isSettingReader(world, call, frame)) return undefined;
  const key = first.value.value;
  const trace = { path: frame.fn.file.path, line: call.span[0], message: `the setting ${key} is read here` };
  const named = sourced({ from: 'outside', origin: 'setting', label: `the setting ${key}` }, trace);
  // An array beside a word for "not found" is what a reader of nested keys goes through.
  if (known.some((alt) => alt.is === 'text') || (known.length > 0 && known.length === returned?.length)) {
    // What holds all settings says less than the name of this one.
    return known.map((alt) => (isAnySetting(alt) ? named : alt));
  }
  const fallback =
    second && returned === undefined ? world.evaluate(second.value, frame).filter((alt) => !isNoAnswer(alt)) : [];
  if (fallback.length > 0) return fallback;
  return [...known, named];
}
