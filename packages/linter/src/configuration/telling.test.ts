import { expect, test } from 'vitest';
import { isLocalHost } from './telling.ts';

test('hosts that are the node itself', () => {
  for (const host of [
    'localhost',
    'LOCALHOST:3306',
    '127.0.0.1',
    '127.0.0.1:6379',
    '::1',
    '[::1]:3306',
    '/run/m.sock',
    'unix:/run/r.sock',
    'localhost:/tmp/mysql.sock',
  ]) {
    expect([host, isLocalHost(host)]).toEqual([host, true]);
  }
  for (const host of ['db', 'mysql.example.org', 'localhost.example.org', '10.0.0.1', '']) {
    expect([host, isLocalHost(host)]).toEqual([host, false]);
  }
});
