/** The audit's page in a real browser: what it requests, whom it shuts out, and how it reads on paper and on a phone. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tidemarkLint } from './readme/cli.ts';
import { ROOT } from './run-step.mjs';
import { isMissing } from './system-command.ts';

const SITE = join(ROOT, 'examples/craft-site');

let browser: Browser;
let folder: string;
let file: string;

describe.skipIf(isMissing('chromium'))('the page of an audit', () => {
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-audit-')));
    file = join(folder, 'audit ü.html');
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function audited(): Promise<string> {
    const { code, stderr } = await tidemarkLint(['audit', SITE, '--no-cache', '--output', `html=${file}`], folder);
    expect(code, stderr).toBe(0);
    return pathToFileURL(file).href;
  }

  async function opened(address: string, width = 1280, colorScheme: 'light' | 'dark' = 'light') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    await page.goto(address);
    return { page, requests, said };
  }

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe: injected } = globalThis as unknown as {
        axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
      };
      const found = await injected.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
      return found.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ target }) => String(target))
            .join(' ')}`,
      );
    });
  }

  test('requests nothing but itself, runs no script, and tells nobody of a fault', async () => {
    const address = await audited();
    const { page, requests, said } = await opened(address);
    expect(requests).toEqual([address]);
    expect(said).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.locator('h2').allTextContents()).toEqual([
      'Where state lives',
      'The twelve factors',
      'Plan',
      'Local data',
      'Whose code',
      'Required environment',
      'Appendix',
    ]);
    await page.close();
  });

  test('the browser enforces its policy', async () => {
    await audited();
    const hostile = join(folder, 'hostile.html');
    const inject = '<script>document.title = "run"</script><img src="https://example.org/x.png">';
    writeFileSync(hostile, readFileSync(file, 'utf8').replace('<main', `${inject}<main`));
    const { page, said } = await opened(pathToFileURL(hostile).href);
    expect(await page.title()).toMatch(/^Audit of /);
    expect(said.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2);
    await page.close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('has no violation of WCAG 2.1 AA (%s, %d wide)', async (scheme, width) => {
    const { page } = await opened(await audited(), width, scheme);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('no narrower than a phone, it does not scroll sideways', async () => {
    const { page } = await opened(await audited(), 360);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    await page.close();
  });

  test('keys reach every part, and open it', async () => {
    const { page } = await opened(await audited());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    const summary = page.locator('ol.plan summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('ol.plan details').first().getAttribute('open')).not.toBeNull();
    await page.close();
  });

  test('prints to paper', async () => {
    const { page } = await opened(await audited());
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});
