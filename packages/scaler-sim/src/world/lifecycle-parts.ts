import type { EventSet } from '../engine/event-set.ts';
import type { Measures } from '../engine/measures.ts';
import type { Php } from '../scenario/components.ts';
import type { Answers } from './answers.ts';
import type { Backlog } from './backlog.ts';
import type { Cores } from './cores.ts';
import type { Mysql } from './mysql.ts';
import type { Nodes } from './nodes.ts';
import type { Processes } from './processes.ts';
import type { Program } from './program.ts';
import type { Requests } from './requests.ts';
import type { Router } from './router.ts';
import type { SessionLocks } from './session-locks.ts';
import type { Sessions } from './sessions.ts';
import type { Start } from './start.ts';
import type { StepRunner } from './step-runner.ts';

/** What a request meets on its way. */
export interface LifecycleParts {
  readonly php: Php;
  readonly programs: readonly Program[];
  readonly events: EventSet;
  readonly measures: Measures;
  readonly requests: Requests;
  readonly nodes: Nodes;
  readonly router: Router;
  readonly answers: Answers;
  /** Null: nothing slows a request, and memory plays no part. */
  readonly start: Start | null;
  readonly steps: StepRunner;
  /** Null: every process computes on a core of its own. */
  readonly cores: Cores | null;
  readonly locks: SessionLocks | null;
  readonly sessions: Sessions | null;
  readonly mysql: Mysql | null;
  readonly processes: Processes;
  readonly backlog: Backlog;
  /** By user: the node of the cookie; empty where users keep none. */
  readonly cookies: Int32Array;
}
