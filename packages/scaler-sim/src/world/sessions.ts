import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import type { Sampler } from '../engine/sampler.ts';
import type { Requests } from './requests.ts';

/**
 * Who asks again after an answer: sessions, which end after some requests, and closed users, who never do. They use the
 * columns of requests: `user`, `node` for the cookie, and `service` for the requests that are left.
 */
export class Sessions {
  private readonly requests: Requests;
  private readonly events: EventSet;
  private readonly think: Sampler;
  private readonly stream: RandomStream;

  constructor(requests: Requests, events: EventSet, think: Sampler, stream: RandomStream) {
    this.requests = requests;
    this.events = events;
    this.think = think;
    this.stream = stream;
  }

  /** Whatever the answer was. */
  answered(session: number): void {
    const left = this.requests.service(session) - 1;
    this.requests.setService(session, left);
    if (left < 1) this.requests.entities.release(session);
    else this.rest(session);
  }

  /** Thinks before the next request. */
  rest(session: number): void {
    this.events.due[session] = this.events.now + this.think.draw(this.stream);
    this.events.put(session);
  }
}
