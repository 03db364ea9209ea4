/** Where credentials come from: given, environment, platform, and what the AWS SDK knows of (profiles, SSO, roles). */
import { messageOf } from '../errors.ts';
import { StorageError } from '../storage-error.ts';
import { type Environment, platformStorage } from './platform.ts';
import { type CredentialSource, Credentials, type CredentialValues } from './secret.ts';

/** What a caller may give. */
export type CredentialsInput = CredentialValues | Credentials | (() => Promise<CredentialValues | Credentials>);

/** New ones are asked for this long before the old ones end. [ms] */
const REFRESH_BEFORE = 5 * 60_000;

/** @param isPlatform the platform's own variables come before AWS's */
export function credentialSource(
  given: CredentialsInput | undefined,
  env: Environment,
  isPlatform: boolean,
): CredentialSource {
  if (given !== undefined && typeof given !== 'function') {
    const fixed = sealed(given, 'the options');
    return () => Promise.resolve(fixed);
  }
  const ask =
    given === undefined ? () => fromSurroundings(env, isPlatform) : async () => sealed(await given(), 'the options');
  return remembered(ask);
}

/** Where an environment has both, a platform's profile takes the platform's. */
async function fromSurroundings(env: Environment, isPlatform: boolean): Promise<Credentials> {
  const own = isPlatform ? undefined : fromAwsVariables(env);
  if (own !== undefined) return own;
  const platform = await platformStorage(env);
  if (platform !== undefined) return platform.credentials;
  if (isPlatform) {
    throw new StorageError('storage.credentials-missing', {
      what: 'there are no credentials for the object storage in the environment',
      next: 'Set OBJECT_STORAGE_KEY and OBJECT_STORAGE_SECRET, or let APP_SECRETS name the file that holds them.',
    });
  }
  return fromAwsSdk();
}

function fromAwsVariables(env: Environment): Credentials | undefined {
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (!accessKeyId || !secretAccessKey) return undefined;
  return new Credentials(
    { accessKeyId, secretAccessKey, sessionToken: env['AWS_SESSION_TOKEN'] || undefined },
    'the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  );
}

async function fromAwsSdk(): Promise<Credentials> {
  const { awsSdk } = await import('../s3/aws-sdk.ts');
  const { S3Client } = await awsSdk();
  const client = new S3Client({ region: 'us-east-1' });
  try {
    return sealed(await client.config.credentials(), 'the providers of the AWS SDK');
  } catch (error) {
    throw new StorageError('storage.credentials-missing', {
      what: `there are no credentials: ${messageOf(error)}`,
      next: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose a profile by AWS_PROFILE.',
      cause: error,
    });
  } finally {
    client.destroy();
  }
}

function sealed(values: CredentialValues | Credentials, origin: string): Credentials {
  if (values instanceof Credentials) return values;
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = values;
  if (!accessKeyId || !secretAccessKey) {
    throw new StorageError('storage.credentials-missing', {
      what: `${origin} give no accessKeyId or no secretAccessKey`,
      next: 'Give both, or neither to take them from the environment.',
    });
  }
  return new Credentials({ accessKeyId, secretAccessKey, sessionToken, expiration }, origin);
}

/** Asks once for many callers, and again when what was given ends soon. */
function remembered(ask: () => Promise<Credentials>): CredentialSource {
  let held: Promise<Credentials> | undefined;
  let endsAt = Number.POSITIVE_INFINITY;
  return () => {
    if (held === undefined || Date.now() > endsAt - REFRESH_BEFORE) {
      endsAt = Number.POSITIVE_INFINITY;
      const asked = ask().then(
        (credentials) => {
          endsAt = credentials.reveal().expiration?.getTime() ?? Number.POSITIVE_INFINITY;
          return credentials;
        },
        (error: unknown) => {
          held = undefined;
          throw error;
        },
      );
      held = asked;
    }
    return held;
  };
}
