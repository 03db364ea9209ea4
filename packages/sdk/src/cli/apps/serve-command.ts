/** `tidemark serve`: the platform as an HTTP API with a dashboard, on this machine. */
import { randomBytes } from 'node:crypto';
import type { Backend } from '../../client/backend.ts';
import { startApiServer } from '../../serve/api-server.ts';
import { dashboardFiles } from '../../serve/dashboard-files.ts';
import type { Terminal } from '../terminal.ts';
import { chosenBackend } from './chosen-app.ts';
import { type AppArguments, usage } from './parse-app-arguments.ts';

/** Serves until it is interrupted. */
export async function serveCommand(args: AppArguments, terminal: Terminal): Promise<number> {
  const port = args.count('port', 0, 65_535) ?? 0;
  const backend = await chosenBackend(args, terminal);
  const token = randomBytes(32).toString('base64url');
  const { url, stop } = await started(backend, token, port);
  try {
    await terminal.write(args.has('json') ? `${JSON.stringify({ url, token, pid: process.pid })}\n` : text(url, token));
    await interrupted(terminal.signal);
    return 0;
  } finally {
    await stop();
    await backend.close();
  }
}

async function started(backend: Backend, token: string, port: number): ReturnType<typeof startApiServer> {
  try {
    return await startApiServer({ backend, token, port, pages: dashboardFiles() });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw usage(`port ${port} is taken`, 'Give another --port, or none to have one that is free.');
  }
}

function text(url: string, token: string): string {
  return [
    `Dashboard  ${url}/#token=${token}`,
    `API        ${url}/v1, described in ${url}/openapi.json`,
    `curl       curl -H 'Authorization: Bearer ${token}' ${url}/v1/apps`,
    `tidemark   TIDEMARK_TOKEN=${token} tidemark apps --backend ${url}`,
    '',
    'Who holds the token may do all that you may. It is good until this ends: Ctrl-C.',
    '',
  ].join('\n');
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
