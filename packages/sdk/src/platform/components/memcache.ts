/** Memcached, one process for each node. */
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { giveAway } from '../give-away.ts';
import { freePort, isListening } from '../listening.ts';
import { type ServiceContext, ServiceProcess } from '../service-process.ts';
import { programOf } from './missing-program.ts';

/** Of one node. [MB] */
const MEMORY_MB = 64;

/** @param wanted its port, if it is free @throws TidemarkError `platform.missing-program`, `platform.failed` */
export async function startMemcacheNode(
  context: ServiceContext,
  folder: string,
  number: number,
  wanted: number,
): Promise<{ readonly service: ServiceProcess; readonly port: number }> {
  const server = programOf('memcached', 'memcached', 'memcached');
  const port = await freePort(wanted);
  const own = join(folder, String(number));
  await mkdir(own, { recursive: true });
  await chmod(folder, 0o711);
  await giveAway(own);
  const service = new ServiceProcess(context, {
    name: 'memcache',
    folder: own,
    command: () => [server, '-l', '127.0.0.1', '-p', String(port), '-U', '0', '-m', String(MEMORY_MB)],
    answers: () => isListening(port),
  });
  await service.start();
  return { service, port };
}
