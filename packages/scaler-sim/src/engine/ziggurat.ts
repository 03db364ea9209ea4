/**
 * Exponential and normal variates by the ziggurat method (Marsaglia and Tsang 2000), 256 layers. One 32-bit draw gives the
 * layer and, from other bits, the place in it, so the two are independent (Doornik 2005).
 */
import type { RandomStream } from './random-stream.ts';

const LAYERS = 256;

/** Where the tail begins, and the area of every layer. */
const EXPONENTIAL = { tail: 7.69711747013105, area: 0.003949659822581557 };
const NORMAL = { tail: 3.6541528853610088, area: 0.00492867323399 };

interface Ziggurat {
  /** Width of layer i over the number of steps in it. */
  readonly steps: Float64Array;
  /** Right edge of the part of layer i that lies wholly below the curve. */
  readonly sure: Float64Array;
  /** Height at the outer edge of layer i. */
  readonly heights: Float64Array;
}

function ziggurat(
  { tail, area }: { tail: number; area: number },
  density: (x: number) => number,
  inverse: (y: number) => number,
  steps: number,
): Ziggurat {
  const edges = new Float64Array(LAYERS + 1);
  edges[0] = area / density(tail);
  edges[1] = tail;
  for (let i = 2; i < LAYERS; i++) edges[i] = inverse(area / edges[i - 1] + density(edges[i - 1]));
  edges[LAYERS] = 0;
  const heights = edges.map((edge) => density(edge));
  heights[LAYERS] = 1;
  return { steps: edges.map((edge) => edge / steps), sure: edges.subarray(1), heights };
}

const {
  steps: EXP_STEPS,
  sure: EXP_SURE,
  heights: EXP_HEIGHTS,
} = ziggurat(
  EXPONENTIAL,
  (x) => Math.exp(-x),
  (y) => -Math.log(y),
  0x100_0000,
);

const {
  steps: NORMAL_STEPS,
  sure: NORMAL_SURE,
  heights: NORMAL_HEIGHTS,
} = ziggurat(
  NORMAL,
  (x) => Math.exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * Math.log(y)),
  0x80_0000,
);

/** Of mean 1. */
export function exponential(stream: RandomStream): number {
  leaveExponential(stream);
  return stream.value;
}

/** Of mean 1, left in `stream.value`. */
export function leaveExponential(stream: RandomStream): void {
  const bits = stream.int32();
  const layer = bits & 0xff;
  const x = ((bits >>> 8) + 0.5) * EXP_STEPS[layer];
  stream.value = x;
  if (x >= EXP_SURE[layer]) leaveUnsureExponential(stream, layer);
}

/** `stream.value` lies in a part of the layer where the curve decides. */
function leaveUnsureExponential(stream: RandomStream, firstLayer: number): void {
  let layer = firstLayer;
  let x = stream.value;
  let shift = 0;
  for (;;) {
    if (layer === 0) {
      // Beyond the tail the law begins anew.
      shift += EXPONENTIAL.tail;
    } else {
      const low = EXP_HEIGHTS[layer];
      if (low + stream.unit() * (EXP_HEIGHTS[layer + 1] - low) < Math.exp(-x)) break;
    }
    const bits = stream.int32();
    layer = bits & 0xff;
    x = ((bits >>> 8) + 0.5) * EXP_STEPS[layer];
    if (x < EXP_SURE[layer]) break;
  }
  stream.value = shift + x;
}

/** Of mean 0 and variance 1. */
export function normal(stream: RandomStream): number {
  leaveNormal(stream);
  return stream.value;
}

/** Of mean 0 and variance 1, left in `stream.value`. */
export function leaveNormal(stream: RandomStream): void {
  for (;;) {
    const bits = stream.int32();
    const layer = bits & 0xff;
    const x = ((bits >>> 9) + 0.5) * NORMAL_STEPS[layer];
    const isNegative = (bits & 0x100) !== 0;
    stream.value = isNegative ? -x : x;
    if (x < NORMAL_SURE[layer]) return;
    if (layer === 0) {
      const far = NORMAL.tail + normalTail(stream);
      stream.value = isNegative ? -far : far;
      return;
    }
    const low = NORMAL_HEIGHTS[layer];
    if (low + stream.unit() * (NORMAL_HEIGHTS[layer + 1] - low) < Math.exp(-0.5 * x * x)) return;
  }
}

/** What a normal variate has beyond the tail's beginning (Marsaglia 1964). */
function normalTail(stream: RandomStream): number {
  for (;;) {
    const x = exponential(stream) / NORMAL.tail;
    if (2 * exponential(stream) > x * x) return x;
  }
}
