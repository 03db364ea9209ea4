import { expect, test } from 'vitest';
import { readingOf } from '../../configuration/testing.ts';
import { drupalConfiguration } from './configuration.ts';

test('the contract names every variable that settings.php and its includes read, each once', async () => {
  const { variables } = await readingOf(drupalConfiguration, {
    'composer.json': JSON.stringify({ type: 'project', require: { 'drupal/core-recommended': '^10.3' } }),
    'web/sites/default/settings.php': `<?php
$databases['default']['default'] = ['driver' => 'mysql', 'host' => getenv('DB_HOST') ?: 'localhost'];
$settings['hash_salt'] = getenv('HASH_SALT');
$settings['s3fs.access_key'] = getenv('S3_KEY');
$config['smtp.settings']['smtp_host'] = getenv('SMTP_HOST') ?: '127.0.0.1';
$settings['trusted_host_patterns'] = [getenv('HOSTS') ?: '^example\\\\.org$'];
include __DIR__ . '/settings.redis.php';
`,
    'web/sites/default/settings.redis.php': "<?php\n$settings['redis.connection']['host'] = getenv('REDIS_HOST');\n",
  });
  expect(
    variables.map(({ name, purpose, isRequired, hidesAbsence }) => [name, purpose, isRequired, hidesAbsence]),
  ).toEqual([
    ['DB_HOST', 'host of the default database', true, true],
    ['HASH_SALT', '$settings hash_salt', true, false],
    ['S3_KEY', '$settings s3fs.access_key', true, false],
    ['HOSTS', '$settings trusted_host_patterns', false, false],
    ['REDIS_HOST', '$settings redis.connection.host', true, false],
    ['SMTP_HOST', '$config smtp.settings.smtp_host', true, true],
  ]);
});
