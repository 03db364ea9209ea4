/** Each page's code, given to its rule as the index would give it. */
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../index/project-index.ts';
import { scanFile } from '../index/scan-file.ts';
import { configuredKnowledge } from '../known.ts';
import { factsOf } from '../php/facts-of.ts';
import { platformOf } from '../platforms/all.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { differences, expectationsIn } from '../testing/expectations.ts';
import { type PageBlock, pageBlocks, pageProjects } from '../testing/page-blocks.ts';
import { codeContext } from './code-context.ts';
import { codeFindings } from './code-file.ts';
import { CODE_RULES } from './code-rules.ts';
import { applicableRules, filesOfRules } from './code-words.ts';

const PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  laravel: { 'laravel/framework': '^12.0' },
  symfony: { 'symfony/framework-bundle': '^7.2' },
  wordpress: {},
  php: {},
};

function filesOf(blocks: readonly PageBlock[]): Record<string, string> {
  const framework = blocks.find((block) => block.framework !== undefined)?.framework ?? 'php';
  const type = framework === 'wordpress' ? 'wordpress-plugin' : 'project';
  const composer = JSON.stringify({ type, require: PACKAGES[framework] });
  const texts = blocks.map(({ language, path, text }) => [path, language === 'php' ? `<?php ${text}\n` : `${text}\n`]);
  return { 'composer.json': composer, ...Object.fromEntries(texts) };
}

describe.each(CODE_RULES.map((rule) => ({ id: rule.meta.id, rule })))('$id', ({ rule }) => {
  const projects = pageProjects(pageBlocks(rule.meta.page));

  test.each(projects.map((blocks) => ({ line: blocks[0]?.line, blocks })))('page, line $line', ({ blocks }) => {
    const files = filesOf(blocks);
    const project = discoverProject(temporaryProject(files));
    const known = codeContext(project, configuredKnowledge(project, {}), platformOf('generic'));
    const context = { ...known, installs: () => false };
    const paths = blocks.filter(({ language }) => language === 'php').map(({ path }) => path);
    const bytes = paths.map((path) => Buffer.from(files[path] ?? ''));
    const rules = applicableRules([rule], context);
    const found = filesOfRules(buildIndex(bytes.map((each) => scanFile(each))), paths, rules).flatMap((number) =>
      codeFindings(paths[number] ?? '', factsOf(bytes[number] as Buffer), context, rules),
    );
    const expected = blocks.flatMap(({ path, text }) => expectationsIn(path, text));
    const drafts = found.map((finding) => ({ ...finding, fingerprint: '' }));
    expect(differences(expected, drafts).join('\n')).toBe('');
    for (const { remedy, message } of found) {
      expect(remedy.summary).toMatch(/\.$/);
      expect(message).toMatch(/[.!?]$/);
      expect(message).not.toContain('\u0000');
    }
  });
});
