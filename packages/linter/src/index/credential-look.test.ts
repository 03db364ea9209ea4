import { describe, expect, test } from 'vitest';
import { looksLikeCredential, mayHoldCredential } from './credential-look.ts';
import { scanFile } from './scan-file.ts';

describe('a text that may hold a credential', () => {
  test.each([
    `const FIRST_ADMIN_PASSWORD = 'letmeinplease';`,
    `['api_key' => 'k3y9XbVq27Lm']`,
    `define('AUTH_SALT', 'a8Jd02kLmQ')`,
    `$dsn = 'mysql://shop:s3cr3tpass@db/shop';`,
    `new PDO($dsn, 'shop', 'x')`,
    `$key = 'AKIAIOSFODNN7EXAMPLE';`,
  ])('%s', (code) => {
    expect(looksLikeCredential(code)).toBe(true);
    expect(mayHoldCredential(scanFile(Buffer.from(`<?php ${code}`)))).toBe(true);
  });

  test.each([
    `$form['password'] = ['#type' => 'password'];`,
    `'token' => $this->token`,
    `['key' => 'value']`,
    `$url = 'https://example.org:443/a';`,
    `t('Your password')`,
  ])('not %s', (code) => {
    expect(looksLikeCredential(code)).toBe(false);
    expect(mayHoldCredential(scanFile(Buffer.from(`<?php ${code}`)))).toBe(false);
  });
});
