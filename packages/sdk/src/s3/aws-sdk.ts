/** The AWS SDK, for what is rare: loaded when it is first needed. */

/** The SDK tells of the Node versions to come on first use; what our package asks of Node is in its package.json. */
const NOTICE = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

export async function awsSdk(): Promise<typeof import('@aws-sdk/client-s3')> {
  process.env[NOTICE] ??= 'true';
  return import('@aws-sdk/client-s3');
}
