import { type RandomStream, streamOf } from '../engine/random-stream.ts';
import type { Sampler } from '../engine/sampler.ts';
import type { Requests } from './requests.ts';

/** Places of a request's own values; those of its steps come after. */
const USER = 0;
const MEMORY = 1;
const OWN_TIME = 2;
const FIRST_STEP = 3;

/**
 * Later values of a request, drawn by its serial number and what they are for. They are the same whether they are asked for
 * or not, and in whatever order, as if all had been drawn at its arrival.
 */
export class StepDraws {
  private readonly stream: RandomStream;
  private readonly key: number;
  private readonly requests: Requests;

  constructor(key: number, requests: Requests) {
    this.key = key;
    this.requests = requests;
    this.stream = streamOf(0, 0, 0);
  }

  /** Positioned for the value of a step: its time, its key. */
  forStep(request: number): RandomStream {
    this.stream.moveTo(
      this.key ^ this.requests.lane(request),
      this.requests.serial(request),
      FIRST_STEP + 2 * this.requests.step(request),
    );
    return this.stream;
  }

  /** Time of a step. */
  sample(sampler: Sampler, request: number): number {
    return sampler.isConstant ? sampler.draw(this.stream) : sampler.draw(this.forStep(request));
  }

  /** Whether a step is taken by chance. */
  isTaken(step: { readonly probability: number }, request: number): boolean {
    if (step.probability >= 1) return true;
    this.stream.moveTo(
      this.key ^ this.requests.lane(request),
      this.requests.serial(request),
      FIRST_STEP + 2 * this.requests.step(request) + 1,
    );
    return this.stream.unit() < step.probability;
  }

  /** One of so many users. */
  user(count: number, serial: number): number {
    this.stream.moveTo(this.key, serial, USER);
    return Math.floor(this.stream.fineUnit() * count);
  }

  memory(sampler: Sampler, request: number): number {
    return sampler.draw(this.forOwn(request, MEMORY));
  }

  /** Own time in PHP of a request that the site sends to itself. */
  ownTime(sampler: Sampler, request: number): number {
    return sampler.draw(this.forOwn(request, OWN_TIME));
  }

  private forOwn(request: number, place: number): RandomStream {
    this.stream.moveTo(this.key ^ this.requests.lane(request), this.requests.serial(request), place);
    return this.stream;
  }
}
