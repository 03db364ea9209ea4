/** What PHP's own directives tell of sessions, logs and mail. */
import { posix } from 'node:path';
import type { ServiceReading, StoreReading, SwitchReading } from '../../../configuration/reading.ts';
import { ROOT } from '../../../configuration/setting.ts';
import { isLocalHost } from '../../../configuration/telling.ts';
import { isTemplateFile } from './files.ts';
import type { IniDirective } from './ini-directives.ts';
import { placeOf } from './places.ts';
import { ATTACHED, remedyOf, SMTP } from './remedies.ts';

/** Handlers that come with PHP and its extensions. https://www.php.net/manual/en/session.configuration.php#ini.session.save-handler */
const SHARED_HANDLER = /^(?:redis|rediscluster|memcached?|user)$/i;

/** @param hasPhpSessions Nothing but PHP itself keeps sessions: no framework has a store of its own. */
export function readDirectives(
  directives: readonly IniDirective[],
  hasPhpSessions: boolean,
): {
  readonly stores: readonly StoreReading[];
  readonly services: readonly ServiceReading[];
  readonly switches: readonly SwitchReading[];
} {
  const isOff = (name: string, path: string): boolean =>
    directives.some((other) => other.name === name && other.path === path && /^(?:off|0|false|no)$/i.test(other.value));
  const handler = directives.findLast(({ name }) => name === 'session.save_handler');
  const stores = directives.flatMap((directive): readonly StoreReading[] => {
    switch (directive.name) {
      case 'session.save_handler':
        return hasPhpSessions || SHARED_HANDLER.test(directive.value) ? [sessionsOf(directive)] : [];
      case 'session.save_path':
        return hasPhpSessions && (handler === undefined || handler.value === 'files') ? savedAt(directive) : [];
      case 'error_log':
        return logsOf(directive, isOff('log_errors', directive.path));
      default:
        return [];
    }
  });
  const switches = directives
    .filter(({ name, value }) => name === 'sendmail_path' && /sendmail/.test(value))
    .map(
      ({ path, line, name }): SwitchReading => ({
        name: 'local-mail',
        message: 'Mail goes through a program of the node (sendmail)',
        path,
        line,
        key: name,
        remedy: SMTP,
      }),
    );
  const services = directives.flatMap((directive) => (hasPhpSessions ? sessionService(directive, handler?.value) : []));
  return { stores, services, switches };
}

/** `tcp://127.0.0.1:6379?auth=…`, `127.0.0.1:11211`: https://github.com/phpredis/phpredis#php-session-handler */
function sessionService(directive: IniDirective, handler: string | undefined): readonly ServiceReading[] {
  if (directive.name !== 'session.save_path' || !/^(?:redis|memcached?)$/i.test(handler ?? '')) return [];
  const host = directive.value.replace(/^\w+:\/\//, '').replace(/^\[?([^\]]*?)\]?(?::\d+)?(?:[/?,].*)?$/, '$1');
  if (!isLocalHost(host)) return [];
  const service = /^redis$/i.test(handler ?? '') ? 'Redis' : 'Memcached';
  return [
    {
      service,
      host,
      told: told(directive, true),
      isUsed: true,
      message: `The ${service} server of sessions is looked for on the node itself (${host})`,
      remedy: ATTACHED,
    },
  ];
}

function told(directive: IniDirective, isLocal: boolean): StoreReading['told'] {
  const { path, line, name } = directive;
  return [{ path, line, key: name, isLocal, ...(isTemplateFile(path) ? { isTemplate: true as const } : {}) }];
}

function sessionsOf(directive: IniDirective): StoreReading {
  const isShared = SHARED_HANDLER.test(directive.value);
  const isLocal = directive.value === 'files';
  return {
    kind: 'sessions',
    store: 'PHP sessions',
    placement: isLocal ? 'node' : isShared && directive.value !== 'user' ? 'shared' : 'unknown',
    technology: isLocal ? 'PHP files' : directive.value,
    confidence: 'certain',
    told: told(directive, isLocal),
    isUsed: true,
    reportedAs: 'session-file',
    message: 'Sessions are files of one node',
    remedy: remedyOf('sessions'),
  };
}

function savedAt(directive: IniDirective): readonly StoreReading[] {
  const directory = directive.value.replace(/^\d+;(?:\d+;)?/, '');
  const place = placeOf(directory);
  if (!place) return [];
  // PHP itself writes there, so that an absolute path is one of the node as well.
  const isNode = place.placement !== 'shared';
  return [
    {
      kind: 'sessions',
      store: 'PHP sessions',
      placement: isNode ? 'node' : 'shared',
      technology: 'PHP files',
      ...(isNode ? { directory: posix.normalize(directory) } : {}),
      confidence: 'likely',
      told: told(directive, isNode),
      isUsed: true,
      reportedAs: 'session-file',
      message: `Sessions are files ${place.where}`,
      remedy: remedyOf('sessions'),
    },
  ];
}

function logsOf(directive: IniDirective, isOff: boolean): readonly StoreReading[] {
  const place = placeOf(directive.value);
  if (!place) return [];
  const isFile = place.placement !== 'shared';
  const file = posix.normalize(directive.value);
  return [
    {
      kind: 'logs',
      store: 'PHP error log',
      placement: isFile ? 'node' : 'shared',
      technology: isFile ? 'local files' : 'output of the process',
      ...(isFile ? { file } : {}),
      confidence: 'certain',
      told: told(directive, isFile),
      isUsed: !isOff,
      reportedAs: 'log-file',
      message: `PHP writes its error log to a file (${file.replace(`${ROOT}/`, '')})`,
      remedy: remedyOf('logs'),
    },
  ];
}
