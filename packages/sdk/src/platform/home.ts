/** Where the local platform keeps its apps: `TIDEMARK_HOME`, or the user's data folder. */
import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { TidemarkError } from '../client-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** Servers run as another user than root, who must get through to their files. */
const FOLDER_MODE = 0o711;

export function homeFolder(env: Environment): string {
  const given = env['TIDEMARK_HOME'];
  if (given !== undefined && given !== '') return resolve(given);
  if (process.getuid?.() === 0) return '/var/lib/tidemark';
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'tidemark');
}

export interface AppFolder {
  readonly name: string;
  readonly root: string;
  readonly stateFile: string;
  /** Where the running supervisor is reached, and its token; mode 0600. */
  readonly runFile: string;
  readonly lockFile: string;
  readonly logFile: string;
  readonly releases: string;
  /** What builds said. */
  readonly builds: string;
  readonly nodes: string;
  /** Of the balancer and the nodes. */
  readonly sockets: string;
  /** What databases and other components keep; a deployment leaves it. */
  readonly components: string;
  /** Object storage, shared by all nodes. */
  readonly objects: string;
}

/** @throws TidemarkError `usage.invalid` for a name that is no app name */
export function appFolder(home: string, name: string): AppFolder {
  if (!NAME.test(name)) {
    throw new TidemarkError('usage.invalid', {
      what: `"${name}" is no name for an app`,
      next: 'Use lower-case letters, digits and dashes, at most 40, a letter first.',
    });
  }
  const root = join(home, 'apps', name);
  const inside = (part: string): string => join(root, part);
  return {
    name,
    root,
    stateFile: inside('state.json'),
    runFile: inside('run.json'),
    lockFile: inside('lock'),
    logFile: inside('log.jsonl'),
    releases: inside('releases'),
    builds: inside('builds'),
    nodes: inside('nodes'),
    sockets: inside('run'),
    components: inside('components'),
    objects: inside('objects'),
  };
}

export function makeFolders(home: string, { root, releases, nodes, components, objects }: AppFolder): void {
  for (const folder of [home, join(home, 'apps'), root, releases, nodes, components, objects]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, FOLDER_MODE);
  }
}

/** What a folder's name makes as an app name: `My Site` → `my-site`. */
export function appNameOf(folder: string): string {
  const words = (folder.split('/').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^[^a-z]+|-+$/g, '').slice(0, 40) || 'site';
}
