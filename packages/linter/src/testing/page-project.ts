/** For tests: the project that blocks of a rule's page make. */
import { expectationsIn } from './expectations.ts';
import type { PageBlock } from './page-blocks.ts';

/** What `framework=…` of a block requires. */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  laravel: { 'laravel/framework': '^12.0' },
  symfony: { 'symfony/framework-bundle': '^7.2' },
  drupal: { 'drupal/core': '^10.4' },
  craft: { 'craftcms/cms': '^5.6' },
  typo3: { 'typo3/cms-core': '^13.4' },
  wordpress: {},
  php: {},
};

/**
 * Path → text; the opening tag shares the first line of a block, so that lines are those of the block.
 * @param own packages that show frameworks of plugins, by the framework's name
 * @throws Error for a framework that nobody knows
 */
export function pageProjectFiles(
  blocks: readonly PageBlock[],
  own: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const framework = blocks.find((block) => block.framework !== undefined)?.framework ?? 'php';
  const known = own[framework];
  const required = known === undefined ? PACKAGES[framework] : { [known]: '*' };
  if (required === undefined) {
    const names = [...Object.keys(own), ...Object.keys(PACKAGES)].join(', ');
    throw new Error(`framework=${framework} is none of ${names}`);
  }
  const type = framework === 'wordpress' ? 'wordpress-plugin' : 'project';
  const composer = JSON.stringify({ type, require: required, autoload: { 'psr-4': { 'App\\': 'src/' } } });
  const texts = blocks.map(({ language, path, text }) => [path, language === 'php' ? `<?php ${text}\n` : `${text}\n`]);
  return { 'composer.json': composer, ...Object.fromEntries(texts) };
}

/** Does the block say that something is found in it? */
export function isBad({ text }: PageBlock): boolean {
  return expectationsIn('', text).length > 0;
}
