import type { AppClient } from '../../client/app-client.ts';
import { didYouMean } from '../nearest.ts';
import type { Terminal } from '../terminal.ts';
import { type AppArguments, usage } from './parse-app-arguments.ts';
import { show } from './show.ts';

export async function variablesCommand(
  args: AppArguments,
  terminal: Terminal,
  app: AppClient,
  change: (pending: ReturnType<AppClient['variables']['set']>) => Promise<number>,
): Promise<number> {
  const [action, ...words] = args.words;
  if (action === undefined) {
    const all = await app.variables.list({ signal: terminal.signal });
    const lines = all.map(
      ({ name, value, origin }) => `${name}=${value}${origin === 'platform' ? '  (platform)' : ''}`,
    );
    return show(args, terminal, all, lines);
  }
  if (action !== 'set' && action !== 'unset') {
    throw usage(`env cannot "${action}"`, didYouMean(action, ['set', 'unset'], 'Use env set or env unset.'));
  }
  if (words.length === 0) throw usage(`env ${action} names no variable`, 'See tidemark env --help.');
  if (action === 'unset') return change(app.variables.remove(...words));
  const set = words.map((word): [string, string] => {
    const at = word.indexOf('=');
    if (at < 1) throw usage(`"${word}" gives no value`, 'Write env set NAME=VALUE.');
    return [word.slice(0, at), word.slice(at + 1)];
  });
  return change(app.variables.set(Object.fromEntries(set)));
}
