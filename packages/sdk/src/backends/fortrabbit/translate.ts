/** From what the API writes to the model. */

import { isRecord } from '../../http/api-error.ts';
import type {
  App,
  AppSnapshot,
  Component,
  Deployment,
  DeploymentStatus,
  Known,
  LogLine,
  Variable,
} from '../../model/index.ts';
import { unbooked } from '../../model/index.ts';
import type {
  FortrabbitApp,
  FortrabbitDeployment,
  FortrabbitEnvironment,
  FortrabbitLogLine,
  FortrabbitVariables,
} from './api-types.ts';

export function appOf(raw: FortrabbitApp): App {
  return {
    id: raw.publicId,
    name: raw.name,
    description: raw.description ?? undefined,
    region: 'unknown',
    isTrial: raw.trial ?? 'unknown',
    createdAt: dateOf(raw.createdAt),
    updatedAt: dateOf(raw.updatedAt),
    url: 'unknown',
  };
}

function dateOf(text: string | undefined): Known<Date> {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? 'unknown' : new Date(time);
}

/** Statuses are words of the platform; those that are not known stay unknown. */
const STATUSES: Readonly<Record<string, DeploymentStatus>> = {
  pending: 'pending',
  queued: 'pending',
  waiting: 'pending',
  building: 'building',
  running: 'building',
  in_progress: 'building',
  deploying: 'releasing',
  releasing: 'releasing',
  deployed: 'released',
  done: 'released',
  finished: 'released',
  released: 'released',
  success: 'released',
  successful: 'released',
  error: 'failed',
  failed: 'failed',
  failure: 'failed',
  canceled: 'cancelled',
  cancelled: 'cancelled',
};

export function deploymentOf(raw: FortrabbitDeployment): Deployment {
  const status = STATUSES[(raw.status ?? '').toLowerCase().replace(/[\s-]/g, '_')] ?? 'unknown';
  return {
    id: raw.publicId,
    status,
    environment: idOf(raw.environment) ?? 'unknown',
    branch: raw.branch ?? 'unknown',
    commit: raw.commitHash ?? 'unknown',
    createdAt: dateOf(raw.createdAt ?? raw.committedAt),
    failure: status === 'failed' ? `the platform says "${raw.status}"` : undefined,
  };
}

/** `en-1`, `/v1/environments/en-1` or `{ publicId: 'en-1' }`. */
export function idOf(reference: unknown): string | undefined {
  if (typeof reference === 'string') return reference.slice(reference.lastIndexOf('/') + 1);
  const id = isRecord(reference) ? reference['publicId'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

export function variablesOf({ custom, platform }: FortrabbitVariables): Variable[] {
  return [
    ...custom.map(({ name, value }) => ({ name, value, origin: 'custom' as const })),
    ...platform.map(({ name, value }) => ({ name, value, origin: 'platform' as const })),
  ];
}

export function logLineOf({ time, log }: FortrabbitLogLine, at: number): LogLine {
  return { cursor: String(at + 1), time: dateOf(time), source: 'build', text: log };
}

/** The API does not say which components are booked; that there is PHP follows from the platform. */
export function snapshotOf(
  app: FortrabbitApp,
  environment: FortrabbitEnvironment,
  variables: FortrabbitVariables,
  newest: FortrabbitDeployment | undefined,
): AppSnapshot {
  const php: Component = {
    ...unbooked('php'),
    isOn: true,
    nodes: 1,
    version: environment.softwareVersion ?? 'unknown',
  };
  return {
    app: appOf(app),
    version: fingerprint([app, environment, variables.custom, newest?.publicId]),
    components: [php],
    nodes: 'unknown',
    variables: variablesOf(variables),
    release: newest?.publicId ?? 'unknown',
  };
}

/** 53 bits of what the text is; the API has no version of its own to compare. */
function fingerprint(value: unknown): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of JSON.stringify(value)) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
