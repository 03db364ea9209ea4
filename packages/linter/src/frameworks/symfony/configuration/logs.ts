/** Log handlers of production: `monolog`. */
import { entryAt, type Setting, type SettingEntry, TEMPORARY } from '../../../configuration/setting.ts';
import { entriesOf, entryIn, nearestPlace } from './application.ts';
import { type Backend, isLocalPath } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

const STREAM: Backend = { technology: 'standard streams', placement: 'shared' };
const FILE: Backend = { technology: 'local files', placement: 'node' };

/** Handlers that hand on to others, or decide what passes. monolog-bundle: MonologExtension::buildHandler */
const PASSES_ON: ReadonlySet<string> = new Set([
  'fingers_crossed',
  'filter',
  'buffer',
  'deduplication',
  'group',
  'whatfailuregroup',
  'fallbackgroup',
  'sampling',
  'console',
  'null',
  'noop',
  'test',
  'debug',
  'firephp',
  'chromephp',
  'browser_console',
]);

/** Handlers that need no node. */
const ELSEWHERE: Readonly<Record<string, Backend>> = {
  error_log: { technology: "PHP's error log", placement: 'shared' },
  syslog: { technology: 'syslog', placement: 'unknown' },
  syslogudp: { technology: 'syslog server', placement: 'shared' },
  service: { technology: 'a service of the project', placement: 'unknown' },
};

const DEFAULT_PATH = '%kernel.logs_dir%/%kernel.environment%.log';

/** Adds the logs of the application. */
export function readLogs(found: Findings): void {
  const before = found.stores.length;
  for (const handler of entriesOf(entryIn(found.application, 'monolog', 'handlers')?.value))
    readHandler(found, handler);
  const at = nearestPlace(found.application, 'monolog', 'handlers') ?? nearestPlace(found.application, 'framework');
  if (found.stores.length > before || !at) return;
  found.stores.push({
    kind: 'logs',
    store: 'log',
    // Symfony's own logger writes there. symfony/http-kernel: Log/Logger.php
    ...STREAM,
    confidence: 'likely',
    told: [{ path: at.path, line: at.line, key: 'monolog.handlers', isLocal: false }],
    isUsed: true,
    message: 'Logs go to the standard error stream',
    remedy: remedies.none,
  });
}

function readHandler(found: Findings, handler: SettingEntry): void {
  if (handler.value.kind !== 'map') return;
  const type = (found.text(entryAt(handler.value, 'type')?.value) ?? '').toLowerCase();
  if (type === '' || PASSES_ON.has(type)) return;
  const isRotating = type === 'rotating_file';
  const isFile = isRotating || type === 'stream';
  const path = isFile ? entryAt(handler.value, 'path') : undefined;
  const typeEntry = entryAt(handler.value, 'type');
  const at = (isRotating ? typeEntry : path) ?? handler;
  const endLine = path && path.path === at.path && path.line > at.line ? path.line : undefined;
  const named =
    path && isLogFile(found, path) ? { ...path.value, kind: 'value' as const, value: DEFAULT_PATH } : path?.value;
  const setting: Setting = named ?? {
    kind: 'value',
    value: isFile ? DEFAULT_PATH : type,
    path: at.path,
    line: at.line,
  };
  const backend = found.configured({
    kind: 'logs',
    store: `log handler ${handler.key}`,
    key: `monolog.handlers.${handler.key}${isFile ? '.path' : '.type'}`,
    at,
    ...(endLine === undefined ? {} : { endLine }),
    setting,
    means: (value) => (isFile ? streamOf(value) : (ELSEWHERE[type] ?? { technology: type, placement: 'shared' })),
    message: () => 'The log of production is a file of one node, which a deploy deletes and no one else can read',
    remedy: remedies.log,
    reportedAs: 'log-file',
    purpose: 'where logs go',
  });
  if (!isRotating || backend?.placement !== 'node') return;
  found.switches.push({
    name: 'log-rotation',
    path: (typeEntry ?? handler).path,
    line: (typeEntry ?? handler).line,
    key: `monolog.handlers.${handler.key}.type`,
    message: 'The application rotates its log files itself',
    remedy: remedies.log,
  });
}

/** `%unknown%/error.log`: a file, wherever it is. */
function isLogFile(found: Findings, { value }: SettingEntry): boolean {
  if (value.kind !== 'value' || typeof value.value !== 'string') return false;
  return found.text(value) === undefined && /\/[^%/]*\.log$/.test(value.value);
}

function streamOf(value: string): Backend | undefined {
  if (value.startsWith('php://')) return STREAM;
  if (/^\/(?:dev|proc)\//.test(value)) return STREAM;
  if (value.startsWith(TEMPORARY) || isLocalPath(value)) return FILE;
  return /^(?:tcp|udp|tls|unix):/.test(value) ? { technology: 'log server', placement: 'shared' } : undefined;
}
