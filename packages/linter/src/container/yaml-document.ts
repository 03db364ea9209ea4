/** Reads YAML files as data with positions. */
import { readFileSync, statSync } from 'node:fs';
import { messageOf } from '../errors.ts';
import { type ConfigEntry, type ConfigFault, type ConfigNode, type ConfigResult, plainValue } from './config-node.ts';
import { parseFullYaml } from './full-yaml.ts';
import { readPlainYaml } from './plain-yaml.ts';

/** Largest YAML file that is read [bytes]. */
const LARGEST = 4 * 1024 * 1024;

/** A YAML file as plain data. Lines count from 1. */
export interface YamlReading {
  readonly value: unknown;
  /** Where the key at this path stands (list positions as digits); undefined when there is none. */
  lineOf(path: readonly string[]): number | undefined;
}

/** Reads a YAML file (absolute path). Undefined when there is none; a fault when it is not YAML. Never throws. */
export function readYaml(path: string): YamlReading | { readonly fault: ConfigFault } | undefined {
  const text = readConfigText(path);
  if (text === undefined) return undefined;
  const result = typeof text === 'string' ? parseYaml(text) : text;
  if ('fault' in result) return result;
  return { value: plainValue(result.node), lineOf: (keys) => lineOf(result.node, keys) };
}

/** The text of a configuration file of bearable size; undefined when there is none. */
export function readConfigText(path: string): string | { readonly fault: ConfigFault } | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    if (stat.size > LARGEST) return { fault: { message: `larger than ${LARGEST / 1024 / 1024} MB, not read` } };
    return readFileSync(path, 'utf8');
  } catch (error) {
    return { fault: { message: messageOf(error) } };
  }
}

/** Parses YAML text: the first document of it. Never throws. */
export function parseYaml(text: string): ConfigResult {
  const plain = readPlainYaml(text);
  if (plain !== undefined) return { node: plain };
  const result = parseFullYaml(text);
  if (!('fault' in result)) return result;
  const again = parseFullYaml(withQuotes(text), false);
  return 'fault' in again ? result : again;
}

/** `key: %parameter%` and `- @service` on a line of their own, and the same within brackets. */
const ON_LINE = /^([ ]*(?:-[ ]+)*(?:[\w.$\\/-]+:[ ]+)?)([@%][^'"\n]*?)([ ]+#.*|[ ]*)$/gm;
/** Names of classes, whose backslashes mean nothing more. */
const CLASS_NAME = /"([^"'\n]*\\[A-Z][^"'\n]*)"/g;
const IN_BRACKETS = /([[{,][ ]*|:[ ]+)([@%][^\s,'"\]}]+)/g;

/**
 * As Symfony read it before version 4, where references and placeholders could go without quotes, and a key could stand
 * twice. Lines stay the same.
 */
function withQuotes(text: string): string {
  return text
    .replace(ON_LINE, "$1'$2'$3")
    .replace(CLASS_NAME, "'$1'")
    .split('\n')
    .map((line) => (/[[{].*[@%]/.test(line) ? line.replace(IN_BRACKETS, "$1'$2'") : line))
    .join('\n');
}

function lineOf(root: ConfigNode, keys: readonly string[]): number | undefined {
  let node = root;
  let line: number | undefined = root.line;
  for (const key of keys) {
    if (node.kind === 'map') {
      const entry: ConfigEntry | undefined = node.entries.findLast((candidate) => candidate.key === key);
      if (entry === undefined) return undefined;
      ({ value: node, line } = entry);
    } else if (node.kind === 'list' && /^\d+$/.test(key)) {
      const item: ConfigNode | undefined = node.items[Number(key)];
      if (item === undefined) return undefined;
      node = item;
      line = item.line;
    } else return undefined;
  }
  return line;
}
