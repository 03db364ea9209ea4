/** flystorage.ts <folder> <endpoint>: stock Flystorage uploads every file of a folder, 64 at once. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { AwsS3StorageAdapter } from '@flystorage/aws-s3';
import { FileStorage } from '@flystorage/file-storage';

const [folder = '', endpoint = ''] = process.argv.slice(2);
const client = new S3Client({
  endpoint,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
});
const storage = new FileStorage(new AwsS3StorageAdapter(client, { bucket: 'bench', prefix: 'stock' }));
const names = (await readdir(folder)).values();
const worker = async (): Promise<void> => {
  for (const name of names) {
    const path = join(folder, name);
    await storage.write(name, createReadStream(path), { size: (await stat(path)).size });
  }
};
await Promise.all(Array.from({ length: 64 }, worker));
client.destroy();
