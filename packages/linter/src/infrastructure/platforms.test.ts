import { describe, expect, test } from 'vitest';
import { configurationOf, storeLines } from '../configuration/testing.ts';
import { platformMounts } from './index.ts';
import { platformStores } from './platform-stores.ts';
import { schedules } from './schedules.ts';

function mounts(files: Readonly<Record<string, string>>): string[] {
  return platformMounts(configurationOf(files)).map(
    ({ path, shared, source }) => `${path}${shared ? ' shared' : ''} @ ${source.path}:${source.line}`,
  );
}

const UPSUN = `applications:
  app:
    source:
      root: "/"
    mounts:
      "/storage":
        source: storage
        source_path: storage
      "/var/cache": { source: instance, source_path: c }
      "web/uploads": { source: tmp }
services:
  db:
    type: mariadb:11.4
`;

describe('mounts', () => {
  test('of Upsun and Platform.sh', () => {
    expect(mounts({ '.upsun/config.yaml': UPSUN })).toEqual([
      'storage shared @ .upsun/config.yaml:6',
      'var/cache @ .upsun/config.yaml:9',
      'web/uploads @ .upsun/config.yaml:10',
    ]);
    const older = 'mounts:\n  "/web/files": "shared:files/files"\n  "/tmp": { source: local }\n';
    expect(mounts({ '.platform.app.yaml': older })).toEqual([
      'web/files shared @ .platform.app.yaml:2',
      'tmp shared @ .platform.app.yaml:3',
    ]);
    const list = '- name: a\n  source: { root: api }\n  mounts:\n    var: { source: local }\n';
    expect(mounts({ '.platform/applications.yaml': list })).toEqual(['api/var shared @ .platform/applications.yaml:4']);
  });

  test('of functions: only what the network keeps is shared', () => {
    const serverless = 'service: a\nfunctions:\n  web:\n    fileSystemConfig:\n      localMountPath: /mnt/efs\n';
    expect(mounts({ 'serverless.yml': serverless })).toEqual([
      '/tmp @ serverless.yml:1',
      '/mnt/efs shared @ serverless.yml:5',
    ]);
    expect(mounts({ 'vapor.yml': 'id: 1\nenvironments:\n  production:\n    mount: files\n' })).toEqual([
      '/tmp @ vapor.yml:1',
      '/mnt/local shared @ vapor.yml:4',
    ]);
  });

  test('of Fly: a disk of one machine', () => {
    const fly = 'app = "a"\n[env]\ndestination = "/x"\n[mounts]\n  source = "data"\n  destination = "/app/storage"\n';
    expect(mounts({ 'fly.toml': fly })).toEqual(['/app/storage @ fly.toml:6']);
  });
});

test('stores and services of a platform', () => {
  const reading = platformStores.read(configurationOf({ '.upsun/config.yaml': UPSUN }), undefined);
  if (reading instanceof Promise) throw new TypeError('reads at once');
  expect(storeLines(reading.stores)).toEqual([
    'uploads mount storage: shared, shared mount @ .upsun/config.yaml:6',
    'cache mount var/cache: node, mount of one instance @ .upsun/config.yaml:9',
    'uploads mount web/uploads: node, mount of one instance @ .upsun/config.yaml:10 local',
  ]);
  expect(reading.services.map(({ service }) => service)).toEqual(['mariadb']);
});

test('schedules that every node runs', async () => {
  const files = configurationOf({
    'docker/crontab': '# every minute\nMAILTO=""\n* * * * * php /app/artisan schedule:run\n@daily /app/clean\n',
    'docker/supervisord.conf': '[program:web]\ncommand=php-fpm\n[program:cron]\ncommand=/usr/sbin/crond -f\n',
    Procfile: 'web: php artisan schedule:work & vendor/bin/heroku-php-apache2\nscheduler: php artisan schedule:work\n',
    'dev/crontab': '* * * * * php a.php\n',
  });
  const { switches } = await schedules.read(files, undefined);
  expect(switches.map(({ path, line }) => `${path}:${line}`)).toEqual([
    'docker/crontab:3',
    'docker/crontab:4',
    'docker/supervisord.conf:4',
    'Procfile:1',
  ]);
});

test('schedules beside a server, and in several containers', async () => {
  const found = async (files: Record<string, string>): Promise<readonly string[]> =>
    (await schedules.read(configurationOf(files), undefined)).switches.map(({ path, line }) => `${path}:${line}`);
  const image = (command: string): Record<string, string> => ({ Dockerfile: `FROM php:8.3-apache\n${command}\n` });
  expect(await found(image('CMD cron && apache2-foreground'))).toEqual(['Dockerfile:2']);
  expect(await found(image('CMD ["sh", "-c", "php artisan schedule:work & php-fpm"]'))).toEqual(['Dockerfile:2']);
  expect(await found(image('CMD ["php", "artisan", "schedule:work"]'))).toEqual([]);
  const compose = (replicas: number): Record<string, string> => ({
    'compose.yaml': `services:\n  cron:\n    image: app\n    command: php artisan schedule:work\n    deploy: { replicas: ${replicas} }\n`,
  });
  expect(await found(compose(3))).toEqual(['compose.yaml:2']);
  expect(await found(compose(1))).toEqual([]);
  const entry = (text: string) => found({ 'docker/entrypoint.sh': text, 'docker/cron.d/app': '' });
  expect(await entry('#!/bin/sh\ncron\nexec "$@"\n')).toEqual(['docker/entrypoint.sh:2']);
  expect(await entry('php artisan schedule:work &\nphp-fpm\n')).toEqual(['docker/entrypoint.sh:1']);
  const byRole = 'if [ "$ROLE" = cron ]; then\n  exec crond -f\nfi\nexec php-fpm\n';
  expect(await entry(byRole)).toEqual([]);
  expect(await found({ 'docker/cron.d/app': '* * * * * root php /app/artisan schedule:run\n' })).toEqual([
    'docker/cron.d/app:1',
  ]);
});

test('a shared volume of pods is a directory of the project, as its image has it', () => {
  const pod =
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: up }\nspec: { accessModes: [ReadWriteMany] }\n---\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: x\n      volumeMounts: [{ name: v, mountPath: /srv/site/storage/app }]\n  volumes: [{ name: v, persistentVolumeClaim: { claimName: up } }]\n';
  const mounts = (more: Record<string, string>): unknown =>
    platformMounts(configurationOf({ 'k8s/pod.yaml': pod, ...more })).map(({ path, shared }) => [path, shared]);
  expect(mounts({ Dockerfile: 'FROM php\nWORKDIR /srv/site\nCOPY . .\n' })).toEqual([['storage/app', true]]);
  expect(mounts({})).toEqual([['/srv/site/storage/app', true]]);
  const usual = pod.replace('/srv/site', '/var/www/html');
  expect(platformMounts(configurationOf({ 'k8s/pod.yaml': usual }))[0]?.path).toBe('storage/app');
});
