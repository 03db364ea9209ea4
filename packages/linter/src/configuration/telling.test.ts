import { expect, test } from 'vitest';
import { GivenVariables } from './given-variables.ts';
import type { ServiceReading } from './reading.ts';
import { isLocalHost, withGiven } from './telling.ts';

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

test('what `.env` files give stands beside the place that reads it', () => {
  const told = [{ path: 'a.php', line: 3, isLocal: false, variable: { name: 'DSN', path: 'a.php', line: 3 } }];
  const remedy = { summary: '', packages: [], docs: [] };
  const service: ServiceReading = { service: 'MySQL', told, isUsed: true, message: '', remedy };
  const given = (value: string) =>
    withGiven(service, new GivenVariables([{ name: 'DSN', value, path: '.env.example', line: 1, from: 'template' }]))
      .told;
  expect(given('mysql://u:p@127.0.0.1:3306/x')[1]).toMatchObject({
    path: '.env.example',
    isLocal: true,
    isTemplate: true,
  });
  expect(given('mysql:host=localhost;dbname=x')[1]?.isLocal).toBe(true);
  expect(given('mysql://u:p@db/x')[1]?.isLocal).toBe(false);
});
