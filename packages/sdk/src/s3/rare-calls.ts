/** Calls that are rare go through the AWS SDK, loaded when the first of them is made. */
import { awsSdk } from './aws-sdk.ts';
import type { S3Connection } from './connection.ts';
import { failureOf, networkFailure } from './failure.ts';

type Sdk = typeof import('@aws-sdk/client-s3');
type Client = InstanceType<Sdk['S3Client']>;

const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';

async function withClient<T>(
  connection: S3Connection,
  method: string,
  key: string | undefined,
  call: (client: Client, sdk: Sdk) => Promise<T>,
): Promise<T> {
  const sdk = await awsSdk();
  const credentials = connection.credentials();
  const client = new sdk.S3Client({
    endpoint: connection.endpoint,
    region: connection.region,
    forcePathStyle: connection.profile.pathStyle,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    credentials: async () => {
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = (await credentials()).reveal();
      return {
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
        ...(expiration === undefined ? {} : { expiration }),
      };
    },
  });
  try {
    return await call(client, sdk);
  } catch (error) {
    if (!(error instanceof sdk.S3ServiceException)) throw networkFailure(error, method, key);
    const { $metadata, name, message } = error;
    const status = $metadata.httpStatusCode ?? 500;
    throw failureOf({ method, key, status, requestId: $metadata.requestId, endpointCode: name, message });
  } finally {
    client.destroy();
  }
}

function abortable(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}

export function putAcl(
  connection: S3Connection,
  key: string,
  acl: 'private' | 'public-read',
  signal?: AbortSignal,
): Promise<void> {
  return withClient(connection, 'PutObjectAcl', key, async (client, { PutObjectAclCommand }) => {
    await client.send(new PutObjectAclCommand({ Bucket: connection.bucket, Key: key, ACL: acl }), abortable(signal));
  });
}

/** Whether everybody may read the object. */
export function isPublic(connection: S3Connection, key: string, signal?: AbortSignal): Promise<boolean> {
  return withClient(connection, 'GetObjectAcl', key, async (client, { GetObjectAclCommand }) => {
    const { Grants = [] } = await client.send(
      new GetObjectAclCommand({ Bucket: connection.bucket, Key: key }),
      abortable(signal),
    );
    return Grants.some(({ Grantee, Permission }) => Grantee?.URI === ALL_USERS && Permission === 'READ');
  });
}
