import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from './pool.ts';
import { pinned, weighSession } from './processors.ts';

export interface Site {
  readonly port: number;
  readonly processes: number;
  /** Whether its pages do more than wait. */
  readonly computes: boolean;
  /** FPM's `listen.backlog`. */
  readonly backlog: number;
  /** nginx's `fastcgi_read_timeout` [s]. */
  readonly timeout: number;
}

/**
 * Computes for its share of the demand, as the processor counts it, and sleeps for the rest. `own` is what php-fpm itself
 * needs for a request, which is part of the demand. Answers when it began and ended to compute [ns], and the processor time
 * that it got in between [µs].
 */
const SCRIPT = `<?php
$used = function () { $r = getrusage(); return 1e6 * ($r['ru_utime.tv_sec'] + $r['ru_stime.tv_sec']) + $r['ru_utime.tv_usec'] + $r['ru_stime.tv_usec']; };
[$at, $begin] = [hrtime(true), $used()];
[$us, $cpu, $own] = [(int) $_GET['us'], (float) $_GET['cpu'], (int) $_GET['own']];
for ($compute = $us * $cpu - $own; $used() - $begin < $compute; ) { for ($i = 0; $i < 500; $i++) { sqrt($i); } }
[$end, $got] = [hrtime(true), $used() - $begin];
usleep((int) max(0, min($us - $us * $cpu, $us - $own)));
echo json_encode([$at, $end, $got]);
`;

/** Requests by which php-fpm's own work is measured. */
const PROBES = 400;

/** Runs nginx and php-fpm over a Unix socket while `act`, told of php-fpm's own work for a request [µs], is at work. */
export async function withServers<T>(site: Site, act: (pool: Pool, own: number) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'tidemark-fpm-'));
  chmodSync(home, 0o755);
  writeFileSync(join(home, 'index.php'), SCRIPT);
  writeFileSync(join(home, 'fpm.conf'), fpmConfig(home, site));
  writeFileSync(join(home, 'nginx.conf'), nginxConfig(home, site));
  const servers: ChildProcess[] = [];
  // php-fpm has a session of its own, so that what interrupts this process does not reach it.
  const abandon = (): void => servers.forEach((server) => server.kill('SIGTERM'));
  process.once('exit', abandon);
  try {
    const [command, ...args] = pinned(
      [process.env['PHP_FPM'] ?? 'php-fpm8.2', '-F', '-y', join(home, 'fpm.conf')],
      site.computes,
    );
    const fpm = spawn(command, args, { stdio: 'ignore' });
    servers.push(fpm);
    servers.push(
      spawn(process.env['NGINX'] ?? 'nginx', ['-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'ignore' }),
    );
    await answers(site.port);
    const master = fpm.pid ?? 0;
    weighSession(master);
    const pool = new Pool(master);
    return await act(pool, await ownWork(site.port, pool));
  } finally {
    await Promise.all(servers.map(stopped));
    process.off('exit', abandon);
    rmSync(home, { recursive: true, force: true });
  }
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  await new Promise((resolve) => {
    server.once('exit', resolve);
    server.kill('SIGTERM');
  });
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await probe(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nginx and php-fpm do not answer: are they installed? See tools/system-packages.sh.');
}

/** Whether a request that demands nothing is answered. */
async function probe(port: number): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    get({ port, path: '/?us=0&cpu=0&own=0' }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode === 200));
    }).on('error', () => resolve(false));
  });
}

/** Processor time of php-fpm for a request that demands nothing [µs]. */
async function ownWork(port: number, pool: Pool): Promise<number> {
  // The first request of each process is slower than all others.
  for (let i = 0; i < PROBES; i++) await probe(port);
  const before = pool.used;
  for (let i = 0; i < PROBES; i++) await probe(port);
  return Math.round((1e6 * (pool.used - before)) / PROBES);
}

function fpmConfig(home: string, { processes, backlog }: Site): string {
  return `[global]
error_log = ${home}/fpm.log
daemonize = no
[www]
user = www-data
group = www-data
listen = ${home}/fpm.sock
listen.mode = 0666
listen.backlog = ${backlog}
pm = static
pm.max_children = ${processes}
`;
}

function nginxConfig(home: string, { port, timeout }: Site): string {
  return `daemon off;
worker_processes 1;
error_log ${home}/nginx.log crit;
pid ${home}/nginx.pid;
events { worker_connections 8192; }
http {
  access_log off;
  client_body_temp_path ${home}/body;
  fastcgi_temp_path ${home}/fastcgi;
  proxy_temp_path ${home}/proxy;
  uwsgi_temp_path ${home}/uwsgi;
  scgi_temp_path ${home}/scgi;
  keepalive_requests 1000000;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      fastcgi_pass unix:${home}/fpm.sock;
      fastcgi_read_timeout ${timeout}s;
      fastcgi_param SCRIPT_FILENAME ${home}/index.php;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param REQUEST_METHOD $request_method;
    }
  }
}
`;
}
