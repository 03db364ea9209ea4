/** Reads compose files. https://docs.docker.com/reference/compose-file/ */
import { entryAt, type Placed, type Setting, settingAt, textOf } from '../configuration/setting.ts';

export interface ComposeMount extends Placed {
  /** Name of a volume, or a path of the host; undefined where Docker makes one up. */
  readonly source?: string;
  readonly target: string;
  readonly isBind: boolean;
  readonly isReadOnly: boolean;
  /** The volume's driver is one of the network (NFS, S3, cloud …). */
  readonly isShared: boolean;
}

export interface ComposeVariable extends Placed {
  readonly name: string;
  /** As written, with `${…}`. */
  readonly value: string;
}

export interface ComposeService extends Placed {
  readonly name: string;
  readonly image: string;
  readonly isBuilt: boolean;
  readonly command: string;
  readonly replicas: number;
  readonly variables: readonly ComposeVariable[];
  /** Of the container, and of the service in a swarm. */
  readonly labels: readonly ComposeVariable[];
  readonly mounts: readonly ComposeMount[];
}

/** The services of a compose file; none for other YAML. */
export function composeServices(root: Setting | undefined): readonly ComposeService[] {
  const services = settingAt(root, 'services');
  if (services?.kind !== 'map') return [];
  const volumes = settingAt(root, 'volumes');
  return services.entries.map(({ key, value, path, line }) => ({
    name: key,
    path,
    line,
    image: textOf(settingAt(value, 'image')) ?? '',
    isBuilt: settingAt(value, 'build') !== undefined,
    command: wordsOf(settingAt(value, 'command')),
    replicas: Number(textOf(settingAt(value, 'deploy', 'replicas')) ?? textOf(settingAt(value, 'scale')) ?? 1) || 1,
    variables: variablesIn(settingAt(value, 'environment')),
    labels: [...variablesIn(settingAt(value, 'labels')), ...variablesIn(settingAt(value, 'deploy', 'labels'))],
    mounts: itemsOf(settingAt(value, 'volumes')).flatMap((item) => mountOf(item, volumes)),
  }));
}

/** `.:/var/www/html`: the working copy in a container. */
export function mountsCode(services: readonly ComposeService[]): boolean {
  return services.some(({ mounts }) =>
    mounts.some(({ source }) => source !== undefined && /^\.{1,2}\/?$/.test(source)),
  );
}

function itemsOf(setting: Setting | undefined): readonly Setting[] {
  return setting?.kind === 'list' ? setting.items : [];
}

function wordsOf(setting: Setting | undefined): string {
  if (setting?.kind === 'list') return setting.items.map((item) => textOf(item) ?? '').join(' ');
  return textOf(setting) ?? '';
}

function variablesIn(setting: Setting | undefined): readonly ComposeVariable[] {
  if (setting?.kind === 'map') {
    return setting.entries.map(({ key, value, path, line }) => ({ name: key, value: writtenAs(value), path, line }));
  }
  return itemsOf(setting).flatMap((item) => {
    const [, name, value = ''] = /^([\w.-]+)=([\s\S]*)$/.exec(textOf(item) ?? '') ?? [];
    return name === undefined ? [] : [{ name, value, path: item.path, line: item.line }];
  });
}

/** A value as a container sees it: `true` is a text there. */
function writtenAs(setting: Setting): string {
  return setting.kind === 'value' && typeof setting.value === 'boolean'
    ? String(setting.value)
    : (textOf(setting) ?? '');
}

function mountOf(item: Setting, volumes: Setting | undefined): readonly ComposeMount[] {
  const { path, line } = item;
  if (item.kind === 'map') {
    const target = textOf(settingAt(item, 'target'));
    const type = textOf(settingAt(item, 'type'));
    if (target === undefined || type === 'tmpfs') return [];
    const source = textOf(settingAt(item, 'source'));
    const isReadOnly =
      settingAt(item, 'read_only')?.kind === 'value' && textOf(settingAt(item, 'read_only')) !== 'false';
    const isBind = type === 'bind';
    return [{ ...named(source), target, isBind, isReadOnly, isShared: isNetworked(source, volumes), path, line }];
  }
  const text = textOf(item)?.replace(/\$\{[^}:]*:?-?([^}]*)\}/g, (_, fallback: string) => fallback || 'given');
  if (text === undefined) return [];
  const parts = text.split(':');
  const [first = '', target = first, mode = ''] = parts;
  const source = parts.length > 1 ? first : undefined;
  const isBind = source !== undefined && /^[./~]|^\w+\//.test(source);
  const isReadOnly = /\bro\b/.test(mode);
  return [{ ...named(source), target, isBind, isReadOnly, isShared: isNetworked(source, volumes), path, line }];
}

function named(source: string | undefined): { readonly source?: string } {
  return source === undefined ? {} : { source };
}

/** Is the volume declared with a driver that other hosts reach as well? */
function isNetworked(source: string | undefined, volumes: Setting | undefined): boolean {
  const volume = source === undefined ? undefined : entryAt(volumes, source)?.value;
  const driver = textOf(settingAt(volume, 'driver')) ?? 'local';
  if (driver !== 'local') return true;
  const type = textOf(settingAt(volume, 'driver_opts', 'type')) ?? '';
  return /^(?:nfs\d?|cifs|glusterfs|ceph|efs)$/i.test(type);
}
