import type { ConfigurationOptions } from '@flystorage/file-storage';
import { LocalStorageAdapter } from './adapters/local-adapter.ts';
import { MemoryStorageAdapter } from './adapters/memory-adapter.ts';
import { S3StorageAdapter } from './adapters/s3-adapter.ts';
import { TidemarkStorage } from './adapters/tidemark-storage.ts';
import { type CredentialsInput, credentialSource } from './credentials/chain.ts';
import type { Environment } from './credentials/platform.ts';
import { S3Connection } from './s3/connection.ts';
import type { RetryPolicy } from './s3/retry.ts';
import { type TransportOptions, undiciTransport } from './s3/transport.ts';
import { type AddressOptions, parseAddress, type S3Address } from './storage-url.ts';

export interface ConnectOptions extends AddressOptions {
  /** Absent: the environment, `OBJECT_STORAGE_*`, `APP_SECRETS`, then what the AWS SDK finds. */
  readonly credentials?: CredentialsInput | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly transport?: TransportOptions | undefined;
  /** Absent: that of the process. */
  readonly env?: Environment | undefined;
}

export interface StorageOptions extends ConnectOptions {
  /** `s3://bucket/prefix?endpoint=…&region=…&profile=…`, `file:///folder`, `memory:` or a path. */
  readonly url?: string | undefined;
  /** Flystorage's own. */
  readonly flystorage?: ConfigurationOptions | undefined;
}

/** A connection to the bucket of an address. */
export function connect(address: S3Address, options: ConnectOptions = {}): S3Connection {
  const env = options.env ?? process.env;
  return new S3Connection({
    endpoint: address.endpoint,
    region: address.region,
    bucket: address.bucket,
    profile: address.profile,
    credentials: credentialSource(options.credentials, env, address.profile.name === 'fortrabbit'),
    transport: undiciTransport({ env, ...options.transport }),
    retry: options.retry,
  });
}

/** A Flystorage `FileStorage` for an address. @throws StorageError `storage.invalid-url`, `storage.credentials-missing` */
export async function createStorage(options: StorageOptions): Promise<TidemarkStorage> {
  const address = await parseAddress(options.url ?? 's3://', options, options.env ?? process.env);
  if (address.kind === 'memory') return new TidemarkStorage(new MemoryStorageAdapter(), options.flystorage);
  if (address.kind === 'local') return new TidemarkStorage(new LocalStorageAdapter(address.folder), options.flystorage);
  const connection = connect(address, options);
  const adapter = new S3StorageAdapter(connection, address.prefix);
  return new TidemarkStorage(adapter, options.flystorage, () => connection.close());
}
