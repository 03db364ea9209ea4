/** What serves an app on this machine: a balancer, and for each release the program of its nodes. */
import type { ServiceContext } from '../service-process.ts';
import type { Balancer, BalancerOptions } from './balancer.ts';
import { BUILT_IN } from './built-in-program.ts';
import { type Fidelity, fullPrograms } from './fidelity.ts';
import { fpmProgram } from './fpm-program.ts';
import { HaproxyBalancer } from './haproxy-balancer.ts';
import type { NodeProgram } from './node-program.ts';
import { ProxyBalancer } from './proxy-balancer.ts';
import { siteKindOf } from './site-kind.ts';
import type { SocketFolders } from './socket-folders.ts';
import { startProgram } from './start-program.ts';

export interface Serving {
  readonly fidelity: Fidelity;
  readonly balancer: Balancer;
  /** @param release its folder @param webRoot relative to it */
  program(release: string, webRoot: string): NodeProgram;
}

/** @param wanted `reduced` also where more is installed; absent: the best that is */
export function servingFor(
  context: ServiceContext,
  options: BalancerOptions,
  sockets: SocketFolders,
  wanted: Fidelity | undefined,
): Serving {
  const programs = wanted === 'reduced' ? undefined : fullPrograms();
  const php = programs === undefined ? BUILT_IN : fpmProgram(programs);
  return {
    fidelity: programs === undefined ? 'reduced' : 'full',
    balancer:
      programs === undefined
        ? new ProxyBalancer(options)
        : new HaproxyBalancer(programs.haproxy, context, options, sockets.root),
    program(release, webRoot) {
      const site = siteKindOf(release, webRoot);
      return site.kind === 'node' ? startProgram(site.start) : php;
    },
  };
}
