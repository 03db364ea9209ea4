import { fold, mix32 } from './mix.ts';

const TO_UNIT_24 = 1 / 0x100_0000;
const TO_UNIT_53 = 1 / 0x20_0000_0000_0000;

/**
 * xoshiro128++ of Blackman and Vigna (https://prng.di.unimi.it/xoshiro128plusplus.c): 128 bits of state as four int32
 * fields, period 2^128 − 1.
 */
export class RandomStream {
  private s0 = 0;
  private s1 = 0;
  private s2 = 0;
  private s3 = 0;
  /** Where a variate is left that was drawn on the hot path: a double that a function returns may be boxed. */
  value: number = Number.NaN;

  constructor(s0: number, s1: number, s2: number, s3: number) {
    this.setState(s0, s1, s2, s3);
  }

  setState(s0: number, s1: number, s2: number, s3: number): void {
    this.s0 = s0 | 0;
    this.s1 = s1 | 0;
    this.s2 = s2 | 0;
    this.s3 = (s0 | s1 | s2 | s3) === 0 ? 1 : s3 | 0;
  }

  /** Makes it the stream of these int32s: how values are drawn by what they are for rather than in turn. */
  moveTo(key: number, counter: number, place: number): void {
    const low = mix32(key ^ mix32(counter));
    const high = mix32((low + 0x9e3779b9) ^ place);
    this.s0 = low;
    this.s1 = high;
    this.s2 = low ^ 0x6a09e667;
    this.s3 = high ^ 0x3c6ef372;
    // Neighbouring places share half of the state until it has been stirred.
    this.int32();
    this.int32();
  }

  /** −2^31 to 2^31 − 1, all alike. */
  int32(): number {
    const s0 = this.s0;
    const s3 = this.s3;
    const sum = (s0 + s3) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + s0) | 0;
    const s1 = this.s1;
    const s2 = this.s2 ^ s0;
    const t3 = s3 ^ s1;
    this.s1 = s1 ^ s2;
    this.s0 = s0 ^ t3;
    this.s2 = s2 ^ (s1 << 9);
    this.s3 = (t3 << 11) | (t3 >>> 21);
    return result;
  }

  /** Between 0 and 1, both out of reach: the middles of 2^24 equal steps. */
  unit(): number {
    return ((this.int32() >>> 8) + 0.5) * TO_UNIT_24;
  }

  /** From 0, below 1, in steps of 2^−53. */
  fineUnit(): number {
    return ((this.int32() >>> 5) * 0x400_0000 + (this.int32() >>> 6)) * TO_UNIT_53;
  }

  /** 0 to `count` − 1; `count` up to 2^20, beyond which steps of 2^−24 would show. */
  below(count: number): number {
    return (((this.int32() >>> 8) * count) / 0x100_0000) | 0;
  }
}

/** The stream of one purpose in one replication. Different arguments give unrelated streams. */
export function streamOf(seed: number, replication: number, purpose: number, part = 0): RandomStream {
  const key = keyOf(seed, replication, purpose, part);
  return new RandomStream(key, mix32(key ^ 0xbb67ae85), mix32(key + 0x3c6ef372), fold(mix32(seed), replication));
}

/** What `moveTo` takes for the values of one purpose in one replication. */
export function keyOf(seed: number, replication: number, purpose: number, part = 0): number {
  return fold(fold(fold(fold(0x510e527f, seed), replication), purpose), part);
}
