/** Which platform and which app a command is about. */
import { fortrabbit } from '../../backends/fortrabbit/fortrabbit.ts';
import { local } from '../../backends/local/local.ts';
import type { AppClient } from '../../client/app-client.ts';
import { createTidemark, type Tidemark } from '../../client/tidemark.ts';
import { TidemarkError } from '../../client-error.ts';
import { homeFolder } from '../../platform/home.ts';
import type { Terminal } from '../terminal.ts';
import { type AppArguments, usage } from './app-arguments.ts';

export function chosenTidemark(args: AppArguments, { env }: Terminal): Tidemark {
  const name = args.value('backend') ?? 'local';
  if (name === 'local') return createTidemark({ backend: local({ home: homeFolder(env) }) });
  if (name === 'fortrabbit') {
    return createTidemark({ backend: fortrabbit({ env, baseUrl: env['FORTRABBIT_API_URL'] }) });
  }
  throw usage(`there is no backend "${name}"`, 'Use local or fortrabbit.');
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
    throw new TidemarkError('platform.not-running', {
      what: 'no app runs',
      next: 'Start one: tidemark up path/to/site.',
    });
  }
  if (more.length === 0) return tidemark.app(only.split(' ')[0] ?? '', options);
  throw new TidemarkError('client.ambiguous-app', {
    what: `there are ${ids.length} apps`,
    next: `Name one with --app: ${ids.join(', ')}.`,
  });
}
