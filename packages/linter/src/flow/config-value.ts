import type { Expr } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import { parameterValue } from './constants.ts';
import { returnedValue } from './included-value.ts';
import { lineOf } from './position.ts';
import { print } from './print.ts';
import type { Frame, Value } from './value.ts';
import { firstLiteral, literalOf, sourced } from './value.ts';
import type { World } from './world.ts';

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
export function configValue(
  world: World,
  call: ValueCall,
  patterns: readonly string[],
  frame: Frame,
): Value | undefined {
  const isParameter =
    patterns.some((pattern) => PARAMETER_READERS.has(pattern)) || isContainerParameter(world, call, patterns);
  if (!isParameter && !patterns.some((pattern) => CONFIG_READERS.has(pattern))) return undefined;
  const [first, second] = call.args;
  if (!first) return undefined;
  const asked = world.evaluate(first.value, frame);
  const key = firstLiteral(asked);
  if (key === undefined && !isParameter) return settingsLike(world, asked, frame);
  if (key === undefined || key === '') return undefined;
  if (isParameter) return parameterValue(world, key, frame);
  const found = settingAt(world, key, frame);
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

/** A part of a key of which nothing is known. */
const ANY = '*';

/** Settings whose keys differ in one part that is not known: `config("filesystems.disks.$disk.root")`; undefined where none is found. */
function settingsLike(world: World, [asked]: Value, frame: Frame): Value | undefined {
  if (asked?.is !== 'text') return undefined;
  const key = asked.parts.map((part) => (typeof part === 'string' ? part : ANY)).join('');
  const segments = key.split('.');
  // The part has to stand alone, below the name of a file and of what it names.
  if (!segments.every((segment) => segment === ANY || /^[\w-]+$/.test(segment))) return undefined;
  if (segments.slice(0, 2).includes(ANY) || segments.filter((segment) => segment === ANY).length !== 1)
    return undefined;
  const found = settingAt(world, key, frame)?.filter((alt) => literalOf(alt) !== '');
  return found && found.length > 0 ? found : undefined;
}

/** `$app['config']['view.compiled']`: the configuration may be read as an array; undefined for other arrays. */
export function configElement(
  world: World,
  { base, key }: Extract<Expr, { op: 'index' }>,
  frame: Frame,
): Value | undefined {
  if (key?.op !== 'lit' || !/^\w+(?:\.[\w-]+)+$/.test(String(key.value)) || !/config/i.test(print(base)))
    return undefined;
  const isRepository = world
    .types(base, frame)
    .some((cls) => world.program.ancestors(cls).some((ancestor) => CONFIG_READERS.has(`${ancestor}->get`)));
  if (!isRepository) return undefined;
  const line = lineOf(frame);
  return world.evaluate({ op: 'mcall', base, name: 'get', args: [{ value: key }], span: [line, 1, line, 1] }, frame);
}

/** `$container->getParameter('app.directory')` on an object of which nothing is known: only containers have such names. */
function isContainerParameter(world: World, call: ValueCall, patterns: readonly string[]): boolean {
  if (call.op !== 'mcall' || patterns.length > 0 || typeof call.name !== 'string') return false;
  const [first] = call.args;
  return (
    call.name.toLowerCase() === 'getparameter' &&
    call.args.length === 1 &&
    first?.value.op === 'lit' &&
    /^\w+(?:\.\w+)+$/.test(String(first.value.value)) &&
    world.knowledge.frameworks.some(({ name }) => name === 'symfony')
  );
}

/** Files of a configuration directory that an application has moved (`app/Config`), by path below it. */
function movedConfiguration(world: World): ReadonlyMap<string, number> {
  return world.settled('moved configuration', () => findMoved(world), NOT_MOVED);
}

const NOT_MOVED: ReadonlyMap<string, number> = new Map();

function findMoved(world: World): ReadonlyMap<string, number> {
  const byDirectory = new Map<string, Map<string, number>>();
  for (const [path, number] of world.fileAt) {
    const match = /^((?:\w+\/){1,2}config)\/([\w/-]+\.php)$/i.exec(path);
    if (!match?.[1] || !match[2]) continue;
    const directory = byDirectory.get(match[1]) ?? new Map<string, number>();
    byDirectory.set(match[1], directory.set(match[2], number));
  }
  // The application's own directory has what every application configures.
  return [...byDirectory.values()].find((directory) => directory.has('app.php')) ?? NOT_MOVED;
}

/** What the application's configuration files give a key; undefined where none has it. */
export function settingAt(world: World, key: string, frame: Frame): Value | undefined {
  const segments = key.split('.');
  for (let length = 1; length <= Math.min(3, segments.length); length += 1) {
    const name = `${segments.slice(0, length).join('/')}.php`;
    const number = world.fileAt.get(`config/${name}`) ?? movedConfiguration(world).get(name);
    if (number === undefined) continue;
    const path = world.program.paths[number] ?? name;
    let value = returnedValue(world, number, frame);
    if (value === undefined) return undefined;
    for (const segment of segments.slice(length))
      value = world.element(value, segment === ANY ? undefined : segment, frame);
    return value
      .filter((alt) => alt.is !== 'scalar')
      .map((alt) =>
        alt.is === 'text'
          ? {
              ...alt,
              trace: {
                path,
                line: alt.trace?.path === path ? alt.trace.line : 1,
                message: `configuration ${key}`,
                earlier: alt.trace,
              },
            }
          : alt,
      );
  }
  return undefined;
}
