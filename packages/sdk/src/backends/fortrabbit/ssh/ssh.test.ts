/** The SSH surface, against a real sshd on loopback that answers as the platform's pages say. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppClient } from '../../../client/app-client.ts';
import { createTidemark } from '../../../client/tidemark.ts';
import { findProgram } from '../../../platform/sandbox.ts';
import { fortrabbit } from '../fortrabbit.ts';
import { quoted, type SshOptions, sshArguments } from './ssh-options.ts';

const SSHD = findProgram('sshd');

/** As the platform's pages show the answers. The service reads words as a shell does. */
const SERVICE = `#!/bin/sh
cd "$(dirname "$0")"
eval "set -- $SSH_ORIGINAL_COMMAND"
case "$1" in
  secrets)
    printf '{\\n  "MYSQL": {\\n    "PASSWORD": "p\\\\"w",\\n    "PORT": "3306",\\n  },\\n  "CUSTOM": { "KEY": "ü" }\\n}\\n' ;;
  tail)
    shift; echo "asked for $*"; echo "GET /first 200"; exec sleep 60 ;;
  drop) kill -9 $PPID; sleep 5 ;;
  *) exec "$@" ;;
esac
`;

let folder: string;
let port: number;
let server: ChildProcess;

function options(more: Partial<SshOptions> = {}): SshOptions {
  return {
    identityFile: join(folder, 'key'),
    region: 'eu2',
    user: userInfo().username,
    port,
    knownHostsFile: join(folder, 'known_hosts'),
    hosts: { deploy: '127.0.0.1', log: '127.0.0.1' },
    ...more,
  };
}

function app(more: Partial<SshOptions> = {}): AppClient {
  return createTidemark({ backend: fortrabbit({ ssh: options(more), env: {} }) }).app('shop');
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });
}

