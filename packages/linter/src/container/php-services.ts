/** What calls on Symfony's container say, in the shape of a YAML file that says the same. */
import type { Arg, Expr, FunctionFacts } from '../php/facts.ts';
import { ADDED } from './amended-definition.ts';
import { BUILDER_CALLS, DEFINITION_CALLS, madeDefinition } from './builder-calls.ts';
import type { ConfigEntry, ConfigNode } from './config-node.ts';
import { type Definition, definitionAt, mapOf } from './php-definition.ts';
import { isOfOtherEnvironment } from './php-environment.ts';
import { isUnknown, nodeOfPhp, type PhpPlace, scalarNode, textOfPhp } from './php-value.ts';

/** What functions that configure are given. */
export type SubjectKind = 'container' | 'builder';

/** What a chain of calls stands at. */
type Subject =
  | { readonly kind: SubjectKind | 'parameters' | 'services' | 'defaults' | 'other' }
  /** Of a prototype, `load()`, what is bound goes to all its classes. */
  | Definition;

const OTHER: Subject = { kind: 'other' };

/** One call of a chain. */
interface Link {
  readonly name: string;
  readonly args: readonly Arg[];
  readonly line: number;
}

/** Gathers what the functions of one file say. */
export class PhpServices {
  readonly #path: string;
  readonly #parameters: ConfigEntry[] = [];
  readonly #services = new Map<string, { readonly line: number; value: ConfigNode | Definition }>();
  /** What is changed in services of other files. */
  readonly #amended = new Map<string, Definition>();
  readonly #imports: ConfigNode[] = [];
  readonly #defaults = definitionAt(1);
  readonly #sections: ConfigEntry[] = [];
  #variables = new Map<string, Subject>();
  #values: PhpPlace['values'];

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Adds what a function says.
   * @param given its parameters
   */
  read(fn: FunctionFacts, given: ReadonlyMap<string, SubjectKind>, values?: PhpPlace['values']): void {
    this.#variables = new Map([...given].map(([name, kind]) => [name, { kind }]));
    this.#values = values;
    for (const step of fn.steps) {
      if (!('expr' in step) || !step.expr || isOfOtherEnvironment(fn, step.block)) continue;
      const { expr } = step;
      if (expr.op === 'assign' && expr.target.op === 'var')
        this.#variables.set(expr.target.name, this.#subjectOf(expr.value, step.line));
      else this.#subjectOf(expr, step.line);
    }
  }

  /** Follows a chain from its variable on, noting what it says. */
  #subjectOf(expr: Expr, line: number): Subject {
    const links: Link[] = [];
    let root = expr;
    while (root.op === 'mcall') {
      if (typeof root.name !== 'string') return OTHER;
      links.unshift({ name: root.name, args: root.args, line: root.nameLine ?? root.span[0] });
      root = root.base;
    }
    if (root.op === 'assign' && root.target.op === 'var') return this.#subjectOf(root.value, line);
    let subject: Subject = root.op === 'var' ? (this.#variables.get(root.name) ?? OTHER) : this.#made(root, line);
    for (const link of links) subject = this.#next(subject, link);
    return subject;
  }

