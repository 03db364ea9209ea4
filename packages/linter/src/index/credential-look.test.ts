import { describe, expect, test } from 'vitest';
import { mayHoldCredential } from './credential-look.ts';
import { scanFile } from './scan-file.ts';

describe('a text that may hold a credential', () => {
  test.each([
    `const FIRST_ADMIN_PASSWORD = 'letmeinplease';`,
    `['api_key' => 'k3y9XbVq27Lm']`,
    `define('AUTH_SALT', 'a8Jd02kLmQ')`,
    `$dsn = 'mysql://shop:s3cr3tpass@db/shop';`,
    `new PDO($dsn, 'shop', 'x')`,
    `ftp_login($ftp, 'shop', 'x')`,
    `$key = 'AKIAIOSFODNN7EXAMPLE';`,
    `$mail = "to {$name}, xoxb-123456789";`,
    `<<<PEM\n-----BEGIN PRIVATE KEY-----\nMIIEvQ\nPEM;`,
    `'hook' => 'see sk_live_51Hx'`,
    `$password === 'a8Jd02kLmQ'`,
    `['Authorization' => 'Bearer a8Jd02kLmQ']`,
    `'https://hooks.slack.com/services/T0/B0/x'`,
    `'token ghp_x'`,
    `hash_hmac('sha256', $text, 'x')`,
    `$mysqli->real_connect($host)`,
    `curl_setopt($curl, CURLOPT_USERPWD, 'a:b')`,
    `['db_password' => 'x1y2']`,
    `$this->mailer['password'] ?? "a8Jd02kLmQ"`,
  ])('%s', (code) => {
    expect(mayHoldCredential(scanFile(Buffer.from(`<?php ${code}`)))).toBe(true);
  });

  test.each([
    `$form['password'] = ['#type' => 'password'];`,
    `'token' => $this->token`,
    `['key' => 'value']`,
    `$url = 'https://example.org:443/a';`,
    `t('Your password')`,
    `$author->pdo('x')`,
    `// $api_key = 'k3y9XbVq27Lm'`,
    `'token' => '$token123'`,
    `$author->real('x')`,
    `$text = 'a good bearer of news'`,
    `$dsn = 'mysql://shop@db/shop'`,
  ])('not %s', (code) => {
    expect(mayHoldCredential(scanFile(Buffer.from(`<?php ${code}`)))).toBe(false);
  });
});
