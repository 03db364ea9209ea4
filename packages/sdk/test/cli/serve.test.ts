/** `tidemark serve`, and the same words on what it serves. */
import { afterEach, expect, test } from 'vitest';
import { startFakeApi } from '../../src/testing.ts';
import { typed } from './typed.ts';

let stop: (() => Promise<void>) | undefined;

afterEach(() => stop?.());

test('a platform is served to this machine, and spoken to by its address', async () => {
  const api = await startFakeApi();
  api.data.addApp('shop');
  const abort = new AbortController();
  let said = '';
  const serving = typed(['serve', '--json', '--backend', 'fortrabbit'], {
    env: { FORTRABBIT_API_URL: api.url, FORTRABBIT_TOKEN: api.token },
    signal: abort.signal,
    onStdout: (text) => {
      said += text;
    },
  });
  stop = async () => {
    abort.abort();
    await serving;
    await api.stop();
  };
  await expect.poll(() => said, { timeout: 20_000 }).toContain('\n');
  const { url, token } = JSON.parse(said) as { url: string; token: string };
  expect(token).toMatch(/^[\w-]{43}$/);
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  await expect(page.text()).resolves.toContain('<title>Tidemark</title>');
  const env = { TIDEMARK_TOKEN: token };
  expect(await typed(['apps', '--backend', url], { env })).toMatchObject({
    stderr: '',
    stdout: expect.stringContaining('shop') as string,
  });
  expect((await typed(['env', 'set', 'A=1', '--backend', url], { env })).code).toBe(0);
  expect((await typed(['env', '--backend', url], { env })).stdout).toContain('A=1');
  const drift = await typed(['drift', '--backend', url], { env });
  expect(drift).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot do drift') as string });
  expect((await typed(['apps', '--backend', url])).stderr).toContain('Set TIDEMARK_TOKEN');
  expect((await typed(['apps', '--backend', url], { env: { TIDEMARK_TOKEN: 'x' } })).code).toBe(2);
  const taken = await typed(['serve', '--port', new URL(url).port], {});
  expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining('is taken') as string });
  abort.abort();
  expect((await serving).code).toBe(0);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});
