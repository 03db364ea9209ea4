import { describe, expect, test } from 'vitest';
import { limitedAnswer } from './limits.ts';

function statusOf(method: string, url: string, isSigned = true): number | undefined {
  return limitedAnswer({ method, url, isSigned })?.status;
}

describe('what is answered in the place of the server', () => {
  test('objects are read and written, and listed by who has the key', () => {
    expect(statusOf('PUT', '/shop/a.txt')).toBeUndefined();
    expect(statusOf('GET', '/shop/a.txt')).toBeUndefined();
    expect(statusOf('GET', '/shop?list-type=2&prefix=private%2F')).toBeUndefined();
    expect(statusOf('POST', '/shop?delete')).toBeUndefined();
  });

  test('there is no multipart upload, and no presigned request', () => {
    expect(statusOf('POST', '/shop/a.txt?uploads')).toBe(501);
    expect(statusOf('PUT', '/shop/a.txt?partNumber=1&uploadId=x')).toBe(501);
    expect(statusOf('GET', '/shop?uploads')).toBe(501);
    expect(statusOf('GET', '/shop/a.txt?X-Amz-Signature=00&X-Amz-Credential=shop', false)).toBe(403);
    expect(statusOf('GET', '/shop/a.txt?AWSAccessKeyId=shop&Signature=00&Expires=1', false)).toBe(403);
    expect(statusOf('POST', '/shop', false)).toBe(403);
  });

  test('everything is public but what lies in private/, however it is written', () => {
    expect(statusOf('GET', '/shop/uploads/a.txt', false)).toBeUndefined();
    for (const url of ['/shop/private/a.txt', '/shop/%70rivate/a.txt', '/shop/private%2Fa.txt', '/shop/private/a?x']) {
      expect(statusOf('GET', url, false), url).toBe(403);
      expect(statusOf('GET', url), url).toBeUndefined();
    }
    expect(statusOf('GET', '/shop/%ff', false)).toBe(400);
  });

  test('what it does not have is taken with an OK, and changes nothing', () => {
    expect(statusOf('PUT', '/shop?versioning')).toBe(200);
    expect(statusOf('PUT', '/shop/a.txt?acl')).toBe(200);
    expect(statusOf('DELETE', '/shop?lifecycle')).toBe(204);
    // What is read back says how it really is.
    expect(statusOf('GET', '/shop?versioning')).toBeUndefined();
    expect(limitedAnswer({ method: 'GET', url: '/shop?cors', isSigned: true })?.text).toContain('<AllowedOrigin>*<');
    expect(statusOf('PUT', '/shop?versioning', false)).toBeUndefined();
  });
});
