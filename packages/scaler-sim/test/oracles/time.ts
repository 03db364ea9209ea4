import { meanNumber, transient } from '../theory/over-time.ts';
import type { Oracle } from './oracle.ts';

const HOUR = 3600;
const exponential = (mean: string) => ({ distribution: 'exponential', mean });

/** Arrivals per hour of a day whose rate is a sine, and the rate of service per hour. */
const BASE = 20_000;
const SWING = 10_000;
const FREQUENCY = (2 * Math.PI) / 24;
const SERVED = 2;
const PROCESSES = 10_000;

/** So many processes that nobody waits; the mean number of busy ones in the hour around `hour`. */
function sine(hour: number): Oracle {
  const points = Array.from({ length: 240 }, (_, i) => ({
    at: `${i / 10}h`,
    rate: `${BASE + SWING * Math.sin((FREQUENCY * i) / 10)}/h`,
  }));
  const busy = meanNumber(hour - 0.5, hour + 0.5, BASE, SWING, FREQUENCY, SERVED);
  return {
    name: `M_t/M/∞ whose rate is a sine, around ${hour} h`,
    scenario: {
      analysis: 'steady',
      traffic: {
        arrivals: { process: 'profile', points, period: '24h' },
        requests: [{ name: 'page', service: exponential(`${1 / SERVED}h`) }],
      },
      balancer: 'random',
      php: { nodes: 2, processes: PROCESSES, backlog: 0, timeout: 'none' },
    },
    duration: HOUR,
    warmup: (hour - 0.5) * HOUR,
    replications: 100,
    expected: { 'utilisation.php': busy / (2 * PROCESSES), 'errors.rejected': 0 },
  };
}

/** From an empty system on, over just this time; λ(t) as the scenario gives it. */
function changing(
  name: string,
  arrivals: Oracle['scenario'][string],
  rate: (t: number) => number,
  c: number,
  duration: number,
): Oracle {
  const { waiting, busy } = transient(rate, 1, c, duration, 300, 0.05);
  return {
    name: `M_t/M/${c}, ${name}`,
    scenario: {
      traffic: { arrivals, requests: [{ name: 'page', service: exponential('1s') }] },
      balancer: 'random',
      php: { nodes: 1, processes: c, backlog: 'unlimited', timeout: 'none' },
    },
    duration,
    warmup: 0,
    replications: 4000,
    expected: { 'queue.mean': waiting, 'utilisation.php': busy / c },
  };
}

const crowd = { at: '50s', factor: 2, rise: '20s', hold: '20s', fall: '10s' };

function crowded(t: number): number {
  if (t < 50 || t >= 100) return 1;
  if (t < 70) return 1 + (t - 50) / 20;
  return t < 90 ? 2 : 2 - (t - 90) / 10;
}

/** Loads that change over time, against exact solutions. */
export const TIME: readonly Oracle[] = [
  sine(6),
  sine(18),
  changing('a flash crowd', { process: 'poisson', rate: '4/s', flashCrowds: [crowd] }, (t) => 4 * crowded(t), 5, 200),
  changing(
    'a profile in steps',
    {
      process: 'profile',
      interpolation: 'step',
      period: '60s',
      points: [
        { at: '0s', rate: '2/s' },
        { at: '20s', rate: '7/s' },
        { at: '40s', rate: '3/s' },
      ],
    },
    (t) => [2, 7, 3][Math.floor((t % 60) / 20)],
    5,
    180,
  ),
  changing(
    'a profile of lines',
    {
      process: 'profile',
      points: [
        { at: '0s', rate: '2/s' },
        { at: '60s', rate: '8/s' },
        { at: '100s', rate: '1/s' },
      ],
    },
    (t) => (t < 60 ? 2 + t / 10 : t < 100 ? 8 - (7 * (t - 60)) / 40 : 1),
    5,
    150,
  ),
];
