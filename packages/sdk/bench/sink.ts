/**
 * sink.ts <keys to list>: an S3 endpoint that keeps nothing but the MD5 and size of what it is given, and lists as many keys
 * as it is told. It answers as S3 does, so that every contender's checks pass; it looks at no signature. Prints its port.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const [listed = 0] = process.argv.slice(2).map(Number);
const PAGE = 1000;

interface Stored {
  readonly etag: string;
  readonly size: number;
}

const objects = new Map<string, Stored>();
const uploads = new Map<string, Map<number, Stored & { readonly md5: Buffer }>>();

async function digestOf(incoming: IncomingMessage): Promise<Stored & { readonly md5: Buffer }> {
  const hash = createHash('md5');
  const isChunked = incoming.headers['content-encoding']?.includes('aws-chunked') === true;
  let size = 0;
  let rest = Buffer.alloc(0);
  let left = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (!isChunked) {
      hash.update(chunk);
      size += chunk.length;
      continue;
    }
    // Each chunk of `aws-chunked` has a line with its length before it, and an empty one behind.
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    rest = Buffer.alloc(0);
    while (data.length > 0) {
      if (left > 0) {
        const piece = data.subarray(0, left);
        hash.update(piece);
        size += piece.length;
        left -= piece.length;
        data = data.subarray(piece.length);
        continue;
      }
      const end = data.indexOf('\r\n', 0);
      if (end < 0) {
        rest = Buffer.from(data);
        break;
      }
      const line = data.subarray(0, end).toString('latin1');
      const length = /^[0-9a-f]+(?=;|$)/i.exec(line)?.[0];
      if (length !== undefined) left = Number.parseInt(length, 16);
      data = data.subarray(end + 2);
    }
  }
  const md5 = hash.digest();
  return { etag: md5.toString('hex'), size, md5 };
}

function xml(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': String(Buffer.byteLength(body)) });
  response.end(`${body}`);
}

/** Made once: what is measured is the reader. */
const pages = new Map<number, string>();

function listPage(start: number): string {
  const held = pages.get(start);
  if (held !== undefined) return held;
  let contents = '';
  const end = Math.min(start + PAGE, listed);
  for (let at = start; at < end; at += 1) {
    const key = `uploads/2026/${String(Math.floor(at / 5000)).padStart(4, '0')}/photo-${String(at).padStart(8, '0')}.jpg`;
    contents += `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;${createHash('md5').update(key).digest('hex')}&quot;</ETag><Size>${4096 + (at % 100)}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
  }
  const next = end < listed ? `<NextContinuationToken>${end}</NextContinuationToken>` : '';
  const page = `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bench</Name><Prefix></Prefix><MaxKeys>1000</MaxKeys><KeyCount>${end - start}</KeyCount><IsTruncated>${end < listed}</IsTruncated>${next}${contents}</ListBucketResult>`;
  pages.set(start, page);
  return page;
}

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://x');
  const key = url.pathname;
  const { searchParams: query } = url;
  const id = query.get('uploadId') ?? '';
  const isBucket = key.replace(/^\/|\/$/g, '').split('/').length <= 1;
  if (incoming.method === 'PUT' && id !== '') {
    const part = await digestOf(incoming);
    uploads.get(id)?.set(Number(query.get('partNumber')), part);
    return void response.writeHead(200, { etag: `"${part.etag}"`, 'content-length': '0' }).end();
  }
  if (incoming.method === 'PUT') {
    const stored = await digestOf(incoming);
    if (!isBucket) objects.set(key, stored);
    return void response.writeHead(200, { etag: `"${stored.etag}"`, 'content-length': '0' }).end();
  }
  if (incoming.method === 'POST' && query.has('uploads')) {
    const made = `upload-${uploads.size}`;
    uploads.set(made, new Map());
    return xml(
      response,
      `<InitiateMultipartUploadResult><Bucket>bench</Bucket><Key>k</Key><UploadId>${made}</UploadId></InitiateMultipartUploadResult>`,
    );
  }
  if (incoming.method === 'POST' && id !== '') {
    incoming.resume();
    const parts = [...(uploads.get(id) ?? [])].sort(([one], [other]) => one - other).map(([, part]) => part);
    const md5 = createHash('md5')
      .update(Buffer.concat(parts.map((part) => part.md5)))
      .digest('hex');
    const etag = `${md5}-${parts.length}`;
    objects.set(key, { etag, size: parts.reduce((sum, { size }) => sum + size, 0) });
    return xml(
      response,
      `<CompleteMultipartUploadResult><ETag>&quot;${etag}&quot;</ETag></CompleteMultipartUploadResult>`,
    );
  }
  if (incoming.method === 'GET' && isBucket) {
    if (query.has('uploads'))
      return xml(response, '<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>');
    if (listed > 0) return xml(response, listPage(Number(query.get('continuation-token') ?? 0)));
    return xml(response, stored(query.get('prefix') ?? '', key));
  }
  const held = objects.get(key);
  if (held === undefined) return void response.writeHead(404, { 'content-length': '0' }).end();
  const modified = 'Thu, 01 Jan 2026 00:00:00 GMT';
  response
    .writeHead(200, { etag: `"${held.etag}"`, 'content-length': String(held.size), 'last-modified': modified })
    .end();
}

/** All that was stored below a prefix, in one page: runs are looked at afterwards. */
function stored(prefix: string, bucket: string): string {
  const base = `/${bucket.replace(/^\/|\/$/g, '')}/`;
  const keys = [...objects.keys()].filter((key) => key.startsWith(base + prefix)).sort();
  const contents = keys.map((key) => {
    const { etag, size } = objects.get(key) as Stored;
    return `<Contents><Key>${decodeURIComponent(key.slice(base.length))}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;${etag}&quot;</ETag><Size>${size}</Size></Contents>`;
  });
  return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
}

const server = createServer((incoming, response) => {
  answer(incoming, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.stdin.resume().on('end', () => process.exit());
