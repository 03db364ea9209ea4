import { AwsS3StorageAdapter } from '@flystorage/aws-s3';
import { afterAll, describe } from 'vitest';
import { createStorage } from '../src/create-storage.ts';
import { awsSdk } from '../src/s3/aws-sdk.ts';
import { type AdapterDescription, describeStorageAdapter, type KnownDefect } from '../src/testing.ts';
import { CEPH, S3RVER, SWIFT } from './servers/s3-server.ts';
import { describeWithServer, type RunningServer } from './servers/with-server.ts';

type Features = NonNullable<AdapterDescription['supports']>;

/** Each test gets a folder of its own in one bucket. */
function places(running: () => RunningServer): () => Promise<{ bucket: string; prefix: string }> {
  let bucket: Promise<string> | undefined;
  let count = 0;
  return async () => {
    bucket ??= running().bucket();
    count += 1;
    return { bucket: await bucket, prefix: `test ${count}/` };
  };
}

function describeOurs(running: () => RunningServer, supports: Features, knownDefects: readonly KnownDefect[]): void {
  const place = places(running);
  const open: { close(): Promise<void> }[] = [];
  afterAll(() => Promise.all(open.map((storage) => storage.close())));
  describeStorageAdapter({
    name: 'our adapter',
    create: async () => {
      const { bucket, prefix } = await place();
      const storage = await createStorage({ ...running().options, url: running().url(bucket, prefix) });
      open.push(storage);
      return { storage, adapter: storage.storageAdapter };
    },
    supports,
    knownDefects,
  });
}

function describeStock(running: () => RunningServer, supports: Features, knownDefects: readonly KnownDefect[]): void {
  const place = places(running);
  describeStorageAdapter({
    name: '@flystorage/aws-s3',
    create: async () => {
      const { bucket, prefix } = await place();
      const { S3Client } = await awsSdk();
      const { endpoint, credentials } = running().server;
      const client = new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true });
      return { adapter: new AwsS3StorageAdapter(client, { bucket, prefix }), cleanUp: async () => client.destroy() };
    },
    supports,
    knownDefects,
  });
}

const COMMON: Features = {
  publicUrl: true,
  emptyFolders: true,
  storedContentType: true,
  largeFiles: true,
  ranges: true,
};

const FULL: Features = {
  ...COMMON,
  byteArrays: true,
  visibility: true,
  temporaryUrl: true,
  prepareUpload: true,
  conditionalWrites: true,
  fileBesideFolder: true,
};

/** Neither visibility of single objects nor conditional writes. */
const { visibility: _visibility, conditionalWrites: _conditional, ...SWIFT_HAS } = FULL;

const AWS_S3 = 'https://github.com/duna-oss/flystorage/blob/main/packages/aws-s3/src/aws-s3-storage-adapter.ts';

const STOCK_DEFECTS: readonly KnownDefect[] = [
  {
    case: 'listing more files than one page holds',
    what: 'a folder is deleted by 1001 keys at a time, where S3 takes 1000',
    link: AWS_S3,
  },
  { case: 'calls leave no listener on their signal', what: 'each write leaves one', link: AWS_S3 },
  { case: 'checksums of several algorithms', what: 'the MD5 is not computed where it is not stored', link: AWS_S3 },
  {
    case: 'a body that breaks off leaves the old file as it was',
    what: 'the write never settles',
    link: 'https://github.com/aws/aws-sdk-js-v3/tree/main/lib/lib-storage',
    atTimes: true,
  },
];

const S3RVER_STORE = 'https://github.com/20minutes/s3rver/blob/master/lib/stores/filesystem.js';

/** The server's, not the adapter's. */
const S3RVER_DEFECTS: readonly KnownDefect[] = [
  { case: 'a file named "plus+sign&amp;and%20percent%.txt"', what: 'listed under another name', link: S3RVER_STORE },
  { case: 'a file named "quotes\\"\'`.txt"', what: 'listed under another name', link: S3RVER_STORE },
  { case: 'a file named "hash#question?.txt"', what: 'cannot be copied', link: S3RVER_STORE },
  { case: 'a file named "semi;colon:at@equals=.txt"', what: 'cannot be copied', link: S3RVER_STORE },
  {
    case: 'many writers of one file leave one of their texts whole',
    what: 'files are written in place, so that texts mix',
    link: S3RVER_STORE,
    atTimes: true,
  },
];

describe('S3', () => {
  describeWithServer(CEPH, (running) => {
    describeOurs(running, FULL, []);
    const { byteArrays: _bytes, conditionalWrites: _conditions, ranges: _ranges, ...stock } = FULL;
    describeStock(running, stock, STOCK_DEFECTS);
  });
  describeWithServer(SWIFT, (running) => describeOurs(running, SWIFT_HAS, []));
  describeWithServer(S3RVER, (running) => {
    const supports = { ...COMMON, largeFiles: false, byteArrays: true, temporaryUrl: true, prepareUpload: true };
    describeOurs(running, supports, S3RVER_DEFECTS);
  });
});
