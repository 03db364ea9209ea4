/** PHP's built-in server, with a process for each request that a node works on at a time. */
import { join } from 'node:path';
import { programOf } from '../components/missing-program.ts';
import { NODE_HEADER, type NodeProgram } from './node-program.ts';
import { ROUTER } from './router.ts';

export const BUILT_IN: NodeProgram = {
  endpoint: 'port',
  files: () => ({ 'router.php': ROUTER }),
  command({ paths, webRoot, endpoint }) {
    const port = endpoint.kind === 'port' ? endpoint.port : 0;
    const php = programOf('php', 'PHP', 'php-cli');
    return [php, '-S', `127.0.0.1:${port}`, '-t', join(paths.site, webRoot), join(paths.etc, 'router.php')];
  },
  variables: ({ workers, health, paths }) => ({
    PHP_CLI_SERVER_WORKERS: String(workers),
    TIDEMARK_HEALTH: health,
    TIDEMARK_SITE: paths.site,
  }),
  logSource: 'php-error',
  noise: /^\[\d+\] \[[^\]]+\] (?:127\.0\.0\.1:\d+ (?:Accepted|Closing|\[\d+\]: )|PHP .* Development Server)/,
  healthRequest: ({ health }) => ({ path: '/', headers: { 'x-tidemark-health': health } }),
  // Another program may have taken the port.
  isHealthy: (_, headers, { node }) => headers[NODE_HEADER] === node,
};
