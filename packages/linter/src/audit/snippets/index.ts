/** Settings for the frameworks of a project. */
import type { StateKind } from '@tidemark/sdk/model';
import type { DetectedFramework } from '../../project/project.ts';
import type { Snippet } from '../audit.ts';
import { CRAFT } from './craft.ts';
import { DRUPAL } from './drupal.ts';
import { LARAVEL } from './laravel.ts';
import type { SnippetRow } from './snippet-row.ts';
import { SYMFONY } from './symfony.ts';
import { WORDPRESS } from './wordpress.ts';

export const SNIPPETS: Readonly<Record<string, readonly SnippetRow[]>> = {
  laravel: LARAVEL,
  symfony: SYMFONY,
  drupal: DRUPAL,
  craft: CRAFT,
  wordpress: WORDPRESS,
};

/** Those of the first framework that has any; one bound to versions is left out where the version is not known. */
export function snippetsFor(
  state: StateKind | null,
  frameworks: readonly Pick<DetectedFramework, 'name' | 'major'>[],
): readonly Snippet[] {
  if (state === null) return [];
  for (const { name, major } of frameworks) {
    const fitting = (SNIPPETS[name] ?? []).filter(
      ({ states, from, to }) =>
        states.includes(state) &&
        (from === undefined || (major !== undefined && major >= from)) &&
        (to === undefined || (major !== undefined && major <= to)),
    );
    if (fitting.length > 0) return fitting.map(({ where, text, source }) => ({ where, text, source }));
  }
  return [];
}
