/** list.ts <tidemark|aws-sdk> <endpoint>: lists everything, and prints the count, the time and the peak of memory as JSON. */
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { connect, listObjects, parseAddress, type S3Address } from '../../src/storage.ts';

const [who, endpoint = ''] = process.argv.slice(2);
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };

async function ours(): Promise<number> {
  const address = await parseAddress(`s3://bench/?endpoint=${endpoint}&profile=generic`, {}, {});
  const connection = connect(address as S3Address, { credentials, env: {} });
  let count = 0;
  for await (const { size } of listObjects(connection, '')) if (size > 0) count += 1;
  await connection.close();
  return count;
}

async function sdk(): Promise<number> {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  let count = 0;
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: 'bench' })) {
    for (const { Size = 0 } of Contents) if (Size > 0) count += 1;
  }
  client.destroy();
  return count;
}

const start = performance.now();
const before = process.cpuUsage();
const keys = await (who === 'tidemark' ? ours() : sdk());
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    keys,
    seconds: (performance.now() - start) / 1000,
    cpu: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);
