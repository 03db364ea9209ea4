/** The shapes of changes, from what is asked to what came of it. */
import type { ChangeResult, ExecResult, NewApp } from '../client/backend.ts';
import type {
  Change,
  ChangePlan,
  DeploySource,
  Difference,
  Money,
  OperationEvent,
  SwitchSettings,
  Wipe,
} from '../model/index.ts';
import { COMPONENT_KINDS, STORAGE_LIMITS } from '../model/index.ts';
import { DEPLOYMENT, JOB, SNAPSHOT } from './model-schemas.ts';
import {
  anything,
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

/** What a caller writes is read strictly: a misspelt key would otherwise change something else. */
const STRICT = true;

const KIND: Schema<(typeof COMPONENT_KINDS)[number]> = literal(...COMPONENT_KINDS);

const SOURCE: Schema<DeploySource> = variants('kind', {
  directory: object({ kind: literal('directory'), path: text }, STRICT),
  git: object({ kind: literal('git'), path: text, revision: text }, STRICT),
  repository: object({ kind: literal('repository'), branch: optional(text) }, STRICT),
});

const SETTINGS: Schema<SwitchSettings> = object(
  {
    dsn: optional(text),
    nodes: optional(whole),
    limits: optional(literal(...STORAGE_LIMITS)),
    quotaBytes: optional(whole),
    jobs: optional(list(JOB)),
  },
  STRICT,
);

export const CHANGE: NamedSchema<Change> = named(
  'Change',
  variants('kind', {
    scale: object({ kind: literal('scale'), component: KIND, nodes: optional(whole), size: optional(text) }, STRICT),
    switch: object(
      { kind: literal('switch'), component: KIND, on: flag, size: optional(text), settings: optional(SETTINGS) },
      STRICT,
    ),
    deploy: object({ kind: literal('deploy'), source: SOURCE }, STRICT),
    rollback: object({ kind: literal('rollback'), deployment: text }, STRICT),
    variables: object({ kind: literal('variables'), set: record(text), remove: list(text) }, STRICT),
    restart: object({ kind: literal('restart') }, STRICT),
    'replace-node': object({ kind: literal('replace-node'), node: text }, STRICT),
    'delete-app': object({ kind: literal('delete-app') }, STRICT),
  }),
);

const MONEY: Schema<Money | 'unknown'> = knownOr(object({ cents: whole, currency: literal('EUR', 'USD') }));

const SCALAR: Schema<string | number | boolean> = {
  json: { type: ['string', 'number', 'boolean'] },
  decode: (value) => value as string | number | boolean,
};

const DIFFERENCE: Schema<Difference> = object({ what: text, from: optional(SCALAR), to: optional(SCALAR) });

const WIPE: Schema<Wipe> = object({
  what: literal('node-disk', 'component-data', 'app'),
  of: text,
  certain: knownOr(literal(true)),
  why: text,
});

export const PLAN: NamedSchema<ChangePlan> = named(
  'ChangePlan',
  object({
    change: CHANGE,
    app: text,
    version: text,
    difference: list(DIFFERENCE),
    price: object({ before: MONEY, after: MONEY, difference: MONEY }),
    downtime: knownOr(object({ min: number, max: number })),
    wiped: list(WIPE),
    warnings: list(text),
    confirmation: optional(text),
  }),
);

export interface PlanRequest {
  readonly change: Change;
}

export const PLAN_REQUEST: Schema<PlanRequest> = object({ change: CHANGE }, STRICT);

export interface ChangeRequest extends PlanRequest {
  /** Of the plan that was looked at; the change is refused where the app has changed since. Absent: the newest. */
  readonly version?: string | undefined;
  /** `confirmation` of the plan, where something is destroyed. */
  readonly confirm?: string | undefined;
}

export const CHANGE_REQUEST: Schema<ChangeRequest> = object(
  { change: CHANGE, version: optional(text), confirm: optional(text) },
  STRICT,
);

/** An error, as RFC 9457 has it, with the code and the next step of this package. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly next?: string | undefined;
  readonly retryable: boolean;
  /** What the change must be given, where it is not confirmed. */
  readonly confirmation?: string | undefined;
  /** What the platform cannot do. */
  readonly capability?: string | undefined;
}

export const PROBLEM: NamedSchema<Problem> = named(
  'Problem',
  object({
    type: text,
    title: text,
    status: whole,
    detail: text,
    code: text,
    next: optional(text),
    retryable: flag,
    confirmation: optional(text),
    capability: optional(text),
  }),
);

const EVENT: Schema<OperationEvent> = object({ at: time, stage: text, text, progress: optional(number) });

const RESULT: Schema<ChangeResult> = object({ deployment: optional(DEPLOYMENT), snapshot: optional(SNAPSHOT) });

/** One line of a change under way; the last one has the result or the problem. */
export interface ChangeLine {
  readonly event?: OperationEvent | undefined;
  readonly result?: ChangeResult | undefined;
  readonly problem?: Problem | undefined;
}

export const CHANGE_LINE: NamedSchema<ChangeLine> = named(
  'ChangeLine',
  object({ event: optional(EVENT), result: optional(RESULT), problem: optional(PROBLEM) }),
);

export interface ExecRequest {
  readonly command: readonly string[];
  readonly stdin?: string | undefined;
  readonly node?: string | undefined;
}

export const EXEC_REQUEST: Schema<ExecRequest> = object(
  { command: list(text), stdin: optional(text), node: optional(text) },
  STRICT,
);

export const EXEC_RESULT: NamedSchema<ExecResult> = named(
  'ExecResult',
  object({ exitCode: whole, stdout: text, stderr: text }),
);

export const NEW_APP: Schema<NewApp> = object(
  { name: text, region: optional(text), platform: optional(record(anything)) },
  STRICT,
);

export interface Cancelled {
  readonly status: 'running' | 'succeeded' | 'failed' | 'cancelled';
}

export const CANCELLED: Schema<Cancelled> = object({ status: literal('running', 'succeeded', 'failed', 'cancelled') });
