import type { EventSet } from '../engine/event-set.ts';
import type { Answers } from './answers.ts';
import type { Backlog } from './backlog.ts';
import type { Cores } from './cores.ts';
import { COMPUTING, LOCKED, QUERY, QUERY_QUEUED, QUEUED, RESPAWN, RETRY, SELF_WAIT } from './kinds.ts';
import { FAILED, TIMED_OUT } from './layout.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Mysql } from './mysql.ts';
import { ANSWERED, NONE } from './request-columns.ts';
import { isRequest, type Requests } from './requests.ts';

/** Requests that do not reach their end by themselves: timeouts, failures of nodes and of the database. */
export class Casualties {
  private readonly drops: boolean;
  private readonly lifecycle: Lifecycle;
  private readonly answers: Answers;
  private readonly backlog: Backlog;
  private readonly requests: Requests;
  private readonly events: EventSet;
  private readonly cores: Cores | null;
  private readonly mysql: Mysql | null;

  /** @param drops a request whose time is up leaves queue and process, rather than being executed for nobody */
  constructor(
    drops: boolean,
    lifecycle: Lifecycle,
    answers: Answers,
    backlog: Backlog,
    requests: Requests,
    events: EventSet,
    cores: Cores | null,
    mysql: Mysql | null,
  ) {
    this.drops = drops;
    this.lifecycle = lifecycle;
    this.answers = answers;
    this.backlog = backlog;
    this.requests = requests;
    this.events = events;
    this.cores = cores;
    this.mysql = mysql;
  }

  /** Answers every request whose time is up with a 504. */
  timeOut(): void {
    const { requests } = this;
    for (let request = this.answers.overdue(); request !== NONE; request = this.answers.overdue()) {
      const owner = requests.owner(request);
      this.answers.bad(request, TIMED_OUT);
      const kind = requests.entities.kinds[request];
      if (kind === RETRY) {
        this.events.remove(request);
        requests.entities.release(request);
      } else if (this.drops && kind === QUEUED) {
        this.backlog.abandon(request);
      } else if (this.drops) {
        this.interrupt(request);
        this.lifecycle.finish(request, TIMED_OUT);
      }
      if (owner !== NONE) this.lifecycle.tell(owner);
    }
  }

  /** Fails everything that runs or waits on a node. */
  failNode(node: number): void {
    const { requests } = this;
    // Who dies with the node must not hear of an answer before its own turn.
    this.forEachOn(node, (request, kind) => {
      if (kind === SELF_WAIT) this.orphan(request);
    });
    for (let request = this.backlog.take(node); request !== NONE; request = this.backlog.take(node)) {
      this.refuse(request);
    }
    this.forEachOn(node, (request, kind) => {
      if (kind === RETRY) {
        this.events.remove(request);
        this.refuse(request);
      } else if (isRequest(kind)) {
        this.interrupt(request);
        this.lifecycle.finish(request, FAILED);
      }
    });
    // Last, since a request that ends may begin the replacement of its process.
    this.forEachOn(node, (respawn, kind) => {
      if (kind !== RESPAWN) return;
      this.events.remove(respawn);
      requests.entities.release(respawn);
    });
  }

  /** The database fails: its queries fail with their requests, or wait to run anew. */
  failDatabase(): void {
    const { requests, mysql } = this;
    if (mysql === null) return;
    mysql.isUp = false;
    for (let request = 0; request < requests.entities.capacity; request++) {
      const kind = requests.entities.kinds[request];
      if (kind !== QUERY && !(kind === QUERY_QUEUED && mysql.failsWhileDown)) continue;
      if (!mysql.failsWhileDown) mysql.suspend(request);
      else {
        mysql.cancel(request);
        if (mysql.isBare(request)) mysql.releaseBare(request);
        else this.lifecycle.finish(request, FAILED);
      }
    }
  }

  /** Requests and processes that are being replaced; what `act` adds on the way may be met as well. */
  private forEachOn(node: number, act: (entity: number, kind: number) => void): void {
    const { requests } = this;
    for (let entity = 0; entity < requests.entities.capacity; entity++) {
      const kind = requests.entities.kinds[entity];
      if ((isRequest(kind) || kind === RESPAWN) && requests.node(entity) === node) act(entity, kind);
    }
  }

  private refuse(request: number): void {
    if (!this.requests.has(request, ANSWERED)) this.lifecycle.refuse(request, FAILED);
    else this.requests.entities.release(request);
  }

  /** Stops whatever a request that holds a process is at. */
  private interrupt(request: number): void {
    const { requests } = this;
    switch (requests.entities.kinds[request]) {
      case COMPUTING:
        this.cores?.remove(requests.node(request), request);
        return;
      case QUERY:
      case QUERY_QUEUED:
        this.mysql?.cancel(request);
        return;
      case LOCKED:
        return;
      case SELF_WAIT:
        this.orphan(request);
        return;
      default:
        this.events.remove(request);
    }
  }

  /** The request that another one sent to the site goes on, but nobody waits for it. */
  private orphan(owner: number): void {
    const { requests } = this;
    for (let request = 0; request < requests.entities.capacity; request++) {
      const kind = requests.entities.kinds[request];
      if (isRequest(kind) && requests.owner(request) === owner) requests.setOwner(request, NONE);
    }
  }
}
