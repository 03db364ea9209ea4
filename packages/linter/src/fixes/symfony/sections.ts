/** Where production's settings stand in a file of Symfony's configuration. */
import type { YamlEntry, YamlText } from '../yaml-text.ts';

/** Top level, and what Symfony 5.3 and later add to it. https://symfony.com/doc/current/configuration.html */
export const SECTIONS: readonly (string | undefined)[] = [undefined, 'when@prod'];

/** The entry at a path of keys in a section of a file. */
export function entryIn(
  yaml: YamlText,
  section: string | undefined,
  ...keys: readonly string[]
): YamlEntry | undefined {
  return yaml.entryAt(...(section === undefined ? [] : [section]), ...keys);
}

/** A plain or quoted scalar with its text; undefined for what is no text in one piece. */
export function scalarOf(
  yaml: YamlText,
  entry: YamlEntry | undefined,
): { readonly start: number; readonly end: number; readonly value: string } | undefined {
  const span = entry && yaml.span(entry.pair.value);
  const value = entry && yaml.scalar(entry.pair.value);
  return span && value !== undefined ? { ...span, value } : undefined;
}

/** For the part of a {@link Proposal} that names a section. */
export function inSection(section: string | undefined): { readonly section?: string } {
  return section === undefined ? {} : { section };
}
