import { expect, test } from 'vitest';
import { encodeMultipart, parseMultipart } from './multipart.ts';
import { readHar } from './read-har.ts';

interface Given {
  readonly method?: string;
  readonly url: string;
  readonly type?: string;
  readonly postData?: object;
  readonly mimeType?: string;
}

function har(...entries: readonly Given[]): string {
  return JSON.stringify({
    log: {
      entries: entries.map(({ method = 'GET', url, type, postData, mimeType = 'text/html' }) => ({
        request: { method, url, headers: type === undefined ? [] : [{ name: 'Content-Type', value: type }], postData },
        response: { status: 200, headers: [], content: { mimeType, text: '<p>' } },
      })),
    },
  });
}

test('requests of the site, without those to others and those that end the session', () => {
  const { steps, leftOut, origin } = readHar(
    har(
      { url: 'http://a.test/style.css', mimeType: 'text/css' },
      { url: 'http://a.test/' },
      { url: 'https://fonts.test/x.woff2' },
      { url: 'blob:http://a.test/170cb5bd' },
      { url: 'http://a.test/style.css', mimeType: 'text/css' },
      { url: 'http://a.test/wp-login.php?action=logout' },
      { url: 'http://a.test/two?x=1' },
    ),
    'a.har',
  );
  expect(origin).toBe('http://a.test');
  expect(steps.map(({ path }) => path)).toEqual(['/style.css', '/', '/two?x=1']);
  expect(leftOut).toEqual({ 'of another site': 2, 'asked before': 1, 'ends the session': 1 });
});

test('forms, as each browser writes them down', () => {
  const boundary = '----WebKitFormBoundaryAbc';
  const text = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="title"',
    '',
    'Low tide',
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="a b.png"',
    'Content-Type: image/png',
    '',
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n');
  const type = `multipart/form-data; boundary=${boundary}`;
  const fields = [
    { name: 'title', value: 'Low tide' },
    { name: 'file', value: '', file: { name: 'a b.png', type: 'image/png' } },
  ];
  const params = [
    { name: 'title', value: 'Low tide' },
    { name: 'file', fileName: 'a b.png', contentType: 'image/png' },
  ];
  for (const postData of [
    { mimeType: type, text },
    { mimeType: type, params },
  ]) {
    const { steps } = readHar(har({ method: 'POST', url: 'http://a.test/', type, postData }), 'a.har');
    expect(steps[0]?.body).toMatchObject({ kind: 'multipart', fields });
  }
  const encoded = readHar(
    har({
      method: 'POST',
      url: 'http://a.test/',
      type: 'application/x-www-form-urlencoded',
      postData: { mimeType: 'application/x-www-form-urlencoded', text: 'a=1&a=2&b=%C3%BC+x' },
    }),
    'a.har',
  );
  expect(encoded.steps[0]?.body).toEqual({
    kind: 'form',
    fields: [
      { name: 'a', value: '1' },
      { name: 'a', value: '2' },
      { name: 'b', value: 'ü x' },
    ],
  });
});

test('a form whose fields were not recorded is left out, and said', () => {
  const type = 'multipart/form-data; boundary=x';
  const { steps, leftOut } = readHar(
    har({ url: 'http://a.test/' }, { method: 'POST', url: 'http://a.test/', type }),
    'a.har',
  );
  expect([steps.length, leftOut]).toEqual([1, { 'its body was not recorded': 1 }]);
});

test.each(['', '{}', '{"log":{"entries":[{}]}}', '{"log":{"entries":[{"request":{"method":"GET","url":"x"}}]}}', '[]'])(
  '%j is no recording',
  (json) => {
    expect(() => readHar(json, 'a.har')).toThrow('a.har is no recording');
  },
);

test('what is encoded is read back', () => {
  const fields = [
    { name: 'a "quoted"\r\nname', value: 'line\r\nline' },
    { name: 'f', value: '', file: { name: 'ü.txt', type: 'text/plain', content: Buffer.from('--x\r\n') } },
  ];
  const { type, body } = encodeMultipart(fields);
  expect(parseMultipart(type, body.toString('utf8'))).toEqual(fields);
});
