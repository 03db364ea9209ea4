/** The shapes of apps and what belongs to them. */
import type {
  App,
  AppSnapshot,
  Component,
  Deployment,
  Domain,
  Drift,
  DriftedFile,
  Level,
  LogLine,
  MemcacheComponent,
  MysqlComponent,
  Node,
  NodeDrift,
  ObjectStorageComponent,
  PhpComponent,
  Secret,
  StateMap,
  Store,
  Variable,
  WorkerComponent,
  WorkerJob,
} from '../model/index.ts';
import { STATE_KINDS, STORAGE_LIMITS } from '../model/index.ts';
import { RULES } from './rules-schema.ts';
import {
  flag,
  knownOr,
  list,
  literal,
  type NamedSchema,
  named,
  number,
  object,
  optional,
  record,
  type Schema,
  text,
  time,
  variants,
  whole,
} from './schema.ts';

export const APP: NamedSchema<App> = named(
  'App',
  object({
    id: text,
    name: text,
    description: optional(text),
    region: knownOr(text),
    isTrial: knownOr(flag),
    createdAt: knownOr(time),
    updatedAt: knownOr(time),
    url: knownOr(text),
  }),
);

const LEVEL: Schema<Level | 'unknown'> = knownOr(literal('development', 'production', 'dedicated'));

const BOOKED = { isOn: flag, size: knownOr(text), level: LEVEL, nodes: whole };

const PHP: Schema<PhpComponent> = object({
  ...BOOKED,
  kind: literal('php'),
  version: knownOr(text),
  processesPerNode: knownOr(number),
  rootPath: knownOr(text),
});

const MYSQL: Schema<MysqlComponent> = object({ ...BOOKED, kind: literal('mysql'), version: knownOr(text) });

const MEMCACHE: Schema<MemcacheComponent> = object({
  ...BOOKED,
  kind: literal('memcache'),
  mode: knownOr(literal('combined', 'redundant')),
});

const OBJECT_STORAGE: Schema<ObjectStorageComponent> = object({
  ...BOOKED,
  kind: literal('objectStorage'),
  bucket: knownOr(text),
  endpoint: knownOr(text),
  quota: knownOr(number),
  limits: optional(literal(...STORAGE_LIMITS)),
});

export const JOB: Schema<WorkerJob> = variants('kind', {
  nonstop: object({ kind: literal('nonstop'), name: text, command: list(text) }),
  cron: object({ kind: literal('cron'), name: text, command: list(text), everySeconds: number }),
});

const WORKER: Schema<WorkerComponent> = object({ ...BOOKED, kind: literal('worker'), jobs: list(JOB) });

export const COMPONENT: NamedSchema<Component> = named(
  'Component',
  variants('kind', { php: PHP, mysql: MYSQL, memcache: MEMCACHE, objectStorage: OBJECT_STORAGE, worker: WORKER }),
);

export const NODE: NamedSchema<Node> = named(
  'Node',
  object({
    id: text,
    component: literal('php', 'worker'),
    state: literal('starting', 'running', 'draining', 'stopped', 'failed'),
    release: knownOr(text),
    startedAt: knownOr(time),
    requests: knownOr(number),
    cpuMs: optional(number),
    memoryBytes: optional(number),
  }),
);

export const VARIABLE: NamedSchema<Variable> = named(
  'Variable',
  object({ name: text, value: text, origin: literal('custom', 'platform') }),
);

export const SNAPSHOT: NamedSchema<AppSnapshot> = named(
  'AppSnapshot',
  object({
    app: APP,
    version: text,
    components: list(COMPONENT),
    nodes: knownOr(list(NODE)),
    variables: knownOr(list(VARIABLE)),
    release: knownOr(text),
    rules: optional(RULES),
  }),
);

export const DEPLOYMENT: NamedSchema<Deployment> = named(
  'Deployment',
  object({
    id: text,
    status: literal('pending', 'building', 'releasing', 'released', 'failed', 'cancelled', 'unknown'),
    environment: knownOr(text),
    branch: knownOr(text),
    commit: knownOr(text),
    createdAt: knownOr(time),
    failure: optional(text),
  }),
);

export const SECRET: NamedSchema<Secret> = named('Secret', object({ group: text, key: text, value: text }));

export const DOMAIN: NamedSchema<Domain> = named(
  'Domain',
  object({ id: text, name: text, type: knownOr(text), isMain: knownOr(flag) }),
);

export const LOG_LINE: NamedSchema<LogLine> = named(
  'LogLine',
  object({ cursor: text, time: knownOr(time), source: text, node: optional(text), text }),
);

const DRIFTED: Schema<DriftedFile> = object({ path: text, bytes: number, modified: time });

const NODE_DRIFT: Schema<NodeDrift> = object({
  node: text,
  added: list(DRIFTED),
  changed: list(DRIFTED),
  deleted: list(DRIFTED),
});

export const DRIFT: NamedSchema<Drift> = named('Drift', object({ nodes: list(NODE_DRIFT), differing: list(text) }));

const STORE: Schema<Store> = object({
  store: text,
  placement: literal('process', 'node', 'shared', 'build', 'unknown'),
  technology: text,
  confidence: literal('certain', 'likely', 'possible'),
  evidence: list(
    object<Store['evidence'][number]>({
      path: text,
      line: whole,
      key: optional(text),
      variable: optional(text),
      default: optional(text),
      whenUnset: optional(text),
    }),
  ),
});

export const STATE_MAP: NamedSchema<StateMap> = named(
  'StateMap',
  object<StateMap>({ schemaVersion: literal(1), kinds: kindsOf(list(STORE)) }),
);

function kindsOf(stores: Schema<readonly Store[]>): Schema<StateMap['kinds']> {
  const kinds = record(stores);
  return {
    json: { ...kinds.json, propertyNames: { enum: STATE_KINDS }, required: STATE_KINDS },
    decode(value, at) {
      const given = kinds.decode(value, at);
      return Object.fromEntries(STATE_KINDS.map((kind) => [kind, given[kind] ?? []])) as unknown as StateMap['kinds'];
    },
  };
}
