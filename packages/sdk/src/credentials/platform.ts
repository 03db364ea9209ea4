/** What a platform hands to an application: the `OBJECT_STORAGE_*` variables, then the JSON file `APP_SECRETS` names. */
import { readFile } from 'node:fs/promises';
import { messageOf } from '../errors.ts';
import { StorageError } from '../storage-error.ts';
import { Credentials } from './secret.ts';

/** Source: https://help.fortrabbit.com/object-storage, https://help.fortrabbit.com/secrets. */
export interface PlatformStorage {
  readonly credentials: Credentials;
  readonly bucket: string;
  readonly region: string | undefined;
  /** `https://objects.eu-west-1a.frbit.com`, or as the platform names it. */
  readonly endpoint: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = ['BUCKET', 'KEY', 'SECRET', 'SERVER'] as const;

const NEXT =
  'Set OBJECT_STORAGE_BUCKET, OBJECT_STORAGE_KEY, OBJECT_STORAGE_SECRET and OBJECT_STORAGE_SERVER, or let APP_SECRETS name the JSON file that holds them.';

/** Undefined where the environment says nothing of object storage. @throws StorageError where it says half of it */
export async function platformStorage(env: Environment): Promise<PlatformStorage | undefined> {
  const variables = Object.fromEntries(
    ['BUCKET', 'KEY', 'REGION', 'SECRET', 'SERVER', 'HOST'].map((name) => [name, env[`OBJECT_STORAGE_${name}`]]),
  );
  if (NAMES.some((name) => hasText(variables[name]))) {
    return storageOf(variables, 'the variables OBJECT_STORAGE_*');
  }
  const file = env['APP_SECRETS'];
  if (!hasText(file)) return undefined;
  const group = await secretsGroup(file);
  return group === undefined ? undefined : storageOf(group, 'the file that APP_SECRETS names');
}

function hasText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

async function secretsGroup(file: string): Promise<Record<string, unknown> | undefined> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // A parser's message quotes what it read; that is a secret here.
    const reason = error instanceof SyntaxError ? 'it is not valid JSON' : messageOf(error);
    throw new StorageError('storage.credentials-missing', {
      what: `APP_SECRETS names "${file}", which cannot be read: ${reason}`,
      next: NEXT,
      ...(error instanceof SyntaxError ? {} : { cause: error }),
    });
  }
  const group = (parsed as { OBJECT_STORAGE?: unknown } | null)?.OBJECT_STORAGE;
  return typeof group === 'object' && group !== null ? (group as Record<string, unknown>) : undefined;
}

function storageOf(from: Readonly<Record<string, unknown>>, origin: string): PlatformStorage {
  const missing = NAMES.filter((name) => !hasText(from[name]) && !(name === 'SERVER' && hasText(from['HOST'])));
  if (missing.length > 0) {
    throw new StorageError('storage.credentials-missing', {
      what: `${origin} lack ${missing.map((name) => `OBJECT_STORAGE_${name}`).join(', ')}`,
      next: NEXT,
    });
  }
  const server = String(from['SERVER'] ?? from['HOST']);
  const credentials = new Credentials(
    { accessKeyId: String(from['KEY']), secretAccessKey: String(from['SECRET']) },
    origin,
  );
  return {
    credentials,
    bucket: String(from['BUCKET']),
    region: hasText(from['REGION']) ? from['REGION'] : undefined,
    endpoint: /^https?:\/\//.test(server) ? server : `https://${server}`,
  };
}
