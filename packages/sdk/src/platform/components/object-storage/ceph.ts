/** Ceph in the app's own folder: laid out once, then started with what it holds. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TidemarkError } from '../../../client-error.ts';
import { giveAway } from '../../give-away.ts';
import { isListening } from '../../listening.ts';
import { serviceFolder } from '../../sandbox.ts';
import { type ServiceContext, ServiceProcess } from '../../service-process.ts';
import { programOf } from '../missing-program.ts';
import { runServiceProgram } from '../service-program.ts';
import {
  CEPH_NOISE,
  CEPH_USERS,
  type CephPorts,
  CLUSTER_ID,
  cephConfig,
  monitorAddress,
  STORE_ID,
} from './ceph-config.ts';

const PROGRAMS = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph-authtool', 'monmaptool', 'ceph'] as const;

/** The packages of Debian that have them. */
const PACKAGES = 'radosgw ceph-mon ceph-osd ceph-common';

/**
 * Names whom it was laid out for, when that is done: what is there without it, or for somebody else, was given up before
 * an app learned of it, and holds no object.
 */
const COMPLETE = 'complete';

/** Now and then a gateway of Ceph 16 waits without end for an answer while it starts; another one gets it. */
const GATEWAY_STARTS = 3;

/** A monitor that has only just started refuses a command now and then, or does not answer it. */
const TRIES = 4;
/** [ms] */
const TRY_MAX_MS = 60_000;
const BETWEEN_MS = 2000;

export class Ceph {
  readonly #context: ServiceContext;
  readonly #folder: string;
  readonly #ports: CephPorts;
  readonly #services: ServiceProcess[] = [];

  /** @param folder of the component @throws TidemarkError `platform.missing-program` */
  constructor(context: ServiceContext, folder: string, ports: CephPorts) {
    for (const program of PROGRAMS) programOf(program, "Ceph's object storage", PACKAGES);
    this.#context = context;
    this.#folder = folder;
    this.#ports = ports;
  }

  /** Newest last. */
  get services(): readonly ServiceProcess[] {
    return this.#services;
  }

