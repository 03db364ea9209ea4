import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Site {
  readonly port: number;
  readonly processes: number;
  /** FPM's `listen.backlog`. */
  readonly backlog: number;
  /** nginx's `fastcgi_read_timeout` [s]. */
  readonly timeout: number;
}

/** Computes for its share of the time, as the processor counts it, and sleeps for the rest. */
const SCRIPT = `<?php
$us = (int) $_GET['us'];
$compute = $us * (float) $_GET['cpu'];
$used = function () { $r = getrusage(); return 1e6 * ($r['ru_utime.tv_sec'] + $r['ru_stime.tv_sec']) + $r['ru_utime.tv_usec'] + $r['ru_stime.tv_usec']; };
if ($compute > 0) { for ($begin = $used(); $used() - $begin < $compute; ) { for ($i = 0; $i < 500; $i++) { sqrt($i); } } }
usleep((int) ($us - $compute));
echo 'ok';
`;

/** Runs nginx and php-fpm over a Unix socket while `act` is at work. */
export async function withServers<T>(site: Site, act: () => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'tidemark-fpm-'));
  chmodSync(home, 0o755);
  writeFileSync(join(home, 'index.php'), SCRIPT);
  writeFileSync(join(home, 'fpm.conf'), fpmConfig(home, site));
  writeFileSync(join(home, 'nginx.conf'), nginxConfig(home, site));
  const servers: ChildProcess[] = [];
  try {
    servers.push(
      spawn(process.env['PHP_FPM'] ?? 'php-fpm8.2', ['-F', '-y', join(home, 'fpm.conf')], { stdio: 'ignore' }),
    );
    servers.push(spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'ignore' }));
    await answers(site.port);
    return await act();
  } finally {
    await Promise.all(servers.map(stopped));
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
    const isUp = await new Promise<boolean>((resolve) => {
      get({ port, path: '/?us=0&cpu=0' }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode === 200));
      }).on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nginx and php-fpm do not answer: are they installed? See tools/system-packages.sh.');
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
