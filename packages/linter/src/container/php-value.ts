/** Values in Symfony's PHP configuration as nodes of configuration. */
import { posix } from 'node:path';
import type { CallExpr, Expr } from '../php/facts.ts';
import type { ConfigNode, ConfigScalar } from './config-node.ts';

/** Where a value stands, and how texts in it are meant. */
export interface PhpPlace {
  /** Path of the file, root-relative. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** `'@id'` is a text as any other where functions name services (`service('id')`), and a service in arrays. */
  readonly namesServices: boolean;
  /** What an expression stands for where the file alone does not say it: a setting, a property. */
  readonly values?: ((expr: Expr) => string | undefined) | undefined;
}

const UNKNOWN = '!unknown';

/** Was the value made in a way that is not followed? */
export function isUnknown(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.tag === UNKNOWN;
}

/** A value as a node; what cannot be told is a scalar with a tag that nothing stands for. */
export function nodeOfPhp(expr: Expr, place: PhpPlace): ConfigNode {
  const { line } = place;
  if (expr.op === 'array') {
    const isList = expr.items.every(({ key }) => key === undefined);
    let at = line;
    const items = expr.items.map(({ key, value, line: own }) => {
      at = own ?? at;
      return { key, line: at, node: nodeOfPhp(value, { ...place, line: at }) };
    });
    if (isList) return { kind: 'list', line, items: items.map(({ node }) => node) };
    const entries = items.flatMap(({ key, line: own, node }, position) => {
      const name = key === undefined ? String(position) : textOfPhp(key, place);
      return name === undefined ? [] : [{ key: name, line: own, value: node }];
    });
    return { kind: 'map', line, entries };
  }
  if (expr.op === 'lit' && typeof expr.value !== 'string') return { kind: 'scalar', value: expr.value, line };
  const service = expr.op === 'call' ? serviceOf(expr, place) : referred(expr, place);
  if (service !== undefined) return { kind: 'scalar', value: service, line };
  const text = textOfPhp(expr, place);
  if (text === undefined) return { kind: 'scalar', value: null, tag: UNKNOWN, line };
  const isPlain = text.startsWith('@') && !place.namesServices;
  return { kind: 'scalar', value: isPlain ? `@${text}` : text, line, quoted: true };
}

/** A name: an id, a class, a parameter; undefined when it is made in a way that is not followed. */
export function textOfPhp(expr: Expr | undefined, place: PhpPlace): string | undefined {
  const known = expr && place.values?.(expr);
  if (known !== undefined) return known;
  switch (expr?.op) {
    case 'lit':
      return expr.value === null ? undefined : String(expr.value);
    case 'classConst':
      return expr.name === 'class' && 'name' in expr.cls ? expr.cls.name : undefined;
    case 'magic':
      return expr.name === '__DIR__' ? posix.join('%kernel.project_dir%', posix.dirname(place.path)) : undefined;
    case 'concat': {
      const parts = expr.parts.map((part) => textOfPhp(part, place));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'call':
      return referenceOf(expr, place);
    case 'mcall': {
      // symfony/dependency-injection: ContainerBuilder.php
      if (expr.name === 'getParameter') {
        const parameter = textOfPhp(expr.args[0]?.value, place);
        return parameter === undefined ? undefined : `%${parameter}%`;
      }
      // `env('X')->int()`: processors, the last one outermost.
      const inner = textOfPhp(expr.base, place);
      const variable = /^%env\((.*)\)%$/.exec(inner ?? '')?.[1];
      if (variable === undefined || typeof expr.name !== 'string') return undefined;
      if (expr.name === 'default') return `%env(default:${textOfPhp(expr.args[0]?.value, place) ?? ''}:${variable})%`;
      return expr.args.length > 0 ? undefined : `%env(${expr.name}:${variable})%`;
    }
    default:
      return undefined;
  }
}

/** The functions of symfony/dependency-injection: Loader/Configurator/ContainerConfigurator.php */
function referenceOf(call: Extract<CallExpr, { op: 'call' }>, place: PhpPlace): string | undefined {
  // As PHP has it on Linux unless it is told otherwise.
  if (functionName(call) === 'sys_get_temp_dir') return '/tmp';
  if (functionName(call) === 'sprintf') return formatted(call.args.map(({ value }) => textOfPhp(value, place)));
  const argument = textOfPhp(call.args[0]?.value, place);
  if (argument === undefined) return undefined;
  switch (functionName(call)) {
    case 'param':
      return `%${argument}%`;
    case 'env':
      return `%env(${argument})%`;
    case 'dirname':
      return posix.dirname(argument);
    default:
      return undefined;
  }
}

/** A format of texts alone: `sprintf('%s/%s', …)`. */
function formatted([format, ...given]: readonly (string | undefined)[]): string | undefined {
  const pieces = format?.split('%s');
  if (!pieces || format?.replaceAll('%s', '').includes('%') || pieces.length > given.length + 1) return undefined;
  const filled = given.slice(0, pieces.length - 1);
  return filled.includes(undefined) ? undefined : pieces.map((piece, at) => piece + (filled[at] ?? '')).join('');
}

function serviceOf(call: Extract<CallExpr, { op: 'call' }>, place: PhpPlace): string | undefined {
  const name = functionName(call);
  const id = name === 'service' || name === 'ref' ? textOfPhp(call.args[0]?.value, place) : undefined;
  return id === undefined ? undefined : `@${id}`;
}

/** `new Reference('id')`: symfony/dependency-injection: Reference.php */
function referred(expr: Expr, place: PhpPlace): string | undefined {
  if (expr.op !== 'new' || !('name' in expr.cls) || !/^(?:Typed)?Reference$/.test(shortOf(expr.cls.name)))
    return undefined;
  const id = textOfPhp(expr.args[0]?.value, place);
  return id === undefined ? undefined : `@${id}`;
}

function functionName({ name }: Extract<CallExpr, { op: 'call' }>): string | undefined {
  return typeof name === 'string' ? shortOf(name).toLowerCase() : undefined;
}

/** A name without its namespace. */
export function shortOf(name: string): string {
  return name.slice(name.lastIndexOf('\\') + 1);
}

/** A text as a node, on a line. */
export function scalarNode(value: string | null, line: number): ConfigScalar {
  return { kind: 'scalar', value, line };
}
