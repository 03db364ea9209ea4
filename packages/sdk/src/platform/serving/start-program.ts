/** A site that is a program of its own: it listens on PORT. */
import { delimiter, join } from 'node:path';
import type { NodeProgram } from './node-program.ts';

/** @param start read by a shell, as npm does */
export function startProgram(start: string): NodeProgram {
  return {
    endpoint: 'port',
    files: () => ({}),
    command: () => ['sh', '-c', start],
    variables: ({ endpoint, paths }) => ({
      PORT: String(endpoint.kind === 'port' ? endpoint.port : 0),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      PATH: [join(paths.site, 'node_modules/.bin'), process.env['PATH'] ?? '/usr/bin:/bin'].join(delimiter),
    }),
    logSource: 'output',
    noise: /^$/,
    healthRequest: () => ({ path: '/', headers: {} }),
    isHealthy: (status) => status < 500,
  };
}
