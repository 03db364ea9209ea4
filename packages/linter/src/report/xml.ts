import { visible, visibleLines } from './visible.ts';

type AttributeValue = string | number;

/** An element of a report; `content` is XML already. Attributes are written in the order given. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>>,
  content: readonly string[] = [],
): string {
  const head = `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeMarkup(visible(String(value)))}"`)
    .join('')}`;
  if (content.length === 0) return `${head}/>`;
  return `${head}>\n${content.map(indent).join('\n')}\n</${name}>`;
}

/** An element that holds text; its lines are kept. */
export function textElement(name: string, attributes: Readonly<Record<string, AttributeValue>>, text: string): string {
  return element(name, attributes).replace(
    /\/>$/,
    `>${escapeMarkup(visibleLines(text)).replaceAll('\n', '&#10;')}</${name}>`,
  );
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function indent(xml: string): string {
  return xml.replace(/^/gm, '  ');
}