describe.skipIf(SSHD === undefined)('with sshd', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tidemark-sshd-'));
    for (const key of ['key', 'other', 'host']) {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key)]);
    }
    port = await freePort();
    writeFileSync(join(folder, 'service'), SERVICE);
    chmodSync(join(folder, 'service'), 0o755);
    writeFileSync(join(folder, 'authorized'), readFileSync(join(folder, 'key.pub')));
    const hostKey = readFileSync(join(folder, 'host.pub'), 'utf8');
    writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${hostKey}`);
    const settings = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${join(folder, 'host')}`,
      `PidFile ${join(folder, 'pid')}`,
      `AuthorizedKeysFile ${join(folder, 'authorized')}`,
      `ForceCommand ${join(folder, 'service')}`,
      'PermitRootLogin yes',
      'PasswordAuthentication no',
      'StrictModes no',
      'UsePAM no',
    ];
    writeFileSync(join(folder, 'config'), `${settings.join('\n')}\n`);
    // Where it runs as root, it wants an empty folder to confine its unprivileged part to.
    if (process.getuid?.() === 0 && !existsSync('/run/sshd')) mkdirSync('/run/sshd');
    server = spawn(SSHD ?? '', ['-D', '-e', '-f', join(folder, 'config')], { stdio: 'ignore' });
    for (let round = 0; round < 300 && !(await answers()); round += 1)
      await new Promise((done) => setTimeout(done, 100));
  });
  afterAll(() => {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  function answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).on('error', () => resolve(false));
    });
  }

  test('secrets are read by group, whatever the platform puts behind the last key', async () => {
    const all = await app().secrets();
    expect(all).toEqual([
      { group: 'MYSQL', key: 'PASSWORD', value: 'p"w' },
      { group: 'MYSQL', key: 'PORT', value: '3306' },
      { group: 'CUSTOM', key: 'KEY', value: 'ü' },
    ]);
    expect(await app().secrets({ group: 'MYSQL' })).toHaveLength(2);
  });

  test('words of a command stay words, and its outcome is told apart', async () => {
    const words = ['a b', "it's", '$HOME', '`id`', '; rm -rf x', '', '-n', 'ü', '*'];
    const { stdout, exitCode } = await app().exec(['printf', String.raw`%s\n`, ...words]);
    expect({ exitCode, words: stdout.split('\n').slice(0, -1) }).toEqual({ exitCode: 0, words });
    expect(await app().exec(['sh', '-c', 'echo out; echo err >&2; exit 3'])).toEqual({
      exitCode: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
    expect((await app().exec(['cat'], { stdin: 'from here' })).stdout).toBe('from here');
  });

  test('a command that ends with 255, as PHP does after a fatal error, is no failure of ssh', async () => {
    await expect(app().exec(['sh', '-c', 'echo Fatal error >&2; exit 255'])).resolves.toMatchObject({
      exitCode: 255,
      stderr: 'Fatal error\n',
    });
    await expect(app().exec(['drop'])).rejects.toMatchObject({ code: 'api.network', retryable: true });
  });

  test('the log is followed as it comes, of one source where one is asked for', async () => {
    const abort = new AbortController();
    const lines: string[] = [];
    for await (const { text, source } of app().logs.tail({ source: 'web_stderr', signal: abort.signal })) {
      lines.push(`${source}: ${text}`);
      if (lines.length === 2) abort.abort();
    }
    expect(lines).toEqual(['web_stderr: asked for source:web_stderr mono', 'web_stderr: GET /first 200']);
    expect(() => app().logs.tail({ fromStart: true })).toThrow('cannot do logs.history');
    await expect(app().logs.tail({ source: 'none' }).next()).rejects.toThrow('apache_access');
  });

  test('an abort ends a command', async () => {
    const abort = new AbortController();
    const running = app().exec(['sleep', '60'], { signal: abort.signal });
    setTimeout(() => abort.abort(), 300);
    await expect(running).rejects.toMatchObject({ code: 'api.aborted' });
  });

  test('a key that is not known, a host that is not known, a port nobody listens on', async () => {
    const wrong = app({ identityFile: join(folder, 'other') });
    await expect(wrong.secrets()).rejects.toMatchObject({ code: 'api.authentication' });
    writeFileSync(join(folder, 'empty'), '');
    const strange = app({ knownHostsFile: join(folder, 'empty') });
    await expect(strange.secrets()).rejects.toMatchObject({ code: 'api.insecure' });
    const nobody = app({ port: await freePort() });
    await expect(nobody.secrets()).rejects.toMatchObject({ code: 'api.network', retryable: true });
  });
});

describe('without a server', () => {
  test('nothing is taken for an option of ssh or of a shell', () => {
    const one = { identityFile: '/k', region: 'eu2' };
    expect(sshArguments(one, 'shop', 'log', ['tail', 'mono'], '/d').slice(-3)).toEqual([
      '--',
      'shop@log.eu2.frbit.com',
      'tail mono',
    ]);
    for (const bad of ['-oProxyCommand=x', 'a b', '', 'a@b', '../x']) {
      expect(() => sshArguments(one, bad, 'deploy', ['x'], '/d')).toThrow('no user for ssh');
      expect(() => sshArguments({ ...one, region: bad }, 'shop', 'deploy', ['x'], '/d')).toThrow('no region for ssh');
    }
    expect(["it's", 'a b', '', '$x', 'plain/path.php', 'A=1'].map(quoted)).toEqual([
      String.raw`'it'\''s'`,
      "'a b'",
      "''",
      "'$x'",
      'plain/path.php',
      'A=1',
    ]);
  });

  test('a key alone says what needs a token, and what needs neither is not offered', async () => {
    const tidemark = createTidemark({ backend: fortrabbit({ ssh: { identityFile: '/k', region: 'eu2' }, env: {} }) });
    await expect(tidemark.app('shop').get()).rejects.toMatchObject({ code: 'api.authentication' });
    expect(tidemark.capabilities).toMatchObject({ exec: true, secrets: true, 'logs.tail': true });
    expect(() => fortrabbit({ env: {} })).toThrow('there is no token');
  });
});
