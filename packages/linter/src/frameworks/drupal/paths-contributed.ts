import type { PathSource } from '../knowledge.ts';

/** Directories of contributed modules. */
export const contributedPaths: readonly PathSource[] = ['StaticGenerator', 'StaticGeneratorInterface'].map(
  (type): PathSource => ({
    of: `Drupal\\tome_static\\${type}->getStaticDirectory`,
    place: 'app',
    base: 'html',
    label: 'directory of the static site',
    source: 'drupal/tome: modules/tome_static/src/StaticGenerator.php',
  }),
);
