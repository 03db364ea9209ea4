/** How far a node is kept apart from the machine and from the other nodes. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.ts';

/**
 * `bubblewrap` own processes, IPC, temporary folders, a read-only machine · `unshare` own processes and IPC ·
 * `process` nothing but a mark by which what is left over is found.
 */
export type Isolation = 'bubblewrap' | 'unshare' | 'process';

/** Who runs the servers where the platform itself runs as root: `nobody` of Debian. */
export const UNPRIVILEGED = 65_534;

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function findProgram(name: string, path: string = process.env['PATH'] ?? ''): string | undefined {
  for (const folder of [...path.split(delimiter), '/usr/sbin', '/sbin']) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next folder may have it.
    }
  }
  return undefined;
}

/** The best level that works here; each is tried, since containers often forbid what is installed. */
export async function availableIsolation(): Promise<Isolation> {
  if (findProgram('bwrap') !== undefined && (await works(bubblewrap([], isRoot(), ['true'])))) return 'bubblewrap';
  if (findProgram('unshare') !== undefined && (await works(unshare(isRoot(), ['true'])))) return 'unshare';
  return 'process';
}

async function works(command: readonly string[]): Promise<boolean> {
  try {
    return (await runProgram(command)).exitCode === 0;
  } catch {
    return false;
  }
}

/** Programs that stand between the platform and a server. */
export const SANDBOX_PROGRAMS: ReadonlySet<string> = new Set(['bwrap', 'unshare', 'setpriv']);

const SERVICE_FOLDER = '/srv/tidemark/service';

/** For a server of the platform, that writes to one folder alone. @param command is given where it finds the folder */
export function serviceSandbox(
  isolation: Isolation,
  { home, folder }: { readonly home: string; readonly folder: string },
  command: (folder: string) => readonly string[],
): readonly string[] {
  if (isolation === 'unshare') return unshare(isRoot(), command(folder));
  if (isolation === 'process') return endsWithPlatform(command(folder));
  const mounts = [
    [
      '--tmpfs',
      home,
      '--perms',
      '1777',
      '--tmpfs',
      '/tmp',
      '--tmpfs',
      '/srv',
      '--perms',
      '0755',
      '--dir',
      '/srv/tidemark',
    ],
    ['--bind', folder, SERVICE_FOLDER, '--chdir', SERVICE_FOLDER],
  ].flat();
  return bubblewrap(mounts, isRoot(), command(SERVICE_FOLDER));
}

/** Where a server finds a folder that it is given. */
export function serviceFolder(isolation: Isolation, folder: string): string {
  return isolation === 'bubblewrap' ? SERVICE_FOLDER : folder;
}

/** What the node's programs find where; on the machine, or inside the sandbox. */
export interface NodePaths {
  readonly disk: string;
  readonly site: string;
  readonly temporary: string;
  /** For `/var/tmp`. */
  readonly longTemporary: string;
  readonly sessions: string;
  /** What the platform gives to read. */
  readonly etc: string;
  /** Sockets. */
  readonly run: string;
}

export interface NodePlace {
  readonly app: string;
  readonly home: string;
  /** On the machine. */
  readonly paths: NodePaths;
}

/** The same on every node, as far as the level goes. */
export function pathsInside(isolation: Isolation, { app, paths }: NodePlace): NodePaths {
  if (isolation === 'process') return paths;
  const apart = { temporary: '/tmp', longTemporary: '/var/tmp' };
  if (isolation === 'unshare') return { ...paths, ...apart };
  const disk = `/srv/app/${app}`;
  const own = { etc: '/srv/tidemark/etc', run: '/srv/tidemark/run' };
  return { disk, site: `${disk}/htdocs`, sessions: `${disk}/sessions`, ...apart, ...own };
}

/** The command, kept apart as far as the level goes, and never as root. */
export function sandboxed(isolation: Isolation, place: NodePlace, command: readonly string[]): readonly string[] {
  const { home, paths } = place;
  if (isolation === 'unshare') return unshare(isRoot(), command, paths);
  if (isolation === 'process') return endsWithPlatform(command);
  const inside = pathsInside(isolation, place);
  const mounts = [
    ['--tmpfs', home, '--tmpfs', '/srv'],
    // What bubblewrap makes by itself only root may enter.
    ['--perms', '0755', '--dir', '/srv/app', '--perms', '0755', '--dir', '/srv/tidemark'],
    ['--bind', paths.disk, inside.disk],
    ['--bind', paths.longTemporary, '/var/tmp', '--bind', paths.temporary, '/tmp'],
    ['--ro-bind', paths.etc, inside.etc, '--bind', paths.run, inside.run],
    ['--chdir', inside.site],
  ].flat();
  return bubblewrap(mounts, isRoot(), command);
}

function bubblewrap(mounts: readonly string[], root: boolean, command: readonly string[]): string[] {
  const apart = ['--die-with-parent', '--unshare-pid', '--unshare-ipc', '--unshare-uts'];
  const machine = ['--ro-bind', '/', '/', '--proc', '/proc', '--dev', '/dev', '--perms', '1777', '--tmpfs', '/dev/shm'];
  const rights = root ? ['--cap-drop', 'ALL', '--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID'] : [];
  return ['bwrap', ...apart, ...machine, ...mounts, ...rights, '--', ...(root ? asNobody(command) : command)];
}

/** Its arguments are the folders for /var/tmp and /tmp, then the command. */
const APART =
  'mount --bind "$1" /var/tmp && mount --bind "$2" /tmp && mount -t tmpfs -o mode=1777 tmpfs /dev/shm && shift 2 && exec "$@"';

type Temporary = Pick<NodePaths, 'temporary' | 'longTemporary'>;

/** @param own temporary folders in the place of the machine's; absent: those are seen */
function unshare(root: boolean, command: readonly string[], own?: Temporary): string[] {
  const apart = ['--mount', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc'];
  const mounts = own === undefined ? [] : ['sh', '-c', APART, 'tidemark', own.longTemporary, own.temporary];
  const program = ['setpriv', '--pdeathsig=KILL', 'unshare', ...(root ? [] : ['--user', '--map-root-user']), ...apart];
  if (root) return [...program, ...mounts, ...asNobody(command)];
  // Root of a namespace of its own may mount; the command is who the user is.
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return [...program, ...mounts, 'unshare', '--user', `--map-user=${user}`, `--map-group=${group}`, '--', ...command];
}

/** The program at least; what it started is found by its mark. */
function endsWithPlatform(command: readonly string[]): readonly string[] {
  if (isRoot()) return asNobody(command, ['--pdeathsig=KILL']);
  return findProgram('setpriv') === undefined ? command : ['setpriv', '--pdeathsig=KILL', ...command];
}

function asNobody(command: readonly string[], more: readonly string[] = []): string[] {
  const id = String(UNPRIVILEGED);
  return ['setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups', '--no-new-privs', ...more, ...command];
}
