/** Every call of the API: the server answers them, the client makes them, and the OpenAPI document lists them. */
import type { ExecResult, NewApp } from '../client/backend.ts';
import type { Capability } from '../client/capabilities.ts';
import type {
  App,
  AppSnapshot,
  ChangePlan,
  Deployment,
  Domain,
  Drift,
  LogLine,
  Node,
  Secret,
  StateMap,
  Variable,
} from '../model/index.ts';
import {
  CANCELLED,
  type Cancelled,
  CHANGE_LINE,
  CHANGE_REQUEST,
  type ChangeLine,
  type ChangeRequest,
  EXEC_REQUEST,
  EXEC_RESULT,
  type ExecRequest,
  NEW_APP,
  PLAN,
  PLAN_REQUEST,
  type PlanRequest,
} from './change-schemas.ts';
import {
  APP,
  DEPLOYMENT,
  DOMAIN,
  DRIFT,
  LOG_LINE,
  NODE,
  SECRET,
  SNAPSHOT,
  STATE_MAP,
  VARIABLE,
} from './model-schemas.ts';
import { PLATFORM, type Platform, STORAGE_ACCESS, type StorageAccess } from './platform-schemas.ts';
import { list, type Schema } from './schema.ts';

export interface QueryParameter {
  readonly name: string;
  readonly text: string;
  /** Text, unless it is `true` or absent. */
  readonly isFlag?: boolean;
}

export interface Route<Body, Answer> {
  readonly method: 'GET' | 'POST';
  /** Parts in braces are parameters. */
  readonly path: string;
  readonly summary: string;
  /** What the platform must be able to do. */
  readonly capability?: Capability;
  readonly query?: readonly QueryParameter[];
  readonly body?: Schema<Body>;
  /** Of the answer, or of each of its lines. */
  readonly answer: Schema<Answer>;
  /** The answer is a line of JSON after another, as they come. */
  readonly isLines?: true;
}

export interface Routes {
  readonly getPlatform: Route<undefined, Platform>;
  readonly listApps: Route<undefined, readonly App[]>;
  readonly createApp: Route<NewApp, App>;
  readonly getApp: Route<undefined, AppSnapshot>;
  readonly listNodes: Route<undefined, readonly Node[]>;
  readonly getDrift: Route<undefined, Drift>;
  readonly listDeployments: Route<undefined, readonly Deployment[]>;
  readonly getDeploymentLog: Route<undefined, LogLine>;
  readonly listVariables: Route<undefined, readonly Variable[]>;
  readonly listSecrets: Route<undefined, readonly Secret[]>;
  readonly listDomains: Route<undefined, readonly Domain[]>;
  readonly getLog: Route<undefined, LogLine>;
  readonly getStorage: Route<undefined, StorageAccess>;
  readonly getStateMap: Route<undefined, StateMap>;
  readonly execute: Route<ExecRequest, ExecResult>;
  readonly planChange: Route<PlanRequest, ChangePlan>;
  readonly applyChange: Route<ChangeRequest, ChangeLine>;
  readonly cancelChange: Route<undefined, Cancelled>;
}

export type RouteName = keyof Routes;

const ENVIRONMENT: QueryParameter = { name: 'environment', text: 'Which environment, where the app has several' };

/** A route below one app. */
function ofApp<Body, Answer>(route: Route<Body, Answer>): Route<Body, Answer> {
  return { ...route, path: `/v1/apps/{app}${route.path}`, query: [...(route.query ?? []), ENVIRONMENT] };
}

export const ROUTES: Routes = {
  getPlatform: {
    method: 'GET',
    path: '/v1/platform',
    summary: 'What the platform behind this API is, and what it can do',
    answer: PLATFORM,
  },
  listApps: { method: 'GET', path: '/v1/apps', summary: 'All apps', answer: list(APP) },
  createApp: {
    method: 'POST',
    path: '/v1/apps',
    summary: 'Make an app',
    capability: 'apps.create',
    body: NEW_APP,
    answer: APP,
  },
  getApp: ofApp({
    method: 'GET',
    path: '',
    summary: 'One app with its components, nodes and variables',
    answer: SNAPSHOT,
  }),
  listNodes: ofApp({
    method: 'GET',
    path: '/nodes',
    summary: 'Nodes, with the requests they answered and what they take of the machine',
    capability: 'nodes',
    answer: list(NODE),
  }),
  getDrift: ofApp({
    method: 'GET',
    path: '/drift',
    summary: "What each node's disk holds beyond its release: what the next deployment destroys",
    capability: 'drift',
    answer: DRIFT,
  }),
  listDeployments: ofApp({
    method: 'GET',
    path: '/deployments',
    summary: 'Deployments, newest first',
    capability: 'deployments.list',
    answer: list(DEPLOYMENT),
  }),
  getDeploymentLog: ofApp({
    method: 'GET',
    path: '/deployments/{deployment}/log',
    summary: 'What a deployment said',
    capability: 'deployments.log',
    answer: LOG_LINE,
    isLines: true,
  }),
  listVariables: ofApp({
    method: 'GET',
    path: '/variables',
    summary: 'Variables of the environment',
    capability: 'variables',
    answer: list(VARIABLE),
  }),
  listSecrets: ofApp({
    method: 'GET',
    path: '/secrets',
    summary: 'Credentials of components',
    capability: 'secrets',
    answer: list(SECRET),
  }),
  listDomains: ofApp({
    method: 'GET',
    path: '/domains',
    summary: 'Domains',
    capability: 'domains',
    answer: list(DOMAIN),
  }),
  getLog: ofApp({
    method: 'GET',
    path: '/log',
    summary: 'Lines of the log; with follow, also those to come',
    capability: 'logs.tail',
    query: [
      { name: 'after', text: 'The cursor of a line: go on after it' },
      { name: 'fromStart', text: 'From the first line that is kept', isFlag: true },
      { name: 'follow', text: 'Go on as lines come', isFlag: true },
      { name: 'source', text: 'Lines of this source alone' },
    ],
    answer: LOG_LINE,
    isLines: true,
  }),
  getStorage: ofApp({
    method: 'GET',
    path: '/storage',
    summary: 'Where its object storage is, and what opens it',
    capability: 'storage',
    answer: STORAGE_ACCESS,
  }),
  getStateMap: ofApp({
    method: 'GET',
    path: '/state-map',
    summary: 'Where it keeps each kind of state, as far as the platform can tell',
    capability: 'stateMap',
    answer: STATE_MAP,
  }),
  execute: ofApp({
    method: 'POST',
    path: '/exec',
    summary: 'Run a command in a container of its own, without a shell',
    capability: 'exec',
    body: EXEC_REQUEST,
    answer: EXEC_RESULT,
  }),
  planChange: ofApp({
    method: 'POST',
    path: '/plans',
    summary: 'What a change would do: difference, price, downtime, what is wiped. Nothing is changed',
    body: PLAN_REQUEST,
    answer: PLAN,
  }),
  applyChange: ofApp({
    method: 'POST',
    path: '/changes',
    summary: 'Make a change; the same Idempotency-Key joins the one under way, and goes on if the caller goes away',
    body: CHANGE_REQUEST,
    answer: CHANGE_LINE,
    isLines: true,
  }),
  cancelChange: ofApp({
    method: 'POST',
    path: '/changes/{key}/cancel',
    summary: 'Cancel the change that was made with this Idempotency-Key',
    capability: 'operations.cancel',
    answer: CANCELLED,
  }),
};

export const ROUTE_NAMES: readonly RouteName[] = Object.keys(ROUTES) as RouteName[];