  /** @throws TidemarkError `platform.failed`, after which nothing of it runs */
  async start(user: CephUser): Promise<void> {
    try {
      const isNew = this.#laidOutFor() !== markOf(user);
      await this.#layOut(isNew);
      await this.#serve('ceph-mon', ['-f', '-i', 'a'], () => isListening(this.#ports.monitor));
      if (isNew) await this.#makeStore();
      await this.#serve('ceph-osd', ['-f', '-i', '0'], () => this.#hasStore());
      if (isNew) await this.#makeUser(user);
      const gateway = ['-f', '-n', 'client.rgw'];
      await this.#serve('radosgw', gateway, () => isListening(this.#ports.gateway), GATEWAY_STARTS);
      if (isNew) await writeFile(join(this.#folder, COMPLETE), markOf(user));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  #laidOutFor(): string | undefined {
    try {
      return readFileSync(join(this.#folder, COMPLETE), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** @param bytes of all objects; undefined: as many as there is room for */
  async limit(user: string, bytes: number | undefined): Promise<void> {
    const quota = ['radosgw-admin', '-n', 'client.rgw', 'quota'];
    const of = ['--quota-scope=user', `--uid=${user}`];
    if (bytes !== undefined) await this.#insist([...quota, 'set', ...of, `--max-size=${bytes}`]);
    await this.#insist([...quota, bytes === undefined ? 'disable' : 'enable', ...of]);
  }

  async stop(): Promise<void> {
    // The gateway before what it writes to.
    for (const service of this.#services.splice(0).reverse()) await service.stop();
  }

  async #layOut(isNew: boolean): Promise<void> {
    const folder = this.#folder;
    if (isNew) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o711);
    await giveAway(folder, false);
    const inside = serviceFolder(this.#context.isolation, folder);
    const config = join(folder, 'ceph.conf');
    await writeFile(config, cephConfig(inside, this.#ports), { mode: 0o600 });
    await giveAway(config);
    if (isNew) await this.#makeKeys();
    const address = ['--addv', 'a', `[${monitorAddress(this.#ports.monitor)}]`];
    await this.#run(['monmaptool', '--create', '--clobber', '--fsid', CLUSTER_ID, ...address, `${inside}/monmap`]);
    const map = ['--monmap', `${inside}/monmap`];
    if (isNew) await this.#run(['ceph-mon', '--mkfs', '-i', 'a', ...map, '--keyring', `${inside}/keyring`]);
    // Its port may be another one than before.
    else await this.#run(['ceph-mon', '-i', 'a', '--inject-monmap', `${inside}/monmap`]);
  }

  async #makeKeys(): Promise<void> {
    const keyring = `${serviceFolder(this.#context.isolation, this.#folder)}/keyring`;
    for (const [at, { name, caps }] of CEPH_USERS.entries()) {
      const pairs = caps.flatMap((cap, of) => (of % 2 === 0 ? ['--cap', cap] : [cap]));
      await this.#run(['ceph-authtool', ...(at === 0 ? ['-C'] : []), keyring, '--gen-key', '-n', name, ...pairs]);
    }
  }

  async #makeStore(): Promise<void> {
    await this.#insist(['ceph', '--connect-timeout', '60', 'osd', 'new', STORE_ID, '0']);
    const store = join(this.#folder, 'store');
    await mkdir(store, { mode: 0o700 });
    await giveAway(store);
    const inside = serviceFolder(this.#context.isolation, this.#folder);
    await this.#run(['ceph-osd', '--mkfs', '-i', '0', '--osd-uuid', STORE_ID, '--monmap', `${inside}/monmap`]);
  }

  async #hasStore(): Promise<boolean> {
    const said = await this.#run(['ceph', '--connect-timeout', '10', 'osd', 'stat', '--format', 'json']);
    return (JSON.parse(said) as { readonly num_up_osds?: number }).num_up_osds === 1;
  }

  async #makeUser({ name, key, secret }: CephUser): Promise<void> {
    const keys = [`--access-key=${key}`, `--secret-key=${secret}`];
    const who = [`--uid=${name}`, `--display-name=${name}`];
    await this.#insist(['radosgw-admin', '-n', 'client.rgw', 'user', 'create', ...who, ...keys]);
  }

  async #serve(
    program: string,
    args: readonly string[],
    answers: () => Promise<boolean>,
    starts?: number,
  ): Promise<void> {
    const service = new ServiceProcess(this.#context, {
      name: 'object-storage',
      folder: this.#folder,
      command: (inside) => [programOf(program, program, PACKAGES), '-c', `${inside}/ceph.conf`, ...args],
      noise: CEPH_NOISE,
      answers,
      starts,
    });
    await service.start();
    this.#services.push(service);
  }

  /** Of commands that may be given twice. */
  async #insist(command: readonly string[]): Promise<void> {
    for (let left = TRIES - 1; ; left -= 1) {
      const signal = AbortSignal.timeout(TRY_MAX_MS);
      try {
        await this.#run(command, signal);
        return;
      } catch (error) {
        if (left === 0 && signal.aborted) {
          throw new TidemarkError('platform.failed', {
            what: `${command[0]} has no answer after ${TRY_MAX_MS / 1000} s`,
          });
        }
        if (left === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
      }
    }
  }

  #run([program = '', ...args]: readonly string[], signal?: AbortSignal): Promise<string> {
    const variables = { CEPH_CONF: `${serviceFolder(this.#context.isolation, this.#folder)}/ceph.conf` };
    const command = (): string[] => [programOf(program, program, PACKAGES), ...args];
    return runServiceProgram(this.#context, this.#folder, command, { variables, signal });
  }
}

export interface CephUser {
  readonly name: string;
  readonly key: string;
  readonly secret: string;
}

function markOf({ key, secret }: CephUser): string {
  return createHash('sha256').update(`${key} ${secret}`).digest('hex');
}
