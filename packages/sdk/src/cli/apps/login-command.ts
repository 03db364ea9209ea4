/** `tidemark login`: keeps a token, so that commands need none. */
import { fortrabbit } from '../../backends/fortrabbit/fortrabbit.ts';
import { createTidemark } from '../../client/tidemark.ts';
import { TidemarkError } from '../../client-error.ts';
import type { Terminal } from '../terminal.ts';
import { keepToken, tokenFile } from './kept-token.ts';
import { type AppArguments, usage } from './parse-app-arguments.ts';

export async function loginCommand(args: AppArguments, terminal: Terminal): Promise<number> {
  const backend = args.value('backend') ?? 'fortrabbit';
  if (backend !== 'fortrabbit') throw usage(`the backend "${backend}" needs no token`, 'Log in to fortrabbit alone.');
  const [word] = args.words;
  if (word === 'out') {
    keepToken(terminal.env, undefined);
    return said(args, terminal, { backend, loggedIn: false }, 'The token is forgotten.');
  }
  if (word !== undefined) throw usage(`login cannot "${word}"`, 'Write tidemark login, or tidemark login out.');
  const token = (
    terminal.ask === undefined
      ? await terminal.readInput()
      : await terminal.ask('Personal access token of your fortrabbit account (frbit-at-…): ', true)
  ).trim();
  if (token === '') throw usage('there is no token', 'Type it, or write it to standard input.');
  await check(token, terminal);
  keepToken(terminal.env, token);
  return said(args, terminal, { backend, loggedIn: true }, `The token is good; ${tokenFile(terminal.env)} keeps it.`);
}

async function said(args: AppArguments, terminal: Terminal, value: object, text: string): Promise<number> {
  await terminal.write(args.has('json') ? `${JSON.stringify(value)}\n` : `${text}\n`);
  return 0;
}

/** A token that the platform refuses is not kept. */
async function check(token: string, { env, signal }: Terminal): Promise<void> {
  const backend = fortrabbit({ token, baseUrl: env['FORTRABBIT_API_URL'] });
  try {
    for await (const _ of createTidemark({ backend }).apps.list({ signal })) break;
  } catch (cause) {
    if (!(cause instanceof TidemarkError) || cause.code !== 'api.authentication') throw cause;
    throw new TidemarkError('api.authentication', {
      what: 'fortrabbit does not know this token',
      next: 'Make a personal access token in the dashboard, and give that.',
      cause,
    });
  }
}
