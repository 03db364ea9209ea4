/** The page of a simulation in a real browser: what it requests, what it draws, and whom it shuts out. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tidemarkSim } from './readme/simulator.ts';
import { ROOT } from './run-step.mjs';
import { isMissing } from './system-command.ts';

let browser: Browser;
let folder: string;
let address: string;

const PLOTS = [
  'Load',
  'Latency',
  'Requests that wait, processes that are busy',
  'Nodes that are up',
  'Arrivals without a good answer',
  'Items that a wipe took while they were needed',
];

describe.skipIf(isMissing('chromium'))('the page of a simulation', () => {
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-simulation-')));
    const file = join(folder, 'page ü.html');
    const scenario = join(ROOT, 'examples/scenarios/state-on-nodes.yaml');
    const argv = [
      'run',
      scenario,
      '--threads',
      '1',
      '--replications',
      '3',
      '--set',
      'duration=100h',
      '-o',
      `html=${file}`,
    ];
    const { stderr } = await tidemarkSim(argv, folder);
    if (stderr !== '') throw new Error(stderr);
    address = pathToFileURL(file).href;
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(width = 1280, colorScheme: 'light' | 'dark' = 'light', url = address) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(url);
    return { page, requests, said };
  }

  /** Pixels of a canvas that are of a colour rather than grey or empty. */
  async function coloured(page: Page, at: number): Promise<number> {
    return page
      .locator('canvas')
      .nth(at)
      .evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {
          data: [],
        };
        let count = 0;
        for (let pixel = 0; pixel < data.length; pixel += 4) {
          const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(pixel, pixel + 4);
          if (alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) count++;
        }
        return count;
      });
  }

  test('requests nothing but itself, and tells nobody of a fault', async () => {
    const { page, requests, said } = await opened();
    expect(requests).toEqual([address]);
    expect(said).toEqual([]);
    expect(await page.locator('h2').allTextContents()).toEqual(['Promises', 'Over time', 'Figures']);
    expect(await page.locator('td.no').allTextContents()).toEqual(['broken']);
    await page.close();
  });

  test.each([['light'], ['dark']] as const)('draws every plot, and marks deploys (%s)', async (scheme) => {
    const { page } = await opened(1280, scheme);
    expect(await page.locator('figure h3').allTextContents()).toEqual(PLOTS);
    expect(await page.locator('canvas').count()).toBe(PLOTS.length);
    for (const at of PLOTS.keys()) expect(await coloured(page, at), PLOTS[at]).toBeGreaterThan(300);
    expect(await page.locator('.marks span').allTextContents()).toContain('deploy');
    await page.close();
  });

  test('the browser enforces its policy', async () => {
    const hostile = join(folder, 'hostile.html');
    const inject = '<script>document.title = "run"</script><img src="https://example.org/x.png">';
    writeFileSync(hostile, readFileSync(new URL(address), 'utf8').replace('<main', `${inject}<main`));
    const { page, said } = await opened(1280, 'light', pathToFileURL(hostile).href);
    expect(await page.title()).toBe('state-on-nodes.yaml · tidemark-sim');
    expect(said.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2);
    await page.close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('has no violation of WCAG 2.1 AA (%s, %d wide)', async (scheme, width) => {
    const { page } = await opened(width, scheme);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: injected } = globalThis as unknown as {
        axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
      };
      const found = await injected.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
      return found.violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`);
    });
    expect(violations).toEqual([]);
    await page.close();
  });

  test('no narrower than a phone, it does not scroll sideways', async () => {
    const { page } = await opened(360);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    await page.close();
  });

  test('prints to paper', async () => {
    const { page } = await opened();
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});
