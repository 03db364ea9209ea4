/** From an access log to a scenario. */
import { stringify } from 'yaml';
import { SimulationError } from '../../errors.ts';
import type { Plain } from '../../scenario/source.ts';
import { type Fit, fitTimes, round, timeText } from './fit.ts';
import type { LogFormat, LogLine } from './log-line.ts';
import { compilePattern, KNOWN_FORMATS, type LineReader } from './log-pattern.ts';
import { type Profile, profileOf } from './profile.ts';
import { type Sessions, SessionWatch } from './sessions.ts';

export interface CalibrateOptions {
  /** Absent: told by the first lines. */
  readonly format?: LogFormat;
  /** The format's own text, needed for `custom`: as nginx, Apache or php-fpm writes it. */
  readonly pattern?: string;
  /** Width of a step of the arrival profile [s]. Default: 3600. */
  readonly bucket?: number;
  /** Pause after which a client begins another session [s]. Default: 1800. */
  readonly sessionGap?: number;
}

export interface ClassFit {
  readonly name: string;
  readonly requests: number;
  /** Undefined where the log tells no times. */
  readonly fit: Fit | undefined;
}

export interface Calibration {
  /** A scenario in YAML, with what was found as comments. */
  readonly yaml: string;
  /** The same as a value. */
  readonly scenario: Plain;
  /** How lines were read. */
  readonly pattern: string;
  readonly lines: number;
  /** Lines that are not of the format, and requests that never came to PHP. */
  readonly unread: number;
  readonly notPhp: number;
  readonly profile: Profile;
  readonly classes: readonly ClassFit[];
  readonly sessions: Sessions;
}

/** Files that a web server answers by itself. */
const STATIC = /\.(?:css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|eot|mp4|webm|pdf|txt|xml)(?:\?|$)/i;

/** Lines by which the format is told. */
const LOOKED_AT = 100;

/** Requests that are kept in mind; more do not fit. */
const MOST_REQUESTS = 20_000_000;

/** Requests of a class for a fit of its own. */
const FEWEST_FITTED = 50;

/**
 * @param lines of the log, without their ends
 * @throws SimulationError `calibrate.unknown-format`, `calibrate.empty`
 */
export async function calibrate(
  lines: AsyncIterable<string> | Iterable<string>,
  options: CalibrateOptions = {},
): Promise<Calibration> {
  const { bucket = 3600, sessionGap = 1800 } = options;
  const head: string[] = [];
  const gathered = new Gathering(sessionGap);
  let reader: readonly [string, LineReader] | undefined;
  for await (const line of lines) {
    if (reader === undefined) {
      if (line.trim() !== '') head.push(line);
      if (head.length < LOOKED_AT) continue;
      reader = readerFor(head, options);
      for (const each of head) gathered.add(reader[1](each));
    } else if (line.trim() !== '') gathered.add(reader[1](line));
  }
  if (reader === undefined) {
    reader = readerFor(head, options);
    for (const each of head) gathered.add(reader[1](each));
  }
  return gathered.calibration(reader[0], bucket);
}

function readerFor(head: readonly string[], { format, pattern }: CalibrateOptions): readonly [string, LineReader] {
  if (head.length === 0) throw new SimulationError('calibrate.empty', { what: 'the log has no lines' });
  if (pattern !== undefined) {
    const own =
      format === undefined || format === 'custom'
        ? pattern.includes('$')
          ? 'nginx'
          : pattern.includes('%R')
            ? 'fpm'
            : 'apache'
        : format;
    return [pattern, compilePattern(own, pattern)];
  }
  if (format === 'custom') {
    throw new SimulationError('usage.pattern', {
      what: '--format custom needs --pattern',
      next: 'Give the line format as the server has it: --pattern \'$msec $request_time "$request"\'.',
    });
  }
  const candidates = KNOWN_FORMATS.filter(([own]) => format === undefined || own === format).map(
    ([own, text]) => [text, compilePattern(own, text)] as const,
  );
  const counted = candidates.map((each) => ({ each, hits: head.filter((line) => each[1](line) !== undefined).length }));
  const best = counted.toSorted((a, b) => b.hits - a.hits)[0];
  if (best === undefined || best.hits * 2 < head.length) {
    throw new SimulationError('calibrate.unknown-format', {
      what: `${best?.hits ?? 0} of the first ${head.length} lines are of a known format; the first is ${JSON.stringify(head[0]?.slice(0, 160))}`,
      next: 'Give the format as the server has it: --format custom --pattern \'$remote_addr [$time_local] "$request" $status $request_time\'.',
    });
  }
  return best.each;
}

/** Everything that is gathered from lines in one pass. */
class Gathering {
  readonly #times: number[] = [];
  readonly #service = new Map<string, number[]>();
  readonly #counts = new Map<string, number>();
  readonly #sessions: SessionWatch;
  #lines = 0;
  #unread = 0;
  #notPhp = 0;
  #computing = 0;
  #computed = 0;

  constructor(sessionGap: number) {
    this.#sessions = new SessionWatch(sessionGap);
  }

