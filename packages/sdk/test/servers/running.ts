import { randomUUID } from 'node:crypto';
import type { ConnectOptions } from '../../src/create-storage.ts';
import type { S3Server } from './s3-server.ts';

/** What tests need of a running server. */
export interface RunningServer {
  /** A new bucket. */
  bucket(): Promise<string>;
  readonly server: S3Server;
  /** `s3://…` of a bucket, with the server's endpoint. */
  url(bucket: string, prefix?: string): string;
  readonly options: ConnectOptions;
}

export function runningOf(server: S3Server): RunningServer {
  const { endpoint, profile, credentials } = server;
  return {
    server,
    bucket: async () => {
      const name = `b-${randomUUID()}`;
      await server.createBucket(name);
      return name;
    },
    url: (bucket, prefix = '') => `s3://${bucket}/${prefix}?endpoint=${endpoint}&profile=${profile}`,
    options: { credentials, env: {} },
  };
}
