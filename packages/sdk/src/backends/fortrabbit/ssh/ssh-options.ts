/** How the older stack is reached. Source: fortrabbit/help: docs/access-methods.md, remote-ssh-execution-pro.md, logging-pro.md. */
import { TidemarkError } from '../../../client-error.ts';

export interface SshOptions {
  /** The file of a private key that the account knows; the system's `ssh` reads it. */
  readonly identityFile: string;
  /** `eu2`, `us1`. */
  readonly region: string;
  /** Default: the name of the app, as the platform has it for keys. */
  readonly user?: string | undefined;
  /** Default 22. */
  readonly port?: number | undefined;
  /** Absent: what the system's `ssh` uses; a host that is not in it is refused. */
  readonly knownHostsFile?: string | undefined;
  /** Instead of the platform's own hosts of that region. */
  readonly hosts?: { readonly deploy: string; readonly log: string } | undefined;
}

/** `deploy` runs commands, `log` shows lines. */
export type SshService = 'deploy' | 'log';

/** The arguments of `ssh`; nothing in them can be taken for an option. @throws TidemarkError `usage.invalid` */
export function sshArguments(
  options: SshOptions,
  app: string,
  service: SshService,
  command: readonly string[],
  diagnosticsFile: string,
): readonly string[] {
  const { identityFile, region, user = app, port, knownHostsFile, hosts } = options;
  const host = hosts?.[service] ?? `${service}.${plain(region, 'region')}.frbit.com`;
  const settings = {
    IdentitiesOnly: 'yes',
    // A question would wait for an answer for ever.
    BatchMode: 'yes',
    ConnectTimeout: '15',
    ServerAliveInterval: '15',
    ServerAliveCountMax: '3',
    LogLevel: 'ERROR',
    ...(knownHostsFile === undefined ? {} : { UserKnownHostsFile: knownHostsFile }),
    ...(port === undefined ? {} : { Port: String(port) }),
  };
  return [
    '-T',
    '-i',
    identityFile,
    '-E',
    diagnosticsFile,
    ...Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    '--',
    `${plain(user, 'user')}@${plain(host, 'host')}`,
    command.map(quoted).join(' '),
  ];
}

function plain(text: string, what: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text)) return text;
  throw new TidemarkError('usage.invalid', {
    what: `"${text}" is no ${what} for ssh`,
    next: 'Use letters, digits, dots and dashes.',
  });
}

/** One word for the shell on the other side, which reads everything that `ssh` is given. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
