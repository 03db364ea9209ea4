/** Messages that wait: `framework.messenger`, and what older applications spool. */
import { entryAt, type Placed, type Setting, type SettingEntry, textOf } from '../../../configuration/setting.ts';
import { isLocalHost } from '../../../configuration/telling.ts';
import { entriesOf, entryIn, nearestPlace } from './application.ts';
import { type Backend, backendOf } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

/** Adds the queues of the application. */
export function readQueues(found: Findings): void {
  const { application } = found;
  const transports = entriesOf(entryIn(application, 'framework', 'messenger', 'transports')?.value);
  const used = usedTransports(found);
  const asynchronous = transports.some((transport) => used.has(transport.key) && !isSync(transport));
  for (const transport of transports) {
    // Beside a queue that is used, a synchronous transport is meant for what must be done at once.
    readTransport(found, transport, isSync(transport) ? used.has(transport.key) && !asynchronous : true);
  }
  readSpool(found);
  if (found.stores.some(({ kind }) => kind === 'queue')) return;
  const at = nearestPlace(application, 'framework', 'messenger');
  if (!at) return;
  const isThere = entryIn(application, 'framework', 'messenger') !== undefined;
  found.stores.push({
    kind: 'queue',
    store: 'messages',
    technology: isThere ? 'the request itself' : 'nothing (no transport is configured)',
    placement: isThere ? 'process' : 'shared',
    confidence: 'likely',
    told: [{ path: at.path, line: at.line, key: 'framework.messenger', isLocal: false }],
    isUsed: true,
    reportedAs: 'queue-sync',
    message: 'Messages are handled inside the request that sends them',
    remedy: remedies.queue,
  });
}

/** Transports that messages are routed to, and the failure transports. */
function usedTransports(found: Findings): ReadonlySet<string> {
  const messenger = entryIn(found.application, 'framework', 'messenger')?.value;
  const used = new Set<string>();
  const failure = textOf(entryAt(messenger, 'failure_transport')?.value);
  if (failure) used.add(failure);
  for (const { value } of entriesOf(entryAt(messenger, 'routing')?.value)) {
    const senders = entryAt(value, 'senders')?.value ?? value;
    for (const sender of senders.kind === 'list' ? senders.items : [senders]) {
      const name = found.text(sender);
      if (name) used.add(name);
    }
  }
  return used;
}

function readTransport(found: Findings, transport: SettingEntry, isUsed: boolean): void {
  const dsn = entryAt(transport.value, 'dsn') ?? transport;
  const backend = found.configured({
    ...texts,
    store: `messenger transport ${transport.key}`,
    key: `framework.messenger.transports.${transport.key}`,
    at: dsn,
    setting: dsn.value,
    means: backendOf,
    isUsed,
  });
  const isAddress =
    backend?.placement === 'shared' && backend.technology !== 'database' && backend.technology !== 'nothing';
  if (isAddress && backend.host && isLocalHost(backend.host)) {
    found.service(backend.technology, `framework.messenger.transports.${transport.key}`, dsn, dsn.value);
  }
}

/** Fixed to be synchronous, whatever the environment says. */
function isSync(transport: SettingEntry): boolean {
  return /^(?:sync|in-memory):/.test(textOf((entryAt(transport.value, 'dsn') ?? transport).value) ?? '');
}

const texts = {
  kind: 'queue',
  message: (technology: string) =>
    `Messages are kept in ${technology}: no worker of another node takes them, and a failure loses them`,
  remedy: remedies.queue,
  reportedAs: 'queue-sync',
  purpose: 'queue',
} as const;

/** `swiftmailer.spool` of Symfony 2 to 4, `enqueue` with its file transport. */
function readSpool(found: Findings): void {
  const spool = entryIn(found.application, 'swiftmailer', 'spool');
  const type = entryAt(spool?.value, 'type');
  const name = found.text(type?.value ?? spool?.value);
  if (spool && name) add(found, type ?? spool, 'mail spool', 'swiftmailer.spool', spoolOf(name));
  for (const { key, value } of entriesOf(entryIn(found.application, 'enqueue')?.value)) {
    const transport = entryAt(value, 'transport');
    const dsn = entryAt(transport?.value, 'dsn') ?? transport;
    if (dsn)
      found.configured({
        ...texts,
        store: `queue ${key}`,
        key: `enqueue.${key}.transport`,
        at: dsn,
        setting: dsn.value,
        means: backendOf,
      });
  }
}

function spoolOf(type: string): Backend {
  if (type === 'file') return { technology: 'local files', placement: 'node' };
  return type === 'memory'
    ? { technology: 'the request itself', placement: 'shared' }
    : { technology: 'a service of the project', placement: 'unknown' };
}

function add(found: Findings, at: Placed, store: string, key: string, backend: Backend): void {
  const setting: Setting = { kind: 'value', value: backend.technology, path: at.path, line: at.line };
  found.configured({ ...texts, store, key, at, setting, means: () => backend });
}
