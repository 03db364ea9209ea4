import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { giveAway } from './give-away.ts';
import { ServiceProcess, type ServiceSettings } from './service-process.ts';

/** Does not come up the first time; then says a word and stays. */
const SECOND_TIME = `
const { existsSync, writeFileSync } = require('node:fs');
if (!existsSync('before')) {
  writeFileSync('before', '');
  console.error('the first one');
  process.exit(3);
}
console.log('last words');
writeFileSync('answers', '');
setInterval(() => {}, 1000);
`;

let folder = '';
let service: ServiceProcess | undefined;
const lines: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  await giveAway(folder);
  lines.length = 0;
});

afterEach(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function made(settings: Partial<ServiceSettings> = {}): ServiceProcess {
  const onLine = (source: string, line: string): void => void lines.push(`${source}: ${line}`);
  const context = { app: 'shop', home: folder, isolation: 'process', instance: 'i', onLine } as const;
  service = new ServiceProcess(context, {
    name: 'gateway',
    folder,
    command: () => [process.execPath, '-e', SECOND_TIME],
    answers: () => Promise.resolve(existsSync(join(folder, 'answers'))),
    ...settings,
  });
  return service;
}

test('one that does not come up is given up for another, where it is told to', async () => {
  await made({ starts: 2 }).start();
  expect(service?.pid).toBeGreaterThan(0);
});

test('else it fails with what it said', async () => {
  await expect(made().start()).rejects.toMatchObject({
    code: 'platform.failed',
    message: expect.stringContaining('gateway does not start: the first one'),
  });
});

test('one that ends is started again, and the log says how it ended', async () => {
  writeFileSync(join(folder, 'before'), '');
  await made().start();
  await vi.waitFor(() => expect(lines).toContain('gateway: last words'));
  process.kill(service?.pid ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(lines).toContain('platform: gateway ended (SIGKILL: last words); it is started again'));
});
