/** HAProxy before the nodes: a server for each socket folder, and as many for ports, all out of use at first. */
import type { BalancerOptions } from './balancer.ts';
import { SLOTS } from './socket-folders.ts';

const BALANCE: Readonly<Record<BalancerOptions['balancing'], string>> = {
  'round-robin': 'roundrobin',
  random: 'random(1)',
  'least-connections': 'leastconn',
  sticky: 'roundrobin',
};

export const BACKEND = 'nodes';

/** By the number of a socket folder. */
export function socketServer(slot: number): string {
  return `s${slot}`;
}

export function portServer(slot: number): string {
  return `p${slot}`;
}

/** @param folder where HAProxy finds its own @param sockets where it finds the socket folders */
export function haproxyConfig(options: BalancerOptions, port: number, folder: string, sockets: string): string {
  const { workers, balancing, backlog, queueMs } = options;
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
  const cookie = (name: string): string => (balancing === 'sticky' ? ` cookie ${name}` : '');
  const server = (name: string, address: string): string => `  server ${name} ${address}${cookie(name)}`;
  return `global
  fd-hard-limit 20000
  nbthread 1
  stats socket ${folder}/admin.sock mode 600 level admin
  hard-stop-after 1s
defaults
  mode http
  timeout connect 5s
  timeout client 75s
  timeout http-keep-alive 75s
  timeout server 300s
  timeout tunnel 1h
  timeout queue ${queueMs}ms
  retries 3
  option redispatch 1
  option forwardfor
  retry-on conn-failure empty-response
frontend visitors
  bind 127.0.0.1:${port}
  default_backend ${BACKEND}
backend ${BACKEND}
  balance ${BALANCE[balancing]}
${balancing === 'sticky' ? '  cookie tidemark_node insert indirect nocache httponly attr SameSite=Lax\n' : ''}\
  http-request disable-l7-retry unless { method GET HEAD OPTIONS }
  default-server maxconn ${workers} maxqueue ${backlog} pool-purge-delay 2s disabled
${slots.map((slot) => server(socketServer(slot), `unix@${sockets}/s${slot}/web.sock`)).join('\n')}
${slots.map((slot) => server(portServer(slot), '127.0.0.1:1')).join('\n')}
`;
}