  add(line: LogLine | undefined): void {
    this.#lines++;
    if (line === undefined) {
      this.#unread++;
      return;
    }
    if (STATIC.test(line.path)) {
      this.#notPhp++;
      return;
    }
    if (this.#times.length >= MOST_REQUESTS) return;
    this.#times.push(line.time);
    if (line.client !== undefined) this.#sessions.add(line.client, line.time);
    const name = /^(?:GET|HEAD|OPTIONS)?$/.test(line.method) ? 'read' : 'write';
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    if (line.cpu !== undefined && line.service !== undefined) {
      this.#computing += Math.min(1, line.cpu) * line.service;
      this.#computed += line.service;
    }
    if (line.service === undefined) return;
    const own = this.#service.get(name) ?? [];
    own.push(line.service);
    this.#service.set(name, own);
  }

  calibration(pattern: string, bucket: number): Calibration {
    if (this.#times.length === 0) {
      throw new SimulationError('calibrate.empty', {
        what: `none of ${this.#lines} lines is a request that came to PHP`,
        next: 'Is this the access log of the site? Give --pattern if its format is an own one.',
      });
    }
    const profile = profileOf(Float64Array.from(this.#times), bucket);
    const classes = [...this.#counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, requests]): ClassFit => {
        const own = this.#service.get(name) ?? [];
        const all = own.length >= FEWEST_FITTED ? own : [...this.#service.values()].flat();
        return { name, requests, fit: all.length === 0 ? undefined : fitTimes(Float64Array.from(all), 1e-3) };
      });
    const sessions = this.#sessions.result();
    const cpu = this.#computed > 0 ? this.#computing / this.#computed : undefined;
    const facts = {
      pattern,
      lines: this.#lines,
      unread: this.#unread,
      notPhp: this.#notPhp,
      profile,
      classes,
      sessions,
    };
    const scenario = scenarioOf(facts, cpu);
    return { ...facts, scenario, yaml: yamlOf(scenario, facts) };
  }
}

type Facts = Omit<Calibration, 'yaml' | 'scenario'>;

function scenarioOf({ profile, classes, sessions }: Facts, cpu: number | undefined): Plain {
  return {
    version: 1,
    duration: `${round(profile.duration)}s`,
    traffic: {
      arrivals: profile.arrivals,
      ...(sessions.sessions === 0 ? {} : { users: sessions.clients }),
      requests: classes.map(({ name, requests, fit }) => ({
        name,
        weight: requests,
        service: fit?.distribution ?? null,
        ...(cpu === undefined ? {} : { cpu: `${round(cpu * 100)}%` }),
      })),
    },
    php: { nodes: 1, processes: 5 },
    ...(sessions.sessions > 0 && { state: { sessions: sessionsOf(sessions, classes, profile) } }),
  };
}

function sessionsOf(sessions: Sessions, classes: readonly ClassFit[], profile: Profile): Plain {
  const time = classes.reduce((sum, each) => sum + each.requests, 0) / profile.rate;
  return {
    placement: 'unknown',
    starts: `${round((sessions.sessions / Math.max(1, time)) * 3600)}/h`,
    lifetime: { distribution: 'exponential', mean: timeText(Math.max(1, sessions.length)) },
    requests: { distribution: 'geometric', mean: Math.max(1, round(sessions.requests)) },
  };
}

function gapsOf({ tried }: Fit): string {
  const gaps = tried.map(({ law, distance }) => `${law} ${distance.toFixed(3)}`);
  return gaps.length === 0 ? '' : `; largest gap between the distribution functions: ${gaps.join(', ')}`;
}

function yamlOf(scenario: Plain, { pattern, lines, unread, notPhp, profile, classes, sessions }: Facts): string {
  const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const fits = classes.flatMap(({ name, requests, fit }) =>
    fit === undefined
      ? [`${name}: ${number(requests)} requests; the log tells no times, so that "service" must be given`]
      : [
          `${name}: ${number(requests)} requests; mean ${timeText(fit.mean)}, median ${timeText(fit.p50)}, p95 ${timeText(fit.p95)}, p99 ${timeText(fit.p99)}`,
          `  law: ${fit.law}${gapsOf(fit)}`,
        ],
  );
  const comments = [
    `Made by tidemark-sim calibrate of ${number(lines)} lines (${number(unread)} not read, ${number(notPhp)} not for PHP)`,
    `format: ${pattern}`,
    `arrivals: mean ${number(profile.rate)}/s, highest step ${number(profile.peak)}/s; ${profile.says}`,
    ...fits,
    sessions.sessions === 0
      ? 'sessions: the log names no clients'
      : `sessions: ${number(sessions.sessions)} of ${number(sessions.clients)} clients, ${number(sessions.requests)} requests each`,
    ...(pattern.includes('%R')
      ? []
      : ['Times of a proxy hold the wait for a process as well: fit a quiet day, or the log of php-fpm.']),
    'Say what the site has: php.nodes and php.processes, and where sessions live.',
  ];
  return `${comments.map((line) => `# ${line}`).join('\n')}\n${stringify(scenario, { lineWidth: 120, flowCollectionPadding: true })}`;
}
