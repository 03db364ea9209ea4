/** What the dashboard of `tidemark serve` says where the platform fails it, or does not know. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MemoryBackend, memory } from '../packages/sdk/src/memory.ts';
import { type ApiServer, startApiServer } from '../packages/sdk/src/serve/api-server.ts';
import { dashboardFiles } from '../packages/sdk/src/serve/dashboard-files.ts';
import { isMissing } from './system-command.ts';

const TOKEN = 'a-token-of-this-test';

/** What a busy machine takes. [ms] */
const timeout = 20_000;

let browser: Browser;
let server: ApiServer;
let behind: MemoryBackend;

describe.skipIf(isMissing('chromium'))('the dashboard', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    behind = memory({ apps: ['shop', 'quay'] });
    server = await startApiServer({ backend: behind, token: TOKEN, port: 0, pages: dashboardFiles() });
    return () => server.stop();
  });

  async function opened(prepare: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<Page> {
    const page = await browser.newPage();
    await prepare(page);
    await page.goto(`${server.url}/#token=${TOKEN}`);
    return page;
  }

  test('says why the apps cannot be listed, and lists them when it is asked once more', async () => {
    const problem = { detail: 'the platform is asleep', next: 'Wake it.', status: 503 };
    const page = await opened((fresh) =>
      fresh.route('**/v1/apps', (route) => route.fulfill({ status: 503, json: problem }), { times: 1 }),
    );
    await expect
      .poll(() => page.locator('#refused').textContent(), { timeout })
      .toBe('the platform is asleep\nWake it.');
    await page.getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('#nodes tbody tr').first().waitFor();
    expect(await page.locator('#entry').isHidden()).toBe(true);
    await page.close();
  });

  test('draws no line of requests where nobody counts them', async () => {
    const page = await opened((fresh) =>
      fresh.route('**/v1/apps/shop', async (route) => {
        const answer = await route.fetch();
        const { nodes, ...rest } = (await answer.json()) as { readonly nodes: readonly object[] };
        await route.fulfill({ json: { ...rest, nodes: nodes.map((node) => ({ ...node, requests: 'unknown' })) } });
      }),
    );
    const cells = page.locator('#nodes tbody tr').first().locator('td');
    await expect.poll(() => cells.nth(3).textContent(), { timeout }).toBe('–');
    expect(await cells.nth(3).locator('svg').count()).toBe(0);
    await page.close();
  });

  test('does not call a change done whose end it did not hear', async () => {
    const page = await opened();
    const event = { stage: 'deploying', text: 'The release is copied.', fraction: 'unknown' };
    await page.route('**/changes', (route) => route.fulfill({ body: `${JSON.stringify({ event })}\n` }));
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the change' }).click();
    await expect.poll(() => dialog.textContent(), { timeout }).toContain('The connection was lost.');
    expect(await dialog.getByRole('log').textContent()).toBe('The release is copied.');
    expect(await dialog.textContent()).not.toContain('Done.');
    await page.close();
  });

  test('shows an app before its disks have been looked at, and never the other one under its name', async () => {
    const page = await opened((fresh) => fresh.route('**/drift', () => {}));
    await page.locator('#nodes tbody tr').first().waitFor({ timeout });
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/v1/apps/quay', async (route) => {
      await asked;
      await route.continue();
    });
    await page.getByLabel('App').selectOption('quay');
    await expect.poll(() => page.locator('#app').isHidden(), { timeout }).toBe(true);
    answer();
    await expect.poll(() => page.locator('#name').textContent(), { timeout }).toBe('quay');
    expect(await page.locator('#app').isVisible()).toBe(true);
    await page.close();
  });

  test('lines of one app that wait are not shown in the log of another', async () => {
    const page = await opened();
    const log = page.locator('#log');
    behind.writeLog('shop', 'stderr', 'shop is open');
    await expect.poll(() => log.textContent(), { timeout }).toContain('shop is open');
    await page.getByRole('button', { name: 'Pause' }).click();
    behind.writeLog('shop', 'stderr', 'shop is closed');
    await page.waitForTimeout(1000);
    expect(await log.textContent()).not.toContain('shop is closed');
    await page.getByLabel('App').selectOption('quay');
    behind.writeLog('quay', 'stderr', 'a ship came in');
    await page.getByRole('button', { name: 'Go on' }).last().click();
    await expect.poll(() => log.textContent(), { timeout }).toContain('a ship came in');
    expect(await log.textContent()).not.toContain('shop');
    await page.close();
  });
});
