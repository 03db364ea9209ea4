import type { CallExpr } from '../php/facts.ts';
import { parameterValue } from './constants.ts';
import { returnedValue } from './returned-value.ts';
import type { Frame, Value } from './value.ts';
import { literalOf, sourced, text } from './value.ts';
import type { World } from './world.ts';

type ValueCall = Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>;

/** Calls that read `file.key.key` from the arrays that files of a configuration directory return. */
const CONFIG_READERS: ReadonlySet<string> = new Set([
  'config',
  'illuminate\\support\\facades\\config::get',
  'illuminate\\support\\facades\\config::string',
  'illuminate\\contracts\\config\\repository->get',
  'illuminate\\config\\repository->get',
  'craft\\services\\config->getconfigfromfile',
]);

/** Calls that read a parameter of Symfony's container. */
const PARAMETER_READERS: ReadonlySet<string> = new Set([
  'symfony\\bundle\\frameworkbundle\\controller\\abstractcontroller->getparameter',
  'symfony\\bundle\\frameworkbundle\\controller\\controller->getparameter',
  'symfony\\component\\dependencyinjection\\containerinterface->getparameter',
  'symfony\\component\\dependencyinjection\\parameterbag\\parameterbaginterface->get',
  'symfony\\component\\dependencyinjection\\parameterbag\\containerbaginterface->get',
]);

/** The value of a configuration key, evaluated from the project's own configuration files; undefined for other calls. */
export function configValue(world: World, call: ValueCall, patterns: readonly string[], frame: Frame): Value | undefined {
  const isParameter = patterns.some((pattern) => PARAMETER_READERS.has(pattern));
  if (!isParameter && !patterns.some((pattern) => CONFIG_READERS.has(pattern))) return undefined;
  const [first, second] = call.args;
  if (!first) return undefined;
  const key = literalOf(world.evaluate(first.value, frame)[0] ?? text(''));
  if (key === undefined || key === '') return undefined;
  if (isParameter) return parameterValue(world, key, frame);
  const found = lookUp(world, key, frame);
  if (found && (found.length > 0 || world.program.incomplete)) return found;
  if (second) {
    const fallback = world.evaluate(second.value, frame).filter((alt) => alt.is !== 'scalar');
    if (fallback.length > 0) return fallback;
  }
  return [
    sourced(
      { from: 'outside', origin: 'setting', label: `the setting ${key}` },
      { path: frame.fn.file.path, line: call.span[0], message: `the setting ${key} is read here` },
    ),
  ];
}

function lookUp(world: World, key: string, frame: Frame): Value | undefined {
  const segments = key.split('.');
  for (let length = 1; length <= Math.min(3, segments.length); length += 1) {
    const path = `config/${segments.slice(0, length).join('/')}.php`;
    const number = world.fileAt.get(path);
    if (number === undefined) continue;
    let value = returnedValue(world, number, frame);
    if (value === undefined) return undefined;
    for (const segment of segments.slice(length)) value = world.element(value, segment, frame);
    return value
      .filter((alt) => alt.is !== 'scalar')
      .map((alt) =>
        alt.is === 'text' ? { ...alt, trace: { path, line: alt.trace?.path === path ? alt.trace.line : 1, message: `configuration ${key}`, earlier: alt.trace } } : alt,
      );
  }
  return undefined;
}
