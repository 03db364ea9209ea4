/** Locks and semaphores: `framework.lock`, `framework.semaphore`. */
import { entryAt, flagOf, type Placed, type Setting, type SettingEntry } from '../../../configuration/setting.ts';
import { entriesOf, entryIn, nearestPlace } from './application.ts';
import { type Backend, backendOf } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

/** framework-bundle: Configuration.php, `addLockSection`. */
const DEFAULT: Backend = { technology: 'System V semaphores, else lock files', placement: 'node' };

/** Adds the locks of the application. */
export function readLocks(found: Findings): void {
  const entry = entryIn(found.application, 'framework', 'lock');
  const isOff = entry?.value.kind === 'value' && flagOf(entry.value) === false && entry.value.value !== null;
  if (!entry || isOff || flagOf(entryAt(entry.value, 'enabled')?.value) === false) {
    const at = entry ?? nearestPlace(found.application, 'framework');
    const isInstalled = found.files.project.composer?.installed['symfony/lock'] !== undefined;
    if (at)
      add(found, at, 'locks', valueAt(at, ''), {
        technology: isInstalled ? 'nothing (locks are off)' : 'nothing (symfony/lock is not there)',
        placement: 'shared',
      });
    return;
  }
  if (entry.value.kind === 'value' && (entry.value.value === null || entry.value.value === true)) {
    add(found, entry, 'default lock', valueAt(entry, ''), DEFAULT);
    return;
  }
  for (const resource of resourcesOf(entry)) {
    add(
      found,
      resource,
      resource.key === 'default' ? 'default lock' : `lock ${resource.key}`,
      resource.value,
      undefined,
    );
  }
}

/** One entry for each address. */
function resourcesOf(entry: SettingEntry): readonly SettingEntry[] {
  const value = entryAt(entry.value, 'resources')?.value ?? entry.value;
  if (value.kind !== 'map') return listed({ ...entry, key: 'default', value });
  return entriesOf(value)
    .filter(({ key }) => key !== 'enabled')
    .flatMap(listed);
}

function listed(entry: SettingEntry): readonly SettingEntry[] {
  if (entry.value.kind !== 'list') return [entry];
  return entry.value.items.map((value) => ({ key: entry.key, path: value.path, line: value.line, value }));
}

function add(found: Findings, at: Placed, store: string, setting: Setting, backend: Backend | undefined): void {
  found.configured({
    kind: 'locks',
    store,
    key: 'framework.lock',
    at,
    setting,
    means: (value) => backend ?? backendOf(value),
    message: (technology) => `Locks are ${technology}, so that two nodes can hold the same lock at once`,
    remedy: remedies.lock,
    reportedAs: 'lock-local',
    purpose: 'lock store',
  });
}

function valueAt(at: Placed, value: string): Setting {
  return { kind: 'value', value, path: at.path, line: at.line };
}