  #next(subject: Subject, link: Link): Subject {
    switch (subject.kind) {
      case 'container':
        return this.#ofContainer(link);
      case 'builder':
        return this.#ofBuilder(link);
      case 'parameters':
        this.#setParameter(link);
        return subject;
      case 'services':
        return this.#ofServices(link);
      case 'defaults':
        return SERVICES_CALLS.has(link.name) ? this.#ofServices(link) : this.#describe(this.#defaults, link, subject);
      case 'definition':
        return SERVICES_CALLS.has(link.name) ? this.#ofServices(link) : this.#describe(subject, link, subject);
      default:
        return OTHER;
    }
  }

  #ofContainer({ name, args, line }: Link): Subject {
    if (name === 'parameters' || name === 'services') return { kind: name };
    if (name === 'extension') this.#configure(args, line);
    const resource = name === 'import' ? this.#text(args[0], line) : undefined;
    if (resource !== undefined) this.#imports.push(scalarNode(resource, line));
    return OTHER;
  }

  #ofBuilder(link: Link): Subject {
    const { name, args, line } = link;
    const same = BUILDER_CALLS.get(name);
    if (same) return this.#next({ kind: same.of }, { ...link, name: same.name });
    if (name === 'prependExtensionConfig' || name === 'loadFromExtension') this.#configure(args, line);
    const id = this.#text(args[0], line) ?? (name === 'setDefinition' ? this.#nameless(line) : undefined);
    if (id === undefined) return OTHER;
    if (name === 'getDefinition' || name === 'findDefinition') {
      const known = this.#services.get(id)?.value ?? this.#amended.get(id);
      if (known) return known.kind === 'definition' ? known : OTHER;
      const change: Definition = { ...definitionAt(line), amends: true };
      this.#amended.set(id, change);
      return change;
    }
    const value = name === 'setDefinition' && args[1] ? this.#subjectOf(args[1].value, line) : OTHER;
    if (value.kind === 'definition') this.#services.set(id, { line, value });
    return value;
  }

  /** The settings of a bundle: `$container->extension('framework', […])`. */
  #configure([bundle, settings]: readonly Arg[], line: number): void {
    const key = this.#text(bundle, line);
    if (key !== undefined && settings) this.#sections.push({ key, line, value: this.#node(settings, line) });
  }

  /** An id for a service whose own is put together: its class is known, and what it is made with. */
  #nameless(line: number): string {
    return `${this.#path}:${line}.${this.#services.size}`;
  }

  /** A definition that has no id yet. */
  #made(expr: Expr, line: number): Subject {
    const called = madeDefinition(expr);
    if (expr.op !== 'new' || !called) return OTHER;
    const [first, second] = expr.args;
    const definition = definitionAt(line);
    if (first) this.#describe(definition, { name: called, args: [first], line }, OTHER);
    if (second && called === 'class') this.#describe(definition, { name: 'args', args: [second], line }, OTHER);
    return definition;
  }

  #setParameter({ name, args: [key, value], line }: Link): void {
    const parameter = name === 'set' ? this.#text(key, line) : undefined;
    const node = parameter !== undefined && value && this.#node(value, line);
    // What the bundle's own configuration gives is a setting, as a parameter is of which nothing is known.
    if (node && !isUnknown(node)) this.#parameters.push({ key: parameter, line, value: node });
  }

  #ofServices({ name, args, line }: Link): Subject {
    if (name === 'defaults') return { kind: 'defaults' };
    const id = this.#text(args[0], line) ?? (name === 'set' && args[1] ? this.#nameless(line) : undefined);
    if (id === undefined) return OTHER;
    if (name === 'alias') {
      const target = this.#text(args[1], line);
      if (target !== undefined) this.#services.set(id, { line, value: scalarNode(`@${target}`, line) });
      return OTHER;
    }
    if (name !== 'set' && name !== 'load' && name !== 'get') return OTHER;
    const known = name === 'get' ? this.#services.get(id)?.value : undefined;
    if (known) return known.kind === 'definition' ? known : OTHER;
    const definition = definitionAt(line);
    this.#services.set(id, { line, value: definition });
    const second = this.#text(args[1], line);
    if (second !== undefined)
      definition.entries.push({ key: name === 'load' ? 'resource' : 'class', line, value: scalarNode(second, line) });
    return definition;
  }

  /** Notes one thing that is said of a definition, or of all. */
  #describe(definition: Definition, { name: called, args, line }: Link, subject: Subject): Subject {
    const [first, second] = args;
    const key = this.#text(first, line);
    const name = DEFINITION_CALLS.get(called) ?? called;
    switch (name) {
      case 'replaceArgument':
        if (key !== undefined && second) {
          // Symfony keeps what a child replaces apart from what it adds: ChildDefinition.php
          const isChild = definition.entries.some((entry) => entry.key === 'parent');
          definition.arguments.push({ key: isChild ? `index_${key}` : key, line, value: this.#node(second, line) });
        }
        break;
      case 'addArgument':
        if (first)
          definition.arguments.push({
            key: `${definition.amends ? ADDED : ''}${definition.arguments.length}`,
            line,
            value: this.#node(first, line),
          });
        break;
      case 'arg':
        if (key !== undefined && second) definition.arguments.push({ key, line, value: this.#node(second, line) });
        break;
      case 'args': {
        const given = first && this.#node(first, line);
        if (given?.kind === 'list')
          definition.arguments.push(...given.items.map((value, at) => ({ key: String(at), line: value.line, value })));
        else if (given?.kind === 'map') definition.arguments.push(...given.entries);
        break;
      }
      case 'bind':
        if (key !== undefined && second) definition.bind.push({ key, line, value: this.#node(second, line) });
        break;
      case 'call':
        if (key !== undefined) {
          const given: ConfigNode = second ? this.#node(second, line) : { kind: 'list', line, items: [] };
          definition.calls.push({ kind: 'list', line, items: [scalarNode(key, line), given] });
        }
        break;
      case 'property':
        if (key !== undefined && second) definition.properties.push({ key, line, value: this.#node(second, line) });
        break;
      case 'tag':
        if (key !== undefined) definition.tags.push(scalarNode(key, line));
        break;
      case 'class':
      case 'parent':
      case 'decorate':
        if (key !== undefined)
          definition.entries.push({
            key: name === 'decorate' ? 'decorates' : name,
            line,
            value: scalarNode(key, line),
          });
        break;
      case 'abstract':
        definition.entries.push({ key: name, line, value: { kind: 'scalar', value: true, line } });
        break;
      case 'factory':
        if (first) definition.entries.push({ key: name, line, value: this.#node(first, line) });
        break;
      default:
    }
    return subject;
  }

  #text(arg: Arg | undefined, line: number): string | undefined {
    return textOfPhp(arg?.value, this.#at(line));
  }

  #node(arg: Arg, line: number): ConfigNode {
    return nodeOfPhp(arg.value, this.#at(line));
  }

  #at(line: number): PhpPlace {
    return { path: this.#path, line, namesServices: false, values: this.#values };
  }

  node(): ConfigNode {
    const services = [...this.#services].map(
      ([key, { line, value }]): ConfigEntry => ({
        key,
        line,
        value: value.kind === 'definition' ? mapOf(value) : value,
      }),
    );
    const defaults: ConfigEntry = { key: '_defaults', line: 1, value: mapOf(this.#defaults) };
    const top = (key: string, value: ConfigNode): ConfigEntry => ({ key, line: 1, value });
    return {
      kind: 'map',
      line: 1,
      entries: [
        ...this.#sections,
        top('imports', { kind: 'list', line: 1, items: this.#imports }),
        top('parameters', { kind: 'map', line: 1, entries: this.#parameters }),
        top('amendments', {
          kind: 'map',
          line: 1,
          entries: [...this.#amended].map(([key, change]) => ({ key, line: change.line, value: mapOf(change) })),
        }),
        top('services', { kind: 'map', line: 1, entries: [defaults, ...services] }),
      ],
    };
  }
}

/** Calls that begin another definition, wherever in a chain they stand. */
const SERVICES_CALLS: ReadonlySet<string> = new Set(['set', 'load', 'alias', 'get', 'defaults', 'instanceof', 'stack']);
