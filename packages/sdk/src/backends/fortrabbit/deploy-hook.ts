/** The deploy hook: an address that holds its own secret. Source: fortrabbit/docs: 05.deployment/16.deploy-hook.md. */
import { TidemarkError } from '../../client-error.ts';
import { segment } from '../../http/address.ts';
import { isRecord } from '../../http/api-error.ts';
import { type CallOptions, type Fetch, HttpClient } from '../../http/http-client.ts';
import { VERSION } from '../../version.ts';

export interface DeployHookOptions extends CallOptions {
  readonly environment: string;
  readonly secret: string;
  readonly baseUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
}

/** The id of the deployment it started. No error shows the secret. */
export async function callDeployHook(options: DeployHookOptions): Promise<string> {
  const { environment, secret, baseUrl, fetch, ...call } = options;
  const http = new HttpClient({
    baseUrl: baseUrl ?? 'https://api.fortrabbit.com',
    fetch,
    // The hook answers requests without one as if it were not there.
    userAgent: `tidemark/${VERSION}`,
    honoursIdempotencyKeys: false,
  });
  const path = `/webhooks/environments/${segment(environment)}/deploy/${segment(secret)}`;
  let data: unknown;
  try {
    ({ data } = await http.request<unknown>('POST', path, call));
  } catch (error) {
    throw hidden(error, secret);
  }
  const inner = isRecord(data) ? data['data'] : undefined;
  if (isRecord(inner) && typeof inner['publicId'] === 'string') return inner['publicId'];
  const said = isRecord(data) && typeof data['error'] === 'string' ? `: ${data['error']}` : '';
  throw new TidemarkError('api.invalid-request', { what: `the deploy hook started nothing${said}` });
}

/** The path is the secret, and errors name the path. */
function hidden(error: unknown, secret: string): Error {
  if (!(error instanceof TidemarkError)) return new TidemarkError('api.network', { what: 'the deploy hook failed' });
  const { code, message, retryable } = error;
  const what = message.replaceAll(segment(secret), '(hidden)').replaceAll(secret, '(hidden)');
  return new TidemarkError(code, { what, retryable });
}
