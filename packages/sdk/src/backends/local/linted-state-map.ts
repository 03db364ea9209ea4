/**
 * The state map of what an app has released, from `tidemark-lint` where that is installed: a program beside this one, as
 * Composer is, for the linter knows this package and not the reverse.
 */
import { join } from 'node:path';
import { STATE_MAP } from '../../api/model-schemas.ts';
import type { Call } from '../../client/backend.ts';
import { NotFoundError, TidemarkError } from '../../client-error.ts';
import type { StateMap } from '../../model/index.ts';
import { appFolder } from '../../platform/home.ts';
import { runProgram } from '../../platform/run-program.ts';
import { findProgram } from '../../platform/sandbox.ts';
import type { RunningApp } from './control-client.ts';

/** As the linter names those that the platform here stands in for. */
const LINTED_PLATFORM = { fortrabbit: 'fortrabbit-pro', heroku: 'heroku' } as const;

/** @throws NotFoundError where nothing is released, TidemarkError `platform.missing-program`, `platform.failed` */
export async function lintedStateMap(home: string, { state }: RunningApp, { signal }: Call): Promise<StateMap> {
  const { name, release, platform } = state;
  if (release === undefined) throw new NotFoundError({ what: 'nothing is released yet' });
  const linter = findProgram('tidemark-lint') ?? findProgram('tidemark-lint', join(process.cwd(), 'node_modules/.bin'));
  if (linter === undefined) {
    throw new TidemarkError('platform.missing-program', {
      what: 'tidemark-lint is not installed, which finds where state is kept',
      next: 'Install it: npm install --save-dev @tidemark/linter. Or run npx tidemark-lint state on the project.',
    });
  }
  const target = platform === undefined ? [] : ['--platform', LINTED_PLATFORM[platform]];
  const folder = join(appFolder(home, name).releases, release);
  const command = [linter, 'state', '--format', 'json', '--no-config', ...target, folder];
  const { exitCode, stdout, stderr } = await runProgram(command, { signal, env: process.env });
  if (exitCode === 0) return STATE_MAP.decode(JSON.parse(stdout), 'stateMap');
  throw new TidemarkError('platform.failed', { what: `tidemark-lint ended with ${exitCode}: ${stderr.trim()}` });
}
