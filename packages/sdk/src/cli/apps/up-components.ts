/** The components that `tidemark up` is to run beside the nodes. */
import type { AppClient } from '../../client/app-client.ts';
import { isTidemarkError, messageOf } from '../../errors.ts';
import { COMPONENT_KINDS, type ComponentKind, STORAGE_LIMITS, type SwitchSettings } from '../../model/index.ts';
import type { Terminal } from '../terminal.ts';
import { type AppArguments, usage } from './parse-app-arguments.ts';

export type WantedComponents = ReadonlyMap<Exclude<ComponentKind, 'php'>, SwitchSettings>;

const OFFERED = COMPONENT_KINDS.filter((kind) => kind !== 'php');

/** From `--with mysql,memcache:2` and the options that name or limit a component. @throws TidemarkError `usage.invalid` */
export function wantedComponents(args: AppArguments): WantedComponents {
  const wanted = new Map<Exclude<ComponentKind, 'php'>, SwitchSettings>();
  for (const word of args.value('with')?.split(',') ?? []) {
    const [name = '', count] = word.trim().split(':');
    const kind = OFFERED.find((known) => known.toLowerCase() === name.toLowerCase());
    const isCount = count === undefined || (kind === 'memcache' && /^[12]$/.test(count));
    if (kind === undefined || !isCount) {
      throw usage(`there is no component "${word}"`, `Use ${OFFERED.join(', ')}; memcache:2 for two nodes.`);
    }
    wanted.set(kind, count === undefined ? {} : { nodes: Number(count) });
  }
  const dsn = args.value('mysql-dsn');
  if (dsn !== undefined) wanted.set('mysql', { dsn });
  const bucket = args.value('storage-dsn');
  if (bucket !== undefined) wanted.set('objectStorage', { dsn: bucket });
  const limits = STORAGE_LIMITS.find((known) => known === args.value('storage-limits'));
  const megabytes = args.count('storage-quota', 1, 999_999);
  if (limits !== undefined || megabytes !== undefined) {
    if (bucket !== undefined) {
      throw usage('a bucket of yours has its own limits', 'Leave --storage-limits and --storage-quota out.');
    }
    wanted.set('objectStorage', { limits, ...(megabytes === undefined ? {} : { quotaBytes: megabytes * 1_000_000 }) });
  }
  return wanted;
}

/** What is not installed is said, and the rest runs. */
export async function switchOnComponents(app: AppClient, wanted: WantedComponents, terminal: Terminal): Promise<void> {
  for (const [kind, settings] of wanted) {
    const component = app.components[kind];
    if ((await component.get()).isOn && Object.keys(settings).length === 0) continue;
    try {
      await terminal.writeError(`starting ${kind}\n`);
      await component.switchOn(settings).apply();
    } catch (error) {
      if (!isTidemarkError(error, 'platform.missing-program')) throw error;
      await terminal.writeError(`tidemark: ${kind} does not run: ${messageOf(error)}\n`);
    }
  }
}
