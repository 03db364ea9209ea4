/** Tests rules of a plugin with any test runner: what is wrong is thrown. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TidemarkError } from '../errors.ts';
import { lint } from '../index.ts';
import { pluginSet } from '../plugin/adapt.ts';
import { checkedPlugin } from '../plugin/check-plugin.ts';
import type { Plugin } from '../plugin/definition.ts';
import type { PluginSet } from '../plugin/plugin-set.ts';
import type { LintResult } from '../result.ts';
import { metasOf } from '../rules/registry.ts';
import { differences, type Expectation, expectationsIn } from './expectations.ts';
import { pageBlocks, pageProjects } from './page-blocks.ts';
import { isBad, pageProjectFiles } from './page-project.ts';

/** Path, relative to the project's root and with `/` → text. */
export type TestFiles = Readonly<Record<string, string>>;

export interface TestOptions {
  /** Target platform; absent: as the project tells. */
  readonly platform?: string;
}

/**
 * Lints small projects with a plugin. Comments in the code say what is to be found: `// error: [acme/no-desktop-export]` at
 * the end of the line on which a finding begins, with its severity.
 */
export class RuleTester {
  readonly #plugins: PluginSet;

  /** @throws TidemarkError `plugin.invalid` */
  constructor(plugin: Plugin) {
    const checked = checkedPlugin(plugin, plugin.name);
    // Nothing is kept between runs, so there is nothing for a hash to tell apart.
    this.#plugins = pluginSet([{ plugin: checked, name: checked.name, from: checked.name, hash: '' }]);
  }

  /** What is found in a project of these files, by all rules there are, or by one. */
  async lint(files: TestFiles, { platform, only }: TestOptions & { readonly only?: string } = {}): Promise<LintResult> {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-rule-')));
    try {
      for (const [path, text] of Object.entries({ 'composer.json': '{}', ...files })) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return await lint({
        path: root,
        config: {},
        cache: false,
        threads: 1,
        plugins: this.#plugins,
        ...(platform === undefined ? {} : { platform }),
        ...(only === undefined ? {} : { only: [only] }),
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }

  /**
   * Holds a rule against a project whose comments say what it finds; without any comment it is to find nothing.
   * @throws TidemarkError `plugin.test-failed` with each difference on a line of its own, `usage.unknown-rule`
   */
  async project(rule: string, files: TestFiles, options: TestOptions = {}): Promise<void> {
    const expected = Object.entries(files).flatMap(([path, text]) => expectationsIn(path, text));
    await this.#compare(rule, files, expected, options);
  }

  /**
   * Holds a rule against every block of its page that has a path (```php path=src/Export.php framework=laravel). Blocks
   * under one heading make one project, up to where a path comes again.
   * @throws TidemarkError as {@link project}; `plugin.test-failed` too for a page that shows no finding
   */
  async page(rule: string): Promise<void> {
    const meta = metasOf(this.#plugins.rules).find(({ id }) => id === rule);
    const blocks = pageBlocks(meta?.page ?? '');
    if (!blocks.some(isBad)) {
      throw failed(rule, meta ? 'no example on its page is marked as a finding' : 'the plugin has no such rule');
    }
    const packages = Object.fromEntries(
      this.#plugins.frameworks.flatMap(({ name, detect: { packages = [] } }) =>
        packages[0] ? [[name, packages[0]]] : [],
      ),
    );
    for (const project of pageProjects(blocks)) {
      const expected = project.flatMap(({ path, text }) => expectationsIn(path, text));
      const at = `line ${project[0]?.line} of the page`;
      await this.#compare(rule, pageProjectFiles(project, packages), expected, {}, at);
    }
  }

  async #compare(
    rule: string,
    files: TestFiles,
    expected: readonly Expectation[],
    options: TestOptions,
    at = 'the project',
  ): Promise<void> {
    const { findings, partial } = await this.lint(files, { ...options, only: rule });
    const unread = partial.map(({ path, reason }) => `${path} is not understood: ${reason}`);
    const wrong = [...unread, ...differences(expected, findings)];
    if (wrong.length > 0) throw failed(rule, `${at} is not judged as its comments say:\n${wrong.join('\n')}`);
  }
}

function failed(rule: string, what: string): TidemarkError {
  return new TidemarkError('plugin.test-failed', { where: rule, what });
}
