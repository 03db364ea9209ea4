/** How arrivals are written. */
import { waitingTime } from './distribution-shape.ts';
import { choice, count, HIGHEST_RATE, quantity, text } from './scalars.ts';
import { INVALID, type Invalid, into, type Place, type Shape } from './shape.ts';
import { list, NEUTRAL, object, optional, preset, required, tagged } from './structures.ts';
import { readTrace, type Trace } from './trace-file.ts';
import type { ClosedUsers, FlashCrowd, RateProfile, Source } from './traffic.ts';

const DAY = 86_400;
const HOUR = 3600;

const positiveRate = quantity('rate', { above: 0 });

const flashCrowd: Shape<FlashCrowd> = object({
  at: required(quantity('time'), 'When it begins.'),
  factor: required(quantity('number', { above: 0, max: 1e6 }), 'What the rate is multiplied by at its height.'),
  rise: preset(quantity('time'), '0s', NEUTRAL, 'Time in which it builds up.'),
  hold: required(quantity('time'), 'Time at its height.'),
  fall: preset(quantity('time'), '0s', NEUTRAL, 'Time in which it fades.'),
});

const flashCrowds = optional(list(flashCrowd, { max: 1000 }), 'Crowds that come on top; several multiply.');

const poisson: Shape<Source> = into(
  object({ rate: required(positiveRate, 'Mean arrivals.'), flashCrowds }),
  ({ rate, flashCrowds: crowds }): Source =>
    crowds === null || crowds.length === 0
      ? { process: 'poisson', rate }
      : { process: 'profile', points: [{ at: 0, rate }], interpolation: 'step', period: null, flashCrowds: crowds },
);

const deterministic: Shape<Source> = into(
  object({ rate: required(positiveRate, 'Arrivals, evenly spaced.') }),
  ({ rate }) => ({
    process: 'deterministic',
    rate,
  }),
);

const mmppState = object({
  rate: required(quantity('rate'), 'Arrivals in this state; may be 0/s.'),
  stay: required(quantity('time', { above: 0 }), 'Mean time in it, exponential.'),
});

const mmpp: Shape<Source> = into(
  object({ states: required(list(mmppState, { min: 1, max: 1000 }), 'Taken in turn, again and again.') }),
  ({ states }, place) =>
    states.every(({ rate }) => rate === 0)
      ? place.fail('must have a rate above 0/s', 'states')
      : { process: 'mmpp', states },
);

const point = object({
  at: required(quantity('time'), 'When; the first at 0s, then rising.'),
  rate: required(quantity('rate'), 'Arrivals at that time.'),
});

const weights = (length: number): Shape<readonly number[]> =>
  into(list(quantity('number', { max: 1e6 }), { min: 1 }), (values, place) => {
    if (values.length !== length) return place.fail(`must have ${length} entries, not ${values.length}`);
    return values.every((value) => value === 0) ? place.fail('must have an entry above 0') : values;
  });

const profile: Shape<Source> = into(
  object({
    points: optional(list(point, { min: 1 }), 'The rate at given times.'),
    period: optional(
      quantity('time', { above: 0 }),
      'The points begin anew after this time; absent: the last one holds.',
    ),
    rate: optional(positiveRate, 'Mean of the whole, for `day` and `week`.'),
    day: optional(weights(24), 'Weight of each hour of the day, from midnight on, which is where the run begins.'),
    week: optional(weights(7), 'Weight of each day of the week, from the first day of the run on.'),
    interpolation: preset(choice(['linear', 'step']), 'linear', 'Tidemark', 'Between points.'),
    flashCrowds,
  }),
  (read, place) => {
    const crowds = read.flashCrowds ?? [];
    const { interpolation } = read;
    if (read.points !== null) {
      const second = (['rate', 'day', 'week'] as const).find((key) => place.has(key));
      if (second !== undefined) return place.fail('belongs to a profile of day and week, not of points', second);
      const wrong = checkPoints(read.points, read.period, place);
      return (
        wrong ?? { process: 'profile', points: read.points, interpolation, period: read.period, flashCrowds: crowds }
      );
    }
    if (read.rate === null) return place.fail('must have "points", or "rate" with "day" or "week"');
    if (read.day === null && read.week === null) return place.fail('must have "day" or "week" beside "rate"');
    if (read.period !== null) return place.fail('belongs to points: a day and a week have their own length', 'period');
    return { ...calendar(read.rate, read.day, read.week), interpolation, flashCrowds: crowds };
  },
);

function checkPoints(points: RateProfile['points'], period: number | null, place: Place): Invalid | undefined {
  if (points[0]?.at !== 0) return place.fail('must be 0s: the profile begins with the run', 'points.0.at');
  const falls = points.findIndex(({ at }, index) => index > 0 && at <= points[index - 1].at);
  if (falls > 0) return place.fail('must be later than the point before it', `points.${falls}.at`);
  if (period !== null && period <= (points.at(-1)?.at ?? 0))
    return place.fail('must be longer than the last point is late', 'period');
  if (points.every(({ rate }) => rate === 0)) return place.fail('must have a rate above 0/s', 'points');
  return undefined;
}

/** Hourly points over a day or a week whose mean is `rate`. */
function calendar(
  rate: number,
  day: readonly number[] | null,
  week: readonly number[] | null,
): Pick<RateProfile, 'process' | 'points' | 'period'> {
  const hours = day ?? Array.from({ length: 24 }, () => 1);
  const days = week ?? [1];
  const raw = days.flatMap((ofDay) => hours.map((ofHour) => ofDay * ofHour));
  const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  const points = raw.map((value, hour) => ({ at: hour * HOUR, rate: Math.min((value / mean) * rate, HIGHEST_RATE) }));
  return { process: 'profile', points, period: days.length * DAY };
}

/** A replay whose classes are still names. */
export interface NamedReplay extends Trace {
  readonly process: 'named-replay';
  readonly period: number | null;
}

const replay: Shape<NamedReplay> = into(
  object({
    file: required(
      text('the name of a file'),
      'CSV with the columns time, and service, class, user as there are; times in seconds.',
    ),
    period: optional(quantity('time', { above: 0 }), 'The file is played again after this time; absent: once.'),
  }),
  ({ file, period }, place) => {
    const trace = readTrace(file, place);
    if (trace === INVALID) return INVALID;
    const last = trace.times.at(-1) ?? 0;
    if (period !== null && period < last)
      return place.fail(`must not be shorter than the file, which lasts ${last} s`, 'period');
    return { process: 'named-replay', ...trace, period };
  },
);

export const arrivals: Shape<Source | NamedReplay> = tagged('process', {
  poisson,
  deterministic,
  mmpp,
  profile,
  replay,
});

export const closedUsers: Shape<ClosedUsers> = into(
  object({
    users: required(count({ min: 1, max: 1_000_000 }), 'How many there are.'),
    think: required(waitingTime, 'From an answer to the next request of the same user.'),
  }),
  ({ users, think }) => ({ process: 'closed', count: users, think }),
);
