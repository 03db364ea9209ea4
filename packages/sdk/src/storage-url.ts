/** Addresses of storage: `s3://bucket/prefix?…`, `file:///folder`, `memory:`, and plain paths. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Environment, platformStorage } from './credentials/platform.ts';
import type { StorageProfile } from './profiles/profile.ts';
import { isProfileName, PROFILES } from './profiles/profiles.ts';
import { StorageError } from './storage-error.ts';

export interface S3Address {
  readonly kind: 's3';
  readonly bucket: string;
  /** Empty, or ending in `/`. */
  readonly prefix: string;
  /** As it is written: the key, where the address is that of one object. */
  readonly path: string;
  readonly endpoint: URL;
  readonly region: string;
  readonly profile: StorageProfile;
}

export interface LocalAddress {
  readonly kind: 'local';
  /** Absolute. */
  readonly folder: string;
}

export interface MemoryAddress {
  readonly kind: 'memory';
}

export type StorageAddress = S3Address | LocalAddress | MemoryAddress;

/** What may stand in a URL's query, or beside it; the query wins. */
export interface AddressOptions {
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  /** A name, or a profile of one's own. */
  readonly profile?: string | StorageProfile | undefined;
  readonly pathStyle?: boolean | undefined;
}

const QUERY = new Set(['endpoint', 'region', 'profile', 'pathStyle']);

function invalid(what: string, next: string): StorageError {
  return new StorageError('storage.invalid-url', { what, next });
}

/** @param text `s3://…`, `file://…`, `memory:` or a path @param cwd that relative paths start from */
export async function parseAddress(
  text: string,
  options: AddressOptions = {},
  env: Environment = process.env,
  cwd: string = process.cwd(),
): Promise<StorageAddress> {
  if (text === '') throw invalid('the address is empty', 'Give a path, a file:// URL or an s3:// URL.');
  if (/^memory:(?:\/\/)?$/.test(text)) return { kind: 'memory' };
  if (/^file:/i.test(text)) return { kind: 'local', folder: resolve(folderOf(text)) };
  if (/^s3:/i.test(text)) return s3Address(text, options, env);
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(text)?.[1];
  if (scheme !== undefined) {
    throw invalid(`addresses of the sort "${scheme}://" are not known`, 'Known are s3://, file://, memory: and paths.');
  }
  return { kind: 'local', folder: resolve(cwd, text) };
}

function folderOf(text: string): string {
  try {
    return fileURLToPath(text);
  } catch {
    throw invalid(
      `"${text}" is no file URL: it needs an absolute path`,
      'Write file:///absolute/path, or a plain path.',
    );
  }
}

/** Taken apart by hand: in a prefix, `?` ends it and everything else stands for itself, also `..`, `//` and `%`. */
async function s3Address(text: string, options: AddressOptions, env: Environment): Promise<S3Address> {
  const match = /^s3:\/\/([^/?#]*)(?:\/([^?]*))?(?:\?(.*))?$/is.exec(text);
  // Not quoted: it may hold a secret.
  if (match === null || match[1]?.includes('@')) {
    throw invalid(
      'an s3:// URL holds a bucket and a prefix, and no credentials',
      'Write s3://bucket/prefix; credentials come from the environment.',
    );
  }
  const [, bucketName = '', path = '', queryText = ''] = match;
  const query = new URLSearchParams(queryText);
  for (const name of query.keys()) {
    if (!QUERY.has(name)) {
      throw invalid(`an s3:// URL has no option "${name}"`, `Known are ${[...QUERY].join(', ')}.`);
    }
  }
  const profile = profileOf(
    query.get('profile') ?? options.profile,
    query.get('endpoint') ?? options.endpoint ?? envEndpoint(env),
  );
  const platform = profile.name === 'fortrabbit' ? await platformStorage(env) : undefined;
  const bucket = bucketName === '' ? (platform?.bucket ?? '') : bucketName;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/.test(bucket)) {
    throw invalid(`"${bucket}" is no name of a bucket`, 'Write s3://bucket/prefix.');
  }
  const region =
    query.get('region') ??
    options.region ??
    env['AWS_REGION'] ??
    env['AWS_DEFAULT_REGION'] ??
    platform?.region ??
    'us-east-1';
  if (!/^[a-z0-9-]{1,40}$/i.test(region))
    throw invalid(`"${region}" is no region`, 'Write region=eu-west-1, for instance.');
  const pathStyle = query.has('pathStyle')
    ? query.get('pathStyle') !== 'false'
    : (options.pathStyle ?? profile.pathStyle);
  return {
    kind: 's3',
    bucket,
    path,
    prefix: path === '' || path.endsWith('/') ? path : `${path}/`,
    endpoint: endpointOf(query.get('endpoint') ?? options.endpoint ?? platform?.endpoint ?? envEndpoint(env), region),
    region,
    profile: { ...profile, pathStyle },
  };
}

function envEndpoint(env: Environment): string | undefined {
  return env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'] || undefined;
}

function endpointOf(text: string | undefined, region: string): URL {
  const given = text ?? `https://s3.${region}.amazonaws.com`;
  const parsed = URL.canParse(given) ? new URL(given) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.pathname !== '/') {
    throw invalid(
      'the endpoint must be http:// or https:// with a host and nothing else',
      'Write endpoint=https://host:port.',
    );
  }
  return parsed;
}

/** Endpoints that are told by their host. Sources: the pages named by the profiles. */
const HOSTS: readonly (readonly [RegExp, keyof typeof PROFILES])[] = [
  [/(?:^|\.)amazonaws\.com(?:\.cn)?$/, 'aws'],
  [/^objects\.[a-z0-9.-]*frbit\.com$/, 'fortrabbit'],
  [/\.r2\.cloudflarestorage\.com$/, 'r2'],
];

function profileOf(given: string | StorageProfile | undefined, endpoint: string | undefined): StorageProfile {
  if (typeof given === 'object') return given;
  if (given !== undefined) {
    if (isProfileName(given)) return PROFILES[given];
    throw invalid(`there is no profile "${given}"`, `Known are ${Object.keys(PROFILES).join(', ')}.`);
  }
  if (endpoint === undefined) return PROFILES.aws;
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : '';
  const known = HOSTS.find(([pattern]) => pattern.test(host));
  return PROFILES[known?.[1] ?? 'generic'];
}
