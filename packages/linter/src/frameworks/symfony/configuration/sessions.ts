/** Where sessions are kept: `framework.session`. */
import { entryAt, flagOf, type Placed, type Setting, TEMPORARY, textOf } from '../../../configuration/setting.ts';
import { entryIn } from './application.ts';
import { lineageOf } from './class-lineage.ts';
import { type Backend, backendOf } from './data-source.ts';
import { endLineOf, type Findings } from './findings.ts';
import { sessionHandlerOfPhp } from './php-ini.ts';
import { remedies } from './remedies.ts';

const KEY = 'framework.session.handler_id';
const FILES: Backend = { technology: 'PHP files', placement: 'node' };

/** Since this version an absent handler is PHP's own. https://github.com/symfony/symfony/blob/7.0/UPGRADE-7.0.md */
const PHP_DECIDES_SINCE = 7;

/** Handlers by the last part of a class's or service's name. symfony/http-foundation: Session/Storage/Handler/ */
const HANDLERS: readonly (readonly [RegExp, Backend])[] = [
  [/native_?file|^SaveHandler$/i, FILES],
  [/redis|valkey/i, { technology: 'Redis', placement: 'shared' }],
  [/memcache/i, { technology: 'Memcached', placement: 'shared' }],
  [/mongo/i, { technology: 'MongoDB', placement: 'shared' }],
  [/dynamo/i, { technology: 'DynamoDB', placement: 'shared' }],
  [/pdo|dbal|doctrine|database/i, { technology: 'database', placement: 'shared' }],
  [/null/i, { technology: 'nothing', placement: 'shared' }],
];

/** PHP's handlers that nodes share. https://www.php.net/manual/en/session.configuration.php */
const PHP_HANDLERS: Readonly<Record<string, Backend>> = {
  redis: { technology: 'Redis', placement: 'shared' },
  rediscluster: { technology: 'Redis', placement: 'shared' },
  memcached: { technology: 'Memcached', placement: 'shared' },
  memcache: { technology: 'Memcached', placement: 'shared' },
  mongodb: { technology: 'MongoDB', placement: 'shared' },
};

/** Adds the sessions of the application. */
export async function readSessions(found: Findings): Promise<void> {
  const { application } = found;
  const section = entryIn(application, 'framework', 'session');
  // Nothing behind the key switches them on: symfony/config: Definition/Builder/ArrayNodeDefinition.php, `canBeEnabled`
  const isBare = section?.value.kind === 'value' && section.value.value === null;
  if (
    !section ||
    (!isBare && flagOf(section.value) === false) ||
    flagOf(entryAt(section.value, 'enabled')?.value) === false
  ) {
    const at = section ?? entryIn(application, 'framework');
    if (at)
      add(
        found,
        at,
        valueAt(at, 'off'),
        { technology: 'nothing (sessions are off)', placement: 'shared' },
        'framework.session',
      );
    return;
  }
  const handler = entryAt(section.value, 'handler_id');
  const savePath = entryAt(section.value, 'save_path');
  const isNull = handler?.value.kind === 'value' && handler.value.value === null;
  const isAbsent = handler === undefined;
  const isNew = application.major === undefined || application.major >= PHP_DECIDES_SINCE;
  if (isNull || textOf(handler?.value) === 'session.handler.native' || (isAbsent && isNew && !savePath)) {
    decidedByPhp(found, handler ?? section);
    return;
  }
  if (!handler) {
    // Since the section is there without the key, Symfony's own default holds.
    const at = savePath ?? section;
    add(found, at, valueAt(at, 'session.handler.native_file'), FILES, savePath ? 'framework.session.save_path' : KEY);
    return;
  }
  const text = found.text(handler.value);
  const isService = text !== undefined && backendOf(text) === undefined;
  const backend = isService ? await handlerOf(found, text) : undefined;
  const endLine =
    savePath?.path === handler.path && savePath.line === handler.line + 1 ? endLineOf(savePath) : undefined;
  add(found, handler, handler.value, backend, KEY, endLine);
}

function add(
  found: Findings,
  at: Placed,
  setting: Setting,
  backend: Backend | undefined,
  key: string,
  endLine?: number,
): void {
  found.configured({
    kind: 'sessions',
    store: 'sessions',
    key,
    at,
    ...(endLine === undefined ? {} : { endLine }),
    setting,
    means: (value) => backend ?? backendOf(value),
    directory: sessionDirectory(found, at),
    message: (technology) => `Sessions are kept in ${technology}, which one node has alone`,
    remedy: remedies.session,
    reportedAs: 'session-file',
    purpose: 'session store',
  });
}

/** `framework.session.save_path`, which Symfony has below the directory of the cache by default. */
function sessionDirectory(found: Findings, { path, line }: Placed): string | undefined {
  const own = entryIn(found.application, 'framework', 'session', 'save_path');
  const standard: Setting = { kind: 'value', value: '%kernel.cache_dir%/sessions', path, line };
  return found.text(own?.value.kind === 'value' && own.value.value === null ? standard : (own?.value ?? standard));
}

function decidedByPhp(found: Findings, at: Placed): void {
  const own = sessionHandlerOfPhp(found.files);
  const backend = own
    ? (PHP_HANDLERS[own.handler] ?? { technology: own.handler, placement: 'unknown' as const })
    : FILES;
  found.stores.push({
    kind: 'sessions',
    store: 'sessions',
    placement: backend.placement,
    technology: backend.technology,
    ...(own ? {} : { directory: TEMPORARY }),
    confidence: own ? 'certain' : 'likely',
    told: [
      { path: at.path, line: at.line, key: KEY, isLocal: own === undefined },
      ...(own ? [{ path: own.path, line: own.line, key: 'session.save_handler', isLocal: false }] : []),
    ],
    isUsed: true,
    reportedAs: 'session-file',
    message: 'No session handler is set, so PHP decides: files of one node unless php.ini says otherwise',
    remedy: remedies.session,
  });
}

async function handlerOf(found: Findings, service: string): Promise<Backend | undefined> {
  for (const name of await lineageOf(found.files, found.application, service)) {
    const last = name.slice(name.lastIndexOf('\\') + 1);
    const known = HANDLERS.find(([pattern]) => pattern.test(last));
    if (known) return known[1];
  }
  return { technology: 'a handler of the project', placement: 'unknown' };
}

function valueAt(at: Placed, value: string): Setting {
  return { kind: 'value', value, path: at.path, line: at.line };
}
