import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../scenario/read-scenario.ts';
import { folderWith } from '../../testing/folder.ts';
import { tidemarkSim } from '../../testing/said.ts';
import { calibrate } from './calibrate.ts';
import { fitTimes } from './fit.ts';
import { lowerGamma } from './laws.ts';
import { compilePattern } from './log-pattern.ts';

/** Evenly spread probabilities, turned into values of a law: a sample without chance. */
const spread = (count: number, inverse: (p: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, at) => inverse((at + 0.5) / count));

/** Inverse of the standard normal distribution function, by bisection of a series. */
function normalQuantile(p: number): number {
  let low = -8;
  let high = 8;
  const cdf = (x: number): number => {
    let sum = x;
    let term = x;
    for (let n = 1; n < 200; n++) {
      term *= (x * x) / (2 * n + 1);
      sum += term;
    }
    return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
  };
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

describe('the law of times is found', () => {
  test('lognormal', () => {
    const fit = fitTimes(
      spread(4000, (p) => Math.exp(-3 + 0.8 * normalQuantile(p))),
      1e-6,
    );
    expect(fit.law).toBe('lognormal');
    expect(fit.distance).toBeLessThan(0.002);
    expect(fit.mean).toBeCloseTo(Math.exp(-3 + 0.32), 3);
    expect(fit.tried.map(({ law }) => law).toSorted()).toEqual(['exponential', 'gamma', 'lognormal', 'weibull']);
  });

  test('exponential, which two others hold as a special case', () => {
    const fit = fitTimes(
      spread(4000, (p) => -0.08 * Math.log(1 - p)),
      1e-6,
    );
    expect(['exponential', 'gamma', 'weibull']).toContain(fit.law);
    expect(fit.tried.find(({ law }) => law === 'exponential')?.distance).toBeLessThan(0.002);
    expect(fit.tried.find(({ law }) => law === 'lognormal')?.distance).toBeGreaterThan(0.05);
  });

  test('weibull', () => {
    const fit = fitTimes(
      spread(4000, (p) => 0.1 * Math.sqrt(-Math.log(1 - p))),
      1e-6,
    );
    expect(fit.law).toBe('weibull');
    const { shape } = fit.distribution as { shape: number };
    expect(shape).toBeCloseTo(2, 1);
  });

  test('of none: the quantiles as they are', () => {
    const fit = fitTimes(
      spread(4000, (p) => (p < 0.5 ? 0.01 + p / 1000 : 1 + p)),
      1e-6,
    );
    expect(fit.law).toBe('empirical');
    const mean = (fit.distribution as { quantiles: { at: string }[] }).quantiles;
    expect([mean[0]?.at, mean.at(-1)?.at]).toEqual(['0%', '100%']);
  });

  test('of equal times: a constant', () => {
    expect(fitTimes(new Float64Array(100).fill(0.25), 1e-3).distribution).toBe('250ms');
  });

  test.each([
    [1, 2, 1 - Math.exp(-2)],
    [2, 3, 1 - 4 * Math.exp(-3)],
    [0.5, 0.5, 0.682_689_492_137_086],
    [30, 25, 0.182_103_9],
  ])('the incomplete gamma function P(%d, %d)', (a, x, value) => {
    expect(lowerGamma(a, x)).toBeCloseTo(value, 6);
  });
});

describe('lines are read', () => {
  test.each([
    [
      'nginx',
      '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time $upstream_response_time',
      '10.0.0.7 - - [29/Nov/2026:02:50:01 +0100] "POST /basket?x=1 HTTP/2.0" 200 512 "-" "Mozilla/5.0 (X11; \\"Linux\\")" 0.250 0.100, 0.120',
      {
        time: Date.UTC(2026, 10, 29, 2, 50, 1) / 1000 - 0.25,
        service: 0.22,
        method: 'POST',
        path: '/basket?x=1',
        status: 200,
      },
    ],
    [
      'nginx',
      '$msec $request_time "$request"',
      '1764384601.250 0.050 "GET / HTTP/1.1"',
      { time: 1_764_384_601.2, service: 0.05, method: 'GET', resolution: 1e-3 },
    ],
    [
      'apache',
      '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" %D',
      '::1 - frank [10/Oct/2026:13:55:36 -0700] "GET /a HTTP/1.1" 404 23 "-" "curl" 81234',
      {
        time: Date.UTC(2026, 9, 10, 13, 55, 36) / 1000,
        service: 0.081_234,
        path: '/a',
        status: 404,
        client: '::1 curl',
      },
    ],
    [
      'fpm',
      '%R - %u %t "%m %r%Q%q" %s %f %{milli}d %{kilo}M %C%%',
      '127.0.0.1 -  29/Nov/2026:02:50:01 +0000 "GET /index.php?a=b" 200 /srv/index.php 41.250 2048 50.00%',
      {
        time: Date.UTC(2026, 10, 29, 2, 50, 1) / 1000,
        service: 0.041_25,
        memory: 2_097_152,
        cpu: 0.5,
        path: '/index.php',
      },
    ],
  ] as const)('%s: %s', (format, pattern, line, read) => {
    const made = compilePattern(format, pattern)(line);
    expect(made).toMatchObject({
      ...read,
      time: expect.closeTo(read.time, 6),
      service: expect.closeTo(read.service, 9),
    });
  });

  /** Lines as servers write them, and what is told of them without a format. */
  const COMBINED = '203.0.113.9 - - [29/Nov/2026:02:50:01 +0000] "GET /a?b=1 HTTP/1.1" 200 512 "-" "Mozilla/5.0"';
  test.each([
    ['combined', COMBINED, 'read', null],
    ['combined with the seconds of nginx', `${COMBINED} 0.250`, 'read', 0.25],
    ['combined with the microseconds of Apache', `${COMBINED} 250000`, 'read', 0.25],
    ['combined with four times', `${COMBINED} rt=0.252 uct="0.000" uht="0.249" urt="0.250"`, 'read', 0.25],
    ['Apache, common', '::1 - - [29/Nov/2026:02:50:01 +0000] "POST / HTTP/1.1" 200 512', 'write', null],
    ['php-fpm as it comes', '127.0.0.1 -  29/Nov/2026:02:50:01 +0000 "POST /index.php" 200', 'write', null],
    [
      'php-fpm in full',
      '- -  29/Nov/2026:02:50:01 +0000 "GET /i.php?a" 200 /srv/i.php 250.000 2048 50.00%',
      'read',
      0.25,
    ],
  ] as const)('a format is told by its lines: %s', async (_name, text, name, mean) => {
    const { classes } = await calibrate(Array.from({ length: 60 }, () => text));
    expect(classes).toMatchObject([{ name, requests: 60 }]);
    expect(classes[0]?.fit?.mean ?? null).toEqual(mean === null ? null : expect.closeTo(mean, 6));
  });

  test('where the log names no clients there are no sessions', async () => {
    const line = '- -  29/Nov/2026:02:50:01 +0000 "GET /i.php" 200 /srv/i.php 250.000 2048 50.00%';
    const { yaml } = await calibrate(Array.from({ length: 60 }, () => line));
    expect(yaml).toContain('# sessions: the log names no clients');
    expect(parseScenario(yaml)).toMatchObject({ traffic: { users: Infinity }, state: { sessions: null } });
  });

  test('what nginx answered by itself came to no PHP', () => {
    const read = compilePattern('nginx', '[$time_local] "$request" $request_time $upstream_response_time');
    expect(read('[29/Nov/2026:02:50:01 +0000] "GET / HTTP/1.1" 0.001 -')?.service).toBeUndefined();
    expect(read('nonsense')).toBeUndefined();
  });

  test('the seconds of another server are no microseconds', () => {
    const read = compilePattern('apache', '%h %l %u %t "%r" %>s %b %D');
    const line = (time: string) => read(`::1 - - [29/Nov/2026:02:50:01 +0000] "GET / HTTP/1.1" 200 1 ${time}`);
    expect(line('0.120')).toBeUndefined();
    expect(line('120;')?.service).toBeCloseTo(0.000_12, 9);
  });

  test('times that are all alike are told without gaps', async () => {
    const { yaml } = await calibrate(Array.from({ length: 60 }, (_, second) => line(second)));
    expect(yaml).toContain('#   law: constant\n');
  });

  test('a format without a time is refused', () => {
    expect(() => compilePattern('nginx', '"$request" $status')).toThrow('has no time in it');
  });
});

/** A line of nginx, combined and two times. */
function line(second: number, path = '/', method = 'GET', client = 1): string {
  const at = new Date(Date.UTC(2026, 10, 2) + second * 1000);
  const clock = `${String(at.getUTCDate()).padStart(2, '0')}/Nov/2026:${at.toISOString().slice(11, 19)} +0000`;
  return `10.0.0.${client} - - [${clock}] "${method} ${path} HTTP/1.1" 200 1 "-" "M" 0.100 0.100`;
}

describe('a scenario is made', () => {
  test('of arrivals, classes and sessions, and it can be run', async () => {
    const lines = Array.from({ length: 7200 }, (_, at) =>
      line(at < 3600 ? at : 3600 + (at - 3600) * 4, '/p', at % 10 === 0 ? 'POST' : 'GET', at % 50),
    );
    const made = await calibrate([...lines, 'nonsense', line(5, '/app.css')]);
    expect(made).toMatchObject({ lines: 7202, unread: 1, notPhp: 1 });
    expect(made.classes.map(({ name, requests }) => [name, requests])).toEqual([
      ['read', 6480],
      ['write', 720],
    ]);
    const scenario = parseScenario(made.yaml);
    if (scenario.traffic.source.process !== 'profile') throw new Error('no profile');
    const rates = scenario.traffic.source.points.map(({ rate }) => rate);
    expect(rates[0]).toBeCloseTo(1, 1);
    for (const rate of rates.slice(1, 4)) expect(rate).toBeCloseTo(0.25, 1);
    expect(scenario.traffic.users).toBe(50);
    expect(scenario.state.sessions?.placement).toBe('unknown');
  });

  test('of many days: they are folded into one', async () => {
    // Five days, twice as much from noon on.
    const lines = Array.from({ length: 5 * 24 * 60 }, (_, minute) => {
      const hour = Math.floor(minute / 60) % 24;
      return hour < 12 ? [line(minute * 60)] : [line(minute * 60), line(minute * 60 + 30)];
    }).flat();
    const { profile } = await calibrate(lines);
    expect(profile).toMatchObject({ duration: 86_400, says: '4 days folded into one' });
    const { points, period } = profile.arrivals as { points: { rate: string }[]; period: string };
    expect(period).toBe('86400s');
    const rates = points.map(({ rate }) => Number.parseFloat(rate));
    for (const [hour, rate] of rates.entries()) expect(rate).toBeCloseTo(hour < 12 ? 1 / 60 : 1 / 30, 3);
  });

  test.each([
    ['an empty log', '', 'the log has no lines'],
    ['another format', 'a b c\n', '0 of the first 1 lines are of a known format'],
    ['nothing for PHP', `${line(1, '/a.css')}\n`, 'none of 1 lines is a request that came to PHP'],
  ])('%s is refused', async (_, text, says) => {
    const { code, stdout, stderr } = await tidemarkSim(['calibrate', 'a.log'], folderWith({ 'a.log': text }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});
