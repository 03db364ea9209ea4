/** nginx and PHP-FPM in one sandbox, on Unix sockets. */
import { join } from 'node:path';
import type { FullPrograms } from './fidelity.ts';
import { nginxConfig } from './nginx-config.ts';
import { NODE_HEADER, type NodeProgram, type ProgramPlace } from './node-program.ts';

/** Its arguments are PHP-FPM, its configuration, nginx, its configuration; where one ends, the node has ended. */
const LAUNCH = '"$1" -F -O -y "$2" & "$3" -e stderr -c "$4" & wait -n; exit 1';

export function fpmProgram({ nginx, phpFpm, bash }: FullPrograms): NodeProgram {
  return {
    endpoint: 'socket',
    files: (place) => ({ [fpmFile(place)]: fpmConfig(place), 'nginx.conf': nginxConfig(place) }),
    command: (place) => [
      bash,
      '-c',
      LAUNCH,
      'tidemark-node',
      phpFpm,
      join(place.paths.etc, fpmFile(place)),
      nginx,
      join(place.paths.etc, 'nginx.conf'),
    ],
    variables: () => ({}),
    logSource: 'php-error',
    // nginx may be there before PHP-FPM is, and says so of the question whether they work.
    noise: /NOTICE: (?:fpm is running|ready to handle|systemd monitor)|request: "GET \/[0-9a-f]{32} HTTP/,
    healthRequest: ({ health }) => ({ path: `/${health}`, headers: {} }),
    isHealthy: (status, headers, { node }) => status === 200 && headers[NODE_HEADER] === node,
  };
}

/** PHP-FPM writes its file's name over what its processes were started with: the name carries the mark. */
function fpmFile({ instance }: ProgramPlace): string {
  return `fpm-${instance}.conf`;
}

/** Source: php.net, "Configuration of FPM". What is written to standard error reaches the app's log. */
function fpmConfig({ paths, instance, workers, backlog, health }: ProgramPlace): string {
  return `[global]
error_log = ${paths.run}/fpm.log
log_level = warning
log_limit = 16384
daemonize = no
[${instance}]
listen = ${paths.run}/fpm.sock
listen.backlog = ${backlog}
pm = static
pm.max_children = ${workers}
clear_env = no
catch_workers_output = yes
decorate_workers_output = no
ping.path = /${health}
php_admin_flag[fastcgi.logging] = off
`;
}
