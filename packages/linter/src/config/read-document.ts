import type { ConfigDocument } from './document.ts';
import { readJson } from './json-lines.ts';

/**
 * Reads JSON or YAML by the file's name.
 * @throws TidemarkError `config.syntax`, naming the file and line.
 */
export async function readDocument(text: string, filename: string): Promise<ConfigDocument> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (!/\.ya?ml$/i.test(filename)) return readJson(source, filename);
  const { readYaml } = await import('./yaml-lines.ts');
  return readYaml(source, filename);
}
