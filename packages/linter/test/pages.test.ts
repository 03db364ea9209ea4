/** The rules' pages: each block of code is written to a project, and must say of itself what is found there. */
import { describe, expect, test } from 'vitest';
import { lint } from '../src/index.ts';
import { temporaryProject } from '../src/project/temporary-project.ts';
import { RULES } from '../src/rules/registry.ts';
import { differences, expectationsIn } from '../src/testing/expectations.ts';
import { headingsOf, introductionOf, pageBlocks, pageProjects } from '../src/testing/page-blocks.ts';
import { isBad, pageProjectFiles } from '../src/testing/page-project.ts';

/** Headings that a page may have, in their order; `tools/rule-template.mjs` lays them out. */
const HEADINGS = [
  'What it does',
  'Why it is lost',
  'Examples',
  'What stays silent',
  'How it decides',
  'Options',
  'When to ignore it',
];

/** A summary in a list of rules stays readable up to here [characters]. */
const INTRODUCTION_MAX = 300;

describe.each(RULES.map(({ id, page }) => ({ id, page })))('$id', ({ id, page }) => {
  const blocks = pageBlocks(page);

  test('its headings are known and in order', () => {
    const headings = headingsOf(page);
    expect(headings).toEqual(HEADINGS.filter((heading) => headings.includes(heading)));
    expect(headings.length).toBeGreaterThan(3);
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
  });

  test('it begins with a paragraph that a list of rules can show', () => {
    const introduction = introductionOf(page);
    expect(introduction).toMatch(/^[A-Z][\s\S]*\.$/);
    expect(introduction).not.toContain('\n\n');
    expect(introduction.length).toBeLessThan(INTRODUCTION_MAX);
  });

  test('all code is tested', () => {
    expect(blocks.filter(({ path }) => path === '').map(({ line, language }) => `${line}: ${language}`)).toEqual([]);
  });

  test('each framework shows the bad and the better way', () => {
    const examples = blocks.filter(({ section, language }) => section[0] === 'Examples' && language === 'php');
    for (const title of new Set(examples.map(({ section }) => section[1]))) {
      const shown = examples.filter(({ section }) => section[1] === title);
      const together = blocks.filter(({ section }) => section[0] === 'Examples' && section[1] === title);
      expect(together.some(isBad), `${title}: a bad block`).toBe(true);
      expect(
        shown.some((block) => !isBad(block)),
        `${title}: a better block`,
      ).toBe(true);
    }
  });

  test('what stays silent expects no finding', () => {
    const silent = blocks.filter(({ section }) => section[0] === 'What stays silent');
    expect(silent.filter(isBad).map(({ line }) => line)).toEqual([]);
  });

  test.each(
    pageProjects(blocks).map((project) => ({
      name: `line ${project[0]?.line}, ${project.at(-1)?.section.join(': ')}`,
      project,
    })),
  )(
    '$name',
    async ({ project }) => {
      const root = temporaryProject(pageProjectFiles(project));
      const { findings, partial } = await lint({ path: root, only: [id], threads: 1, cache: false });
      const expected = project.flatMap(({ path, text }) => expectationsIn(path, text));
      expect(differences(expected, findings).join('\n')).toBe('');
      expect(partial).toEqual([]);
    },
    60_000,
  );
});
