import type { EntityColumns } from '../../engine/entities.ts';
import { type Sampler, samplerOf } from '../../engine/sampler.ts';
import type * as Scenario from '../../scenario/state.ts';
import { FLOW_SESSION, FLOW_START } from '../kinds.ts';
import { NONE } from '../request-columns.ts';
import { addClock, type Flow, type FlowParts, scheduleNext } from './flow.ts';
import { PlaceLists } from './place-lists.ts';

/** Sums of the flow; the last one only where requests are looked at. */
export const CREATED = 0;
export const LOST = 1;
export const LOGINS = 2;

/**
 * Sessions and their logins. A session's columns: `node` the place of its current id (NONE once it is wiped), `owner` the node
 * of its cookie, `user` whose it is, `query` the block it began in, `tries` 1 once it has lost its data, `startedAt` its end
 * [s], `service` its requests that are left.
 */
export class SessionFlow implements Flow, EntityColumns {
  private readonly parts: FlowParts;
  private readonly starts: number;
  private readonly lifetime: Sampler;
  private readonly requests: Sampler | null;
  private readonly regenerates: boolean;
  private readonly lists: PlaceLists;
  /** How often each place was wiped, plus 1. */
  private readonly epochs: Int32Array;
  /** By session and place: the epoch in which the place learnt its id; only where ids stay. */
  private known = new Int32Array(0);
  private undecided = 0;
  private serial = 0;

  constructor(flow: Scenario.SessionFlow, parts: FlowParts) {
    this.parts = parts;
    this.starts = flow.starts;
    this.lifetime = samplerOf(flow.lifetime);
    this.requests = flow.requests === null ? null : samplerOf(flow.requests);
    this.regenerates = flow.regenerate;
    this.lists = new PlaceLists(parts.requests, parts.places.count);
    this.epochs = new Int32Array(parts.places.count).fill(1);
    if (!this.regenerates) parts.requests.entities.attach(this);
  }

  reserve(capacity: number): void {
    const known = new Int32Array(capacity * this.epochs.length);
    known.set(this.known);
    this.known = known;
  }

  begin(): void {
    const { events, stream } = this.parts;
    if (this.starts > 0) scheduleNext(events, addClock(this.parts, FLOW_START), this.starts, stream);
  }

  /** A session starts, with its first request and login. */
  start(clock: number): void {
    const { events, stream, requests, measures, place, index, router } = this.parts;
    scheduleNext(events, clock, this.starts, stream);
    const user = this.serial++ | 0;
    const lifetime = this.lifetime.draw(stream);
    const count = this.requests === null ? 1 : Math.max(1, Math.round(this.requests.draw(stream)));
    const node = router.route(user, NONE);
    if (node === NONE) return;
    measures.add(place + CREATED, 1);
    const session = requests.entities.add(FLOW_SESSION);
    requests.setClass(session, index);
    requests.setUser(session, user);
    requests.setQuery(session, measures.block);
    requests.setTries(session, 0);
    requests.setNode(session, NONE);
    requests.setStartedAt(session, events.now + lifetime);
    requests.setService(session, count - 1);
    if (!this.regenerates) this.known.fill(0, session * this.epochs.length, (session + 1) * this.epochs.length);
    this.undecided++;
    this.ask(session, node);
    this.schedule(session);
  }

  read(): void {}

  /** A session's next request, or its end. */
  due(session: number): void {
    const { requests, router } = this.parts;
    const left = requests.service(session);
    if (left < 1) {
      this.undecided--;
      this.lists.take(session);
      requests.entities.release(session);
      return;
    }
    requests.setService(session, left - 1);
    const node = router.route(requests.user(session), requests.owner(session));
    if (node !== NONE) this.ask(session, node);
    this.schedule(session);
  }

  wipe(node: number): void {
    const { places } = this.parts;
    for (let at = places.first(node); at < places.end(node); at++) this.wipePlace(at);
  }

  wipeProcess(node: number, process: number): void {
    const at = this.parts.places.ofProcess(node, process);
    if (at >= 0) this.wipePlace(at);
  }

  isUndecided(): boolean {
    return this.undecided > 0;
  }

  /** A request on a node, which has the session's current id or makes the user log in. */
  private ask(session: number, node: number): void {
    const { places, requests, measures, place } = this.parts;
    requests.setOwner(session, node);
    const at = places.of(node);
    const knownAt = session * this.epochs.length + at;
    const hasId = this.regenerates ? requests.node(session) === at : this.known[knownAt] === this.epochs[at];
    if (hasId) return;
    measures.addTo(requests.query(session), place + LOGINS, 1);
    this.lists.take(session);
    this.lists.put(session, at);
    if (!this.regenerates) this.known[knownAt] = this.epochs[at];
  }

  /** Requests that are left lie at uniform instants of the lifetime that is left: the first of m is the least of m. */
  private schedule(session: number): void {
    const { events, stream, requests } = this.parts;
    const left = requests.service(session);
    const end = requests.startedAt(session);
    const share = left < 1 ? 1 : 1 - Math.exp(Math.log(1 - stream.fineUnit()) / left);
    events.due[session] = share === 1 ? end : events.now + share * (end - events.now);
    events.put(session);
  }

  private wipePlace(at: number): void {
    const { requests, measures, place } = this.parts;
    this.epochs[at]++;
    for (let session = this.lists.first(at); session !== NONE; session = this.lists.first(at)) {
      this.lists.take(session);
      if (requests.tries(session) === 1) continue;
      requests.setTries(session, 1);
      measures.addTo(requests.query(session), place + LOST, 1);
    }
  }
}
