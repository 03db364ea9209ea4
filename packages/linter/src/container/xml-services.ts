/** Symfony's XML service files in the shape of its YAML ones, so that one reader serves both. */
import type { ConfigEntry, ConfigNode, ConfigScalar } from './config-node.ts';
import type { XmlElement } from './xml-tree.ts';
import { plainScalar } from './yaml-scalar.ts';

/** `<container>` as the map that YAML would give: imports, parameters, services, `when@env`. */
export function servicesOfXml(container: XmlElement): ConfigNode {
  const entries: ConfigEntry[] = [];
  for (const element of container.children) {
    const { line } = element;
    if (element.name === 'imports') {
      const items = element.children.map((child): ConfigNode => map(child.line, attributes(child, ['resource'])));
      entries.push(entry('imports', { kind: 'list', items, line }));
    } else if (element.name === 'parameters') {
      entries.push(entry('parameters', map(line, keyed(element.children, false))));
    } else if (element.name === 'services') {
      entries.push(entry('services', map(line, element.children.flatMap(serviceEntry))));
    } else if (element.name === 'when') {
      entries.push(entry(`when@${element.attributes.env ?? ''}`, servicesOfXml(element)));
    }
  }
  return map(container.line, entries);
}

function serviceEntry(element: XmlElement): readonly ConfigEntry[] {
  const { line } = element;
  if (element.name === 'defaults') return [entry('_defaults', map(line, [nested('bind', element, 'bind')]))];
  if (element.name === 'prototype') {
    const namespace = element.attributes.namespace ?? '';
    return [entry(namespace, map(line, [...attributes(element, ['resource']), nested('bind', element, 'bind')]))];
  }
  const { id } = element.attributes;
  return element.name === 'service' && id !== undefined ? [entry(id, service(element))] : [];
}

function service(element: XmlElement): ConfigNode {
  const { line } = element;
  const body = attributes(element, ['class', 'alias', 'parent', 'decorates', 'constructor']);
  if (element.attributes.abstract === 'true') body.push(entry('abstract', scalar(true, line)));
  const factory = element.children.find((child) => child.name === 'factory');
  if (factory !== undefined) body.push(entry('factory', factoryNode(factory)));
  const calls = element.children.filter((child) => child.name === 'call');
  body.push(
    nested('arguments', element, 'argument'),
    nested('bind', element, 'bind'),
    nested('properties', element, 'property'),
    entry('calls', { kind: 'list', line, items: calls.map(callNode) }),
    entry('tags', { kind: 'list', line, items: element.children.filter((child) => child.name === 'tag').map(tagNode) }),
  );
  return map(line, body);
}

function callNode(call: XmlElement): ConfigNode {
  const method = scalar(call.attributes.method ?? '', call.line);
  return { kind: 'list', line: call.line, items: [method, nested('', call, 'argument').value] };
}

function tagNode(tag: XmlElement): ConfigNode {
  return scalar(tag.text === '' ? (tag.attributes.name ?? '') : tag.text, tag.line);
}

function factoryNode(factory: XmlElement): ConfigNode {
  const { class: className, service: id, method = '__invoke', function: name } = factory.attributes;
  if (name !== undefined) return scalar(name, factory.line);
  const holder = id === undefined ? (className ?? null) : `@${id}`;
  return { kind: 'list', line: factory.line, items: [scalar(holder, factory.line), scalar(method, factory.line)] };
}

/** Children of one name as a map by key or position. */
function nested(key: string, element: XmlElement, name: string): ConfigEntry {
  const children = element.children.filter((child) => child.name === name);
  return entry(key, map(element.line, keyed(children, true)));
}

function keyed(elements: readonly XmlElement[], services: boolean): ConfigEntry[] {
  return elements.map((element, index) => {
    const { key: named, name, index: replaced } = element.attributes;
    const key = named ?? name ?? (replaced === undefined ? String(index) : `index_${replaced}`);
    return entry(key, lowered(element, services));
  });
}

/** https://symfony.com/schema/dic/services/services-1.0.xsd, `argument_type`. */
function lowered(element: XmlElement, services: boolean): ConfigNode {
  const { line, text } = element;
  const { type, id = '' } = element.attributes;
  switch (type) {
    case 'service':
    case 'service_closure': {
      const inline = element.children.find((child) => child.name === 'service');
      return inline === undefined ? scalar(`@${id}`, line) : { ...service(inline), tag: '!service' };
    }
    case 'collection':
    case 'iterator': {
      const isList = element.children.every((child) => child.attributes.key === undefined);
      if (!isList) return map(line, keyed(element.children, services));
      return { kind: 'list', line, items: element.children.map((child) => lowered(child, services)) };
    }
    case 'constant':
      return { ...scalar(text, line), tag: '!php/const' };
    case 'string':
      return scalar(escaped(text, services), line);
    case undefined:
      if (element.children.length > 0) return map(line, keyed(element.children, services));
      return scalar(
        typeof plainScalar(text) === 'string' ? escaped(text, services) : text === '' ? '' : plainScalar(text),
        line,
      );
    default:
      return { ...scalar(text, line), tag: `!${type}` };
  }
}

/** An `@` has no meaning in XML, in YAML it names a service. */
function escaped(text: string, services: boolean): string {
  return services && text.startsWith('@') ? `@${text}` : text;
}

function attributes(element: XmlElement, names: readonly string[]): ConfigEntry[] {
  return names.flatMap((name) => {
    const value = element.attributes[name];
    return value === undefined ? [] : [entry(name, scalar(value, element.line))];
  });
}

function entry(key: string, value: ConfigNode): ConfigEntry {
  return { key, line: value.line, value };
}

function map(line: number, entries: readonly ConfigEntry[]): ConfigNode {
  return { kind: 'map', line, entries };
}

function scalar(value: ConfigScalar['value'], line: number): ConfigScalar {
  return { kind: 'scalar', value, line };
}
