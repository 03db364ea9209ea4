/** Lowers configuration values to the expressions that the flow engine evaluates. */
import type { Expr } from '../php/facts.ts';
import type { ConfigNode } from './config-node.ts';

export interface LoweringContext {
  /** `@id` means a service: in arguments, calls, properties and binds, but not in parameters. */
  readonly services: boolean;
  /** The default that `parameters: env(NAME): …` gives a variable. */
  readonly envDefault: (name: string) => Expr | undefined;
}

/** The expression for a value as Symfony's and Drupal's containers read it. */
export function lowerValue(node: ConfigNode, context: LoweringContext): Expr {
  if (node.tag !== undefined) {
    const tagged = lowerTagged(node, node.tag, context);
    if (tagged !== undefined) return tagged;
  }
  switch (node.kind) {
    case 'list':
      return { op: 'array', items: node.items.map((item) => ({ value: lowerValue(item, context) })) };
    case 'map':
      return {
        op: 'array',
        items: node.entries.map(({ key, value }) => ({
          key: { op: 'lit', value: /^(?:0|-?[1-9]\d{0,14})$/.test(key) ? Number(key) : key },
          value: lowerValue(value, context),
        })),
      };
    case 'scalar':
      if (typeof node.value === 'string') return lowerText(node.value, context);
      // As JSON has it, so that it is the same when it comes from a cache: `.inf` and `.nan` are no part of a path.
      return { op: 'lit', value: Number.isFinite(node.value) || typeof node.value !== 'number' ? node.value : null };
  }
}

/** https://symfony.com/doc/current/service_container/import.html and the YAML reference of Symfony's DI component. */
function lowerTagged(node: ConfigNode, tag: string, context: LoweringContext): Expr | undefined {
  const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value.replace(/^\\/, '') : undefined;
  const untagged: ConfigNode = { ...node, tag: '' };
  switch (tag) {
    case '':
    case '!!str':
    case '!iterator':
    case '!returns_clone':
      return undefined;
    case '!php/const':
    case '!php/enum': {
      const [className, name] = text?.replace(/->value$/, '').split('::') ?? [];
      if (className === undefined) return { op: 'other', parts: [] };
      return name === undefined
        ? { op: 'const', name: className }
        : { op: 'classConst', cls: { name: className }, name };
    }
    case '!service': {
      const entries = node.kind === 'map' ? node.entries : [];
      const className = entries.find(({ key }) => key === 'class')?.value;
      const args = entries.find(({ key }) => key === 'arguments')?.value;
      if (className?.kind !== 'scalar' || typeof className.value !== 'string') return { op: 'other', parts: [] };
      return {
        op: 'new',
        cls: { name: className.value.replace(/^\\/, '') },
        args: args === undefined ? [] : inlineArgs(args, context),
        span: [node.line, 1, node.line, 1],
      };
    }
    case '!service_closure':
    case '!service_locator':
    case '!closure':
      return { op: 'other', parts: [lowerValue(untagged, context)] };
    default:
      // `!tagged_iterator x` and the like: which services these are is not in the value.
      return { op: 'other', parts: [] };
  }
}

function inlineArgs(node: ConfigNode, context: LoweringContext): { readonly value: Expr; readonly name?: string }[] {
  if (node.kind === 'list') return node.items.map((item) => ({ value: lowerValue(item, context) }));
  if (node.kind === 'scalar') return [];
  return node.entries.map(({ key, value }) => ({
    value: lowerValue(value, context),
    ...(key.startsWith('$') ? { name: key.slice(1) } : {}),
  }));
}

/** `%parameter%`, `%env(…)%`, `%%`, and, where services are meant, `@id`, `@?id`, `@@text`, `@=expression`. */
export function lowerText(text: string, context: LoweringContext): Expr {
  if (context.services && text.startsWith('@')) {
    if (text.startsWith('@=')) return { op: 'other', parts: [] };
    if (!text.startsWith('@@')) return { op: 'service', id: text.replace(/^@[?!]?/, '').replace(/=$/, '') };
    return lowerText(text.slice(1), { ...context, services: false });
  }
  if (!text.includes('%')) return { op: 'lit', value: text };
  const parts: Expr[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') parts.push({ op: 'lit', value: literal });
    literal = '';
  };
  let from = 0;
  for (const match of text.matchAll(/%%|%([^%\s]+)%/g)) {
    literal += text.slice(from, match.index);
    from = match.index + match[0].length;
    const [, name] = match;
    if (name === undefined) literal += '%';
    else {
      flush();
      const env = /^env\((.*)\)$/.exec(name)?.[1];
      parts.push(env === undefined ? { op: 'parameter', name } : lowerEnv(env, context));
    }
  }
  literal += text.slice(from);
  flush();
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { op: 'concat', parts };
}

/** Processors that keep the text of a variable, or only its type changes. */
const KEEPING: ReadonlySet<string> = new Set(['string', 'resolve', 'trim', 'int', 'float', 'bool', 'not', 'const']);

/** `resolve:default:fallback:NAME`: processors, outermost first. */
function lowerEnv(expression: string, context: LoweringContext): Expr {
  const [processor, ...rest] = expression.split(':');
  if (processor === undefined || rest.length === 0) {
    const byDefault = context.envDefault(expression);
    return { op: 'env', name: expression, ...(byDefault === undefined ? {} : { default: byDefault }) };
  }
  const inner = rest.join(':');
  if (KEEPING.has(processor)) return lowerEnv(inner, context);
  if (processor === 'default') {
    const [fallback = '', ...after] = rest;
    const variable = lowerEnv(after.join(':'), context);
    const byDefault: Expr = fallback === '' ? { op: 'lit', value: null } : { op: 'parameter', name: fallback };
    return variable.op === 'env' && variable.default === undefined ? { ...variable, default: byDefault } : variable;
  }
  // `key:name:json:X` and `enum:Class:X` have one word of their own before the variable.
  const own = processor === 'key' || processor === 'enum' ? rest.slice(1).join(':') : inner;
  return { op: 'other', parts: [lowerEnv(own, context)] };
}
