/** Which platform and which app a command is about. */
import { fortrabbit } from '../../backends/fortrabbit/fortrabbit.ts';
import type { SshOptions } from '../../backends/fortrabbit/ssh/ssh-options.ts';
import { local } from '../../backends/local/local.ts';
import { remote } from '../../backends/remote/remote.ts';
import type { AppClient } from '../../client/app-client.ts';
import type { Backend } from '../../client/backend.ts';
import { createTidemark, type Tidemark } from '../../client/tidemark.ts';
import { TidemarkError } from '../../client-error.ts';
import { homeFolder } from '../../platform/home.ts';
import type { Terminal } from '../terminal.ts';
import { keptToken } from './kept-token.ts';
import type { AppArguments } from './parse-app-arguments.ts';

export async function chosenTidemark(args: AppArguments, terminal: Terminal): Promise<Tidemark> {
  return createTidemark({ backend: await chosenBackend(args, terminal) });
}

/** By its name, or by the address at which `tidemark serve` serves it. @throws TidemarkError `api.authentication` */
export async function chosenBackend(args: AppArguments, { env }: Terminal): Promise<Backend> {
  const name = args.value('backend') ?? 'local';
  if (name === 'local') return local({ home: homeFolder(env) });
  if (name === 'fortrabbit') {
    const ssh = sshOf(env);
    const token = ssh === undefined ? tokenOf(env) : (env['FORTRABBIT_TOKEN'] ?? keptToken(env));
    return fortrabbit({ token, ssh, baseUrl: env['FORTRABBIT_API_URL'], env: {} });
  }
  const token = env['TIDEMARK_TOKEN'];
  if (token !== undefined && token !== '') return remote({ url: name, token });
  throw new TidemarkError('api.authentication', {
    what: `there is no token for ${name}`,
    next: 'Set TIDEMARK_TOKEN to what tidemark serve printed.',
  });
}

/** For apps of the older stack; undefined where no key is named. */
function sshOf(env: Terminal['env']): SshOptions | undefined {
  const identityFile = env['FORTRABBIT_SSH_KEY'];
  if (identityFile === undefined || identityFile === '') return undefined;
  return { identityFile, region: env['FORTRABBIT_SSH_REGION'] ?? 'eu2', user: env['FORTRABBIT_SSH_USER'] };
}

/** @throws TidemarkError `api.authentication` */
function tokenOf(env: Terminal['env']): string {
  const token = env['FORTRABBIT_TOKEN'] || keptToken(env);
  if (token !== undefined) return token;
  throw new TidemarkError('api.authentication', {
    what: 'there is no token for fortrabbit',
    next: 'Run tidemark login, or set FORTRABBIT_TOKEN.',
  });
}

/** The app that is named, else the only one. @throws TidemarkError `client.ambiguous-app` */
export async function chosenApp(args: AppArguments, tidemark: Tidemark, { signal }: Terminal): Promise<AppClient> {
  const options = { environment: args.value('environment') };
  const given = args.value('app');
  if (given !== undefined) return tidemark.app(given, options);
  const ids: string[] = [];
  for await (const { id, name } of tidemark.apps.list({ signal })) ids.push(id === name ? id : `${id} (${name})`);
  const [only, ...more] = ids;
  if (only === undefined) {
    const isHere = tidemark.backend === 'local';
    throw new TidemarkError(isHere ? 'platform.not-running' : 'api.not-found', {
      what: isHere ? 'no app runs here' : 'this account has no app',
      next: isHere ? 'Start one: tidemark up path/to/site.' : 'Make one in the dashboard.',
    });
  }
  if (more.length === 0) return tidemark.app(only.split(' ')[0] ?? '', options);
  throw new TidemarkError('client.ambiguous-app', {
    what: `there are ${ids.length} apps`,
    next: `Name one with --app: ${ids.join(', ')}.`,
  });
}
