/** Databases and caches of an app on this machine, as its pages meet them. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { local } from '../src/backends/local/local.ts';
import type { AppClient } from '../src/client/app-client.ts';
import { createTidemark } from '../src/client/tidemark.ts';
import { appFolder } from '../src/platform/home.ts';
import { findProgram } from '../src/platform/sandbox.ts';
import { type Supervisor, supervise } from '../src/platform/supervisor.ts';
import { processesOf } from '../src/platform/sweep.ts';
import { S3RVER } from './servers/s3-server.ts';

const SETTINGS = { nodes: 2, workers: 1 };

const PAGE = `<?php
$secrets = json_decode(file_get_contents(getenv('APP_SECRETS')), true);
$said = ['node' => getenv('TIDEMARK_NODE'), 'same' => getenv('MYSQL_PORT') === ($secrets['MYSQL']['PORT'] ?? false)];
if (isset($secrets['MYSQL'])) {
    ['HOST' => $host, 'USER' => $user, 'PASSWORD' => $password, 'DATABASE' => $name, 'PORT' => $port] = $secrets['MYSQL'];
    $database = new mysqli($host, $user, $password, $name, (int) $port);
    $database->query('CREATE TABLE IF NOT EXISTS hits (n INT)');
    $database->query('INSERT INTO hits VALUES (1)');
    $said['hits'] = (int) $database->query('SELECT COUNT(*) FROM hits')->fetch_row()[0];
}
for ($number = 1; $number <= (int) ($secrets['MEMCACHE']['COUNT'] ?? 0); $number++) {
    $socket = fsockopen($secrets['MEMCACHE']["HOST$number"], (int) $secrets['MEMCACHE']["PORT$number"]);
    fwrite($socket, "add k 0 0 1\\r\\n0\\r\\nincr k 1\\r\\n");
    fgets($socket);
    $said['memcache'][] = (int) fgets($socket);
}
echo json_encode($said);
`;

let folder = '';
let home = '';
let supervisor: Supervisor | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  chmodSync(folder, 0o711);
  home = join(folder, 'home');
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'site/index.php'), PAGE);
});

afterEach(async () => {
  await supervisor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function started(): Promise<AppClient> {
  supervisor = await supervise(home, 'shop', SETTINGS);
  const app = createTidemark({ backend: local({ home }) }).app('shop');
  await app.deployments.create({ kind: 'directory', path: join(folder, 'site') }).apply();
  return app;
}

async function page(app: AppClient): Promise<Record<string, unknown>> {
  const answer = await fetch(String((await app.get()).url));
  return (await answer.json()) as Record<string, unknown>;
}

const hasPhp = findProgram('php') !== undefined;

describe.skipIf(!hasPhp || findProgram('mariadbd') === undefined)('with MariaDB', () => {
  test('what a page writes to mysql is there for all nodes, after a deployment, and after kill -9 of the server', async () => {
    const app = await started();
    await app.components.mysql.switchOn().apply();
    await expect(page(app)).resolves.toMatchObject({ same: true, hits: 1 });
    await app.deployments.create({ kind: 'directory', path: join(folder, 'site') }).apply();
    await expect(page(app)).resolves.toMatchObject({ hits: 2 });
    await supervisor?.stop();
    const again = await started();
    await expect(page(again)).resolves.toMatchObject({ hits: 3 });
    const [service] = supervisor?.platform.services.get('mysql') ?? [];
    const before = service?.pid ?? 0;
    process.kill(-before, 'SIGKILL');
    await expect.poll(() => service?.pid !== before && service?.pid !== undefined, { timeout: 30_000 }).toBe(true);
    await expect.poll(() => page(again).catch(() => undefined), { timeout: 30_000 }).toMatchObject({ hits: 4 });
    const secrets = await again.secrets({ group: 'MYSQL' });
    expect(secrets.map(({ key }) => key).sort()).toEqual(['DATABASE', 'HOST', 'PASSWORD', 'PORT', 'USER']);
    const { stateFile } = appFolder(home, 'shop');
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
    const { instance } = supervisor?.platform.state ?? { instance: '' };
    await supervisor?.stop();
    expect(processesOf(instance)).toEqual([]);
  });

  test('what mysql held is gone when it is switched off, which wants a confirmation', async () => {
    const app = await started();
    await app.components.mysql.switchOn().apply();
    await page(app);
    const off = app.components.mysql.switchOff();
    await expect(off.apply()).rejects.toMatchObject({ code: 'client.confirmation-required' });
    await off.apply({ confirm: (await off.plan()).confirmation });
    await expect(page(app)).resolves.not.toHaveProperty('hits');
    await app.components.mysql.switchOn().apply();
    await expect(page(app)).resolves.toMatchObject({ hits: 1 });
  });
});

describe.skipIf(!hasPhp || findProgram('memcached') === undefined)('with memcached', () => {
  test('memcache has one node or two, and those that stay keep what they hold', async () => {
    const app = await started();
    await app.components.memcache.switchOn().apply();
    await expect(page(app)).resolves.toMatchObject({ memcache: [1] });
    await app.components.memcache.scale({ nodes: 2 }).apply();
    await expect(page(app)).resolves.toMatchObject({ memcache: [2, 1] });
    await expect(app.components.memcache.scale({ nodes: 3 }).apply()).rejects.toMatchObject({ code: 'usage.invalid' });
    const fewer = app.components.memcache.scale({ nodes: 1 });
    await fewer.apply({ confirm: (await fewer.plan()).confirmation });
    await expect(page(app)).resolves.toMatchObject({ memcache: [3] });
  });
});

describe.skipIf(!hasPhp)('without a server here', () => {
  test('jobs of the worker run apart, are started anew when they end and on each release, and end with the app', async () => {
    writeFileSync(join(folder, 'site/job.php'), '<?php echo getenv("APP_NAME"), " at ", getcwd(), PHP_EOL;');
    writeFileSync(join(folder, 'site/stay.php'), '<?php echo "stays", PHP_EOL; sleep(600);');
    writeFileSync(join(folder, 'site/Procfile'), 'web: true\nstay: php stay.php\n');
    const app = await started();
    const said = (): number[] => {
      const lines = (supervisor?.platform.log.after(0) ?? []).filter(({ source }) => source === 'worker');
      return ['shop at', 'stays'].map((text) => lines.filter((line) => line.text.includes(text)).length);
    };
    await app.components.worker.switchOn().apply();
    await expect.poll(said, { timeout: 60_000 }).toEqual([0, 1]);
    const jobs = [
      { kind: 'nonstop', name: 'again', command: ['php', 'job.php'] },
      { kind: 'cron', name: 'stay', command: ['php', 'stay.php'], everySeconds: 0.05 },
    ] as const;
    await app.components.worker.switchOn({ jobs }).apply();
    await expect(app.components.worker.get()).resolves.toMatchObject({ isOn: true, jobs });
    // A nonstop job is started anew; of a cron job five run at a time, after the one of before.
    await expect.poll(said, { timeout: 60_000 }).toEqual([expect.toSatisfy((n: number) => n > 1), 6]);
    const { instance } = supervisor?.platform.state ?? { instance: '' };
    await supervisor?.stop();
    expect(processesOf(instance)).toEqual([]);
  });

  test('what the worker writes is on a disk of its own, which is listed, kept by variables, and wiped as those of nodes', async () => {
    writeFileSync(join(folder, 'site/job.php'), '<?php file_put_contents("made.txt", getenv("WORD")); sleep(600);');
    const app = await started();
    const jobs = [{ kind: 'nonstop', name: 'write', command: ['php', 'job.php'] }] as const;
    await app.components.worker.switchOn({ jobs }).apply();
    const worker = async (): Promise<string | undefined> =>
      (await app.nodes.list()).find(({ component }) => component === 'worker')?.id;
    const made = async (): Promise<readonly string[]> => {
      const { nodes, differing } = await app.drift();
      // No visitor meets the worker: nodes do not differ by what it holds.
      expect(differing).toEqual([]);
      return nodes.flatMap(({ node, added }) => added.map(({ path, bytes }) => `${node} ${path} ${bytes}`));
    };
    const first = await worker();
    await expect.poll(made, { timeout: 30_000 }).toEqual([`${first} made.txt 0`]);
    await app.variables.set({ WORD: 'four' }).apply();
    await expect.poll(made, { timeout: 30_000 }).toEqual([`${first} made.txt 4`]);
    const replacing = app.nodes.replace(first ?? '');
    await replacing.apply({ confirm: (await replacing.plan()).confirmation });
    const second = await worker();
    expect(second).not.toBe(first);
    await app.deployments.create({ kind: 'directory', path: join(folder, 'site') }).apply();
    await expect.poll(made, { timeout: 30_000 }).toEqual([`${await worker()} made.txt 4`]);
    expect(await worker()).not.toBe(second);
    // Each run of a job has its secrets in a folder of its own, which goes with it.
    const { root } = appFolder(home, 'shop');
    expect(readdirSync(join(root, 'nodes', String(await worker()))).sort()).toEqual([
      'disk',
      expect.stringMatching(/^etc-/),
    ]);
  });

  test('a bucket of the user is the storage of the app, and pages learn of it', async () => {
    const app = await started();
    const storage = app.components.objectStorage;
    await expect(storage.switchOn({ dsn: 'http://127.0.0.1:1' }).apply()).rejects.toMatchObject({
      code: 'usage.invalid',
    });
    const server = await S3RVER.start();
    try {
      await server.createBucket('uploads');
      const { accessKeyId, secretAccessKey } = server.credentials;
      const dsn = server.endpoint.replace('://', `://${accessKeyId}:${secretAccessKey}@`);
      await storage.switchOn({ dsn: `${dsn}/uploads` }).apply();
      await expect(storage.get()).resolves.toMatchObject({ bucket: 'uploads', endpoint: server.endpoint });
      const files = await app.storage();
      await files.write('a.txt', 'text');
      await expect(files.readToString('a.txt')).resolves.toBe('text');
      const { stdout } = await app.exec(['php', '-r', 'echo getenv("OBJECT_STORAGE_URL");']);
      expect(stdout).toBe(`${server.endpoint}/uploads`);
    } finally {
      await server.stop();
    }
  });

  test('a database of the user is handed on, and a wrong address is refused', async () => {
    const app = await started();
    await expect(app.components.mysql.switchOn({ dsn: 'nonsense' }).apply()).rejects.toMatchObject({
      code: 'usage.invalid',
    });
    await app.components.mysql.switchOn({ dsn: 'mysql://me:p%40ss@127.0.0.1:1/mine' }).apply();
    const said = Object.fromEntries((await app.secrets()).map(({ group, key, value }) => [`${group}.${key}`, value]));
    expect(said).toMatchObject({ 'MYSQL.PASSWORD': 'p@ss', 'MYSQL.PORT': '1', 'MYSQL.DATABASE': 'mine' });
  });
});
