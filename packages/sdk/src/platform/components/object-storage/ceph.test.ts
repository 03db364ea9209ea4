import { afterEach, expect, test, vi } from 'vitest';
import { Ceph } from './ceph.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('where Ceph is not installed, the error says how it is', () => {
  vi.stubEnv('PATH', '/nowhere');
  const context = { app: 'shop', home: '/nowhere', isolation: 'process', instance: 'i', onLine: () => {} } as const;
  expect(() => new Ceph(context, '/nowhere', { monitor: 1, gateway: 2 })).toThrowError(
    expect.objectContaining({
      code: 'platform.missing-program',
      next: 'Install it: apt install radosgw ceph-mon ceph-osd ceph-common.',
    }),
  );
});
