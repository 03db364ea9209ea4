/** The dashboard of `tidemark serve` in a real browser, with a platform in memory behind its API. */
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MemoryBackend, memory } from '../packages/sdk/src/memory.ts';
import { type ApiServer, startApiServer } from '../packages/sdk/src/serve/api-server.ts';
import { dashboardFiles } from '../packages/sdk/src/serve/dashboard-files.ts';
import { isMissing } from './system-command.ts';

const TOKEN = 'a-token-of-this-test';

/** What a busy machine takes. */
function expectSoon<T>(get: () => Promise<T> | T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(get, { timeout: 20_000 });
}

let browser: Browser;
let server: ApiServer;
let behind: MemoryBackend;

interface Opened {
  readonly page: Page;
  /** Addresses that were asked for. */
  readonly requests: string[];
  /** What the console said. */
  readonly said: string[];
}

describe.skipIf(isMissing('chromium'))('the dashboard', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    behind = memory({ apps: ['shop'] });
    server = await startApiServer({ backend: behind, token: TOKEN, port: 0, pages: dashboardFiles() });
    return () => server.stop();
  });

  async function opened(
    width = 1280,
    colorScheme: 'light' | 'dark' = 'light',
    hash = `#token=${TOKEN}`,
  ): Promise<Opened> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${server.url}/${hash}`);
    return { page, requests, said };
  }

  async function ready(...options: Parameters<typeof opened>): Promise<Opened> {
    const all = await opened(...options);
    await all.page.locator('#nodes tbody tr').first().waitFor();
    return all;
  }

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe: injected } = globalThis as unknown as {
        axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
      };
      const found = await injected.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
      return found.violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`);
    });
  }

  test('speaks to its own server alone, and the token does not stay in the address', async () => {
    const { page, requests, said } = await ready();
    expect(requests.filter((url) => !url.startsWith(`${server.url}/`))).toEqual([]);
    expect(said).toEqual([]);
    expect(page.url()).toBe(`${server.url}/`);
    expect(await page.locator('h2').allTextContents()).toEqual(['Nodes', 'Components', 'Drift', 'Deployments', 'Log']);
    expect(await page.title()).toBe('shop · Tidemark');
    await page.close();
  });

  test('asks for the token where it has none, and says when it is wrong', async () => {
    const { page } = await opened(1280, 'light', '');
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expectSoon(() => page.locator('#refused').textContent()).toContain('token is missing or wrong');
    expect(await page.locator('#app').isHidden()).toBe(true);
    await page.getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('#nodes tbody tr').first().waitFor();
    expect(await page.locator('#entry').isHidden()).toBe(true);
    await page.close();
  });

  test('the browser enforces its policy', async () => {
    const { page, said } = await ready();
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      const image = document.createElement('img');
      image.src = 'https://example.org/x.png';
      document.body.append(script, image);
    });
    await expectSoon(() => said.filter((text) => text.includes('Content Security Policy')).length).toBe(2);
    expect(await page.title()).not.toBe('run');
    await page.close();
  });

  test('shows drift and log as they come, and names stay text', async () => {
    const { page } = await ready();
    const [node] = await page.locator('#nodes tbody th').allTextContents();
    behind.writeFile('shop', node ?? '', 'uploads/<img src=x onerror=alert(1)>.jpg', 'photo');
    behind.writeLog('shop', 'stderr', '<b>bold</b> claim');
    await expectSoon(() => page.locator('#log').textContent()).toContain('<b>bold</b> claim');
    await expectSoon(() => page.locator('#drift .banner').textContent()).toContain('destroys 1 file');
    await page.locator('#drift summary').click();
    expect(await page.locator('#drift li').allTextContents()).toEqual([expect.stringContaining('<img src=x')]);
    expect(await page.locator('#drift img, #log b').count()).toBe(0);
    await expectSoon(() => page.locator(`tr[data-node="${node}"]`).textContent()).toContain('1 file, 5 B');
    await page.close();
  });

  test('scales only after the plan was seen, and what is lost was confirmed', async () => {
    const { page } = await ready();
    await page.getByLabel('Nodes of php').fill('1');
    await page.getByRole('button', { name: 'Scale php' }).click();
    const dialog = page.getByRole('dialog');
    await expectSoon(() => dialog.textContent()).toMatch(/php\.nodes2 → 1.*Wipednode-2: its disk goes/s);
    expect(await page.locator('#nodes tbody tr').count()).toBe(2);
    const make = dialog.getByRole('button', { name: 'Make the change' });
    expect(await make.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').check();
    await make.click();
    await expectSoon(() => dialog.getByRole('status').textContent()).toBe('Done.');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expectSoon(() => page.locator('#nodes tbody tr').count()).toBe(1);
    await page.close();
  });

  test('deploys and rolls back; a plan that was left changes nothing', async () => {
    const { page } = await ready();
    const dialog = page.getByRole('dialog');
    const deploy = async (choice: string): Promise<void> => {
      await page.getByRole('button', { name: 'Deploy', exact: true }).click();
      await dialog.getByRole('button', { name: choice }).click();
    };
    await deploy('Leave it');
    expect(await page.locator('#deployments tbody').textContent()).toBe('Nothing has been deployed.');
    for (const count of [1, 2]) {
      await deploy('Make the change');
      await expectSoon(() => dialog.getByRole('status').textContent()).toBe('Done.');
      expect(await dialog.getByRole('log').locator('li').count()).toBe(2);
      await page.keyboard.press('Escape');
      await expectSoon(() => page.locator('#deployments tbody tr').count()).toBe(count);
    }
    await page.getByRole('button', { name: /^Roll back to/ }).click();
    await dialog.getByRole('button', { name: 'Make the change' }).click();
    await expectSoon(() => page.locator('#deployments tbody tr').count()).toBe(3);
    await page.close();
  });

  test('says that the connection is lost, and goes on when it is back', async () => {
    const { page } = await ready();
    const { port } = new URL(server.url);
    await server.stop();
    await expectSoon(() => page.locator('#connection').textContent()).toContain('cannot be reached');
    server = await startApiServer({ backend: behind, token: TOKEN, port: Number(port), pages: {} });
    await expectSoon(() => page.locator('#connection').textContent()).toBe('live');
    await page.close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('has no violation of WCAG 2.1 AA, also with a plan before it (%s, %d wide)', async (scheme, width) => {
    behind.writeFile('shop', 'node-1', 'uploads/a.jpg', 'photo');
    behind.writeLog('shop', 'stderr', 'a line');
    const { page } = await ready(width, scheme);
    await page.locator('#drift details').first().waitFor();
    expect(await violations(page)).toEqual([]);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    await page.getByRole('button', { name: 'Switch off mysql' }).click();
    await page.getByRole('checkbox').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('keys reach the content, and a dialog gives the focus back', async () => {
    const { page } = await ready();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    const replace = page.getByRole('button', { name: 'Replace node-1' });
    await replace.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Replace node-1');
    await page.close();
  });
});
