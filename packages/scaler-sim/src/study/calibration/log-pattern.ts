/** Formats of access logs, as servers write them down, turned into readers of lines. */
import { SimulationError } from '../../errors.ts';
import type { LogFormat, LogLine } from './log-line.ts';

/** A field of a line, by what it means here. */
type Field =
  | 'local'
  | 'iso'
  | 'epoch'
  | 'request'
  | 'method'
  | 'path'
  | 'status'
  | 'address'
  | 'agent'
  | 'seconds'
  | 'milliseconds'
  | 'microseconds'
  | 'upstream'
  | 'kilobytes'
  | 'bytes'
  | 'cpu'
  | 'other';

/** nginx: log_format, https://nginx.org/en/docs/http/ngx_http_log_module.html */
const NGINX: Readonly<Record<string, Field>> = {
  time_local: 'local',
  time_iso8601: 'iso',
  msec: 'epoch',
  request: 'request',
  request_method: 'method',
  request_uri: 'path',
  uri: 'path',
  status: 'status',
  remote_addr: 'address',
  http_user_agent: 'agent',
  request_time: 'seconds',
  upstream_response_time: 'upstream',
};

/** Apache: LogFormat, https://httpd.apache.org/docs/2.4/mod/mod_log_config.html */
const APACHE: Readonly<Record<string, Field>> = {
  '%t': 'local',
  '%r': 'request',
  '%m': 'method',
  '%U': 'path',
  '%s': 'status',
  '%>s': 'status',
  '%h': 'address',
  '%a': 'address',
  '%{User-Agent}i': 'agent',
  '%D': 'microseconds',
  '%T': 'seconds',
  '%{s}T': 'seconds',
  '%{ms}T': 'milliseconds',
  '%{us}T': 'microseconds',
};

/** php-fpm: access.format, php-src: sapi/fpm/www.conf.in */
const FPM: Readonly<Record<string, Field>> = {
  '%t': 'local',
  '%T': 'local',
  '%m': 'method',
  '%r': 'path',
  '%s': 'status',
  '%R': 'address',
  '%d': 'seconds',
  '%{seconds}d': 'seconds',
  '%{milli}d': 'milliseconds',
  '%{mili}d': 'milliseconds',
  '%{micro}d': 'microseconds',
  '%M': 'bytes',
  '%{bytes}M': 'bytes',
  '%{kilo}M': 'kilobytes',
  '%{mega}M': 'other',
  '%C': 'cpu',
};

const COMBINED =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';
const APACHE_COMBINED = '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"';

/** Formats that are tried where none is given: what people add to the servers' own, then those alone. */
export const KNOWN_FORMATS: readonly (readonly [Exclude<LogFormat, 'custom'>, string])[] = [
  ['nginx', `${COMBINED} $request_time $upstream_response_time`],
  ['nginx', `${COMBINED} rt=$request_time urt=$upstream_response_time`],
  ['nginx', `${COMBINED} rt=$request_time urt="$upstream_response_time"`],
  [
    'nginx',
    `${COMBINED} rt=$request_time uct="$upstream_connect_time" uht="$upstream_header_time" urt="$upstream_response_time"`,
  ],
  ['nginx', `${COMBINED} "$http_x_forwarded_for" $request_time $upstream_response_time`],
  ['nginx', `${COMBINED} $request_time`],
  ['apache', `${APACHE_COMBINED} %D`],
  ['nginx', COMBINED],
  ['apache', APACHE_COMBINED],
  ['apache', '%h %l %u %t "%r" %>s %b'],
  ['fpm', '%R - %u %t "%m %r%Q%q" %s %f %{milli}d %{kilo}M %C%%'],
  ['fpm', '%R - %u %t "%m %r%Q%q" %s %{milli}d %{kilo}M %C%%'],
  ['fpm', '%R - %u %t "%m %r%Q%q" %s'],
];

const TOKENS: Readonly<Record<'nginx' | 'apache' | 'fpm', readonly [RegExp, Readonly<Record<string, Field>>]>> = {
  nginx: [/\$(\w+)|\$\{(\w+)\}/g, NGINX],
  apache: [/%[<>]?(?:\{[^}]*\})?[A-Za-z]/g, APACHE],
  fpm: [/%(?:\{[^}]*\})?[A-Za-z]/g, FPM],
};

export type LineReader = (line: string) => LogLine | undefined;

function escaped(text: string): string {
  return text.replaceAll('%%', '%').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What a field looks like; narrow where servers differ, since a format is told by the lines that fit. */
function shapeOf(field: Field, format: 'nginx' | 'apache' | 'fpm', before: string): string {
  if (field === 'method') return '([A-Z]+|-)';
  // nginx writes seconds with milliseconds, Apache whole ones.
  if (field === 'seconds' && format === 'nginx') return '(\\d+\\.\\d+|-)';
  if (field === 'microseconds' || (field === 'seconds' && format === 'apache')) return '(\\d+|-)';
  if (before.endsWith('"')) return '((?:[^"\\\\]|\\\\.)*)';
  if (before.endsWith('[')) return '([^\\]]*)';
  if (field === 'local') return format === 'apache' ? '\\[([^\\]]+)\\]' : '(\\S+ \\S+)';
  if (field === 'upstream') return '([\\d.]+(?:[,:] ?[\\d.-]+)*|-)';
  if (field === 'path') return '([^\\s"?]*)';
  return '(\\S*)';
}

/** @throws SimulationError `calibrate.pattern` where the format names no time */
export function compilePattern(format: 'nginx' | 'apache' | 'fpm', pattern: string): LineReader {
  const [token, names] = TOKENS[format];
  const fields: Field[] = [];
  let source = '^';
  let last = 0;
  for (const found of pattern.matchAll(token)) {
    const before = pattern.slice(last, found.index);
    const field = names[found[1] ?? found[2] ?? found[0]] ?? 'other';
    source += escaped(before) + shapeOf(field, format, before);
    fields.push(field);
    last = found.index + found[0].length;
  }
  const tail = escaped(pattern.slice(last));
  // A field at the end is read whole or not at all: the 0 of 0.120 is no count of microseconds.
  const reader = new RegExp(`${source}${tail}${tail === '' ? '(?![.\\d])' : ''}`);
  if (!fields.some((field) => field === 'local' || field === 'iso' || field === 'epoch')) {
    throw new SimulationError('calibrate.pattern', {
      what: `the format "${pattern}" has no time in it`,
      next: 'Give --pattern as the server writes it: $time_local, $msec, %t.',
    });
  }
  const endsAt = format === 'fpm' ? 'begin' : format === 'apache' ? 'begin' : 'end';
  return (line) => {
    const found = reader.exec(line);
    return found === null ? undefined : lineOf(fields, found, endsAt);
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const LOCAL = /(\d{1,2})\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?: ([+-])(\d\d)(\d\d))?/;

/** `29/Nov/2026:02:50:01 +0000` [s since 1970]; undefined where it is none. The hour is the server's own. */
function localTime(text: string): number | undefined {
  const found = LOCAL.exec(text);
  if (found === null) return undefined;
  const [, day, month = '', year, hour, minute, second] = found;
  const at = MONTHS.indexOf(month);
  // The clock on the wall is what a day's shape follows, so that the offset is left out.
  return at < 0
    ? undefined
    : Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute), Number(second)) / 1000;
}

function lineOf(fields: readonly Field[], found: RegExpExecArray, logs: 'begin' | 'end'): LogLine | undefined {
  const of = (field: Field): string | undefined => {
    const at = fields.indexOf(field);
    const text = at < 0 ? undefined : found[at + 1];
    return text === '' || text === '-' ? undefined : text;
  };
  const number = (field: Field, unit: number): number | undefined => {
    const value = Number(of(field) ?? Number.NaN);
    return Number.isFinite(value) && value >= 0 ? value * unit : undefined;
  };
  const local = of('local');
  const iso = of('iso');
  const stamp =
    number('epoch', 1) ??
    (local === undefined ? undefined : localTime(local)) ??
    (iso === undefined ? undefined : localIso(iso));
  if (stamp === undefined) return undefined;
  const whole = number('seconds', 1) ?? number('milliseconds', 1e-3) ?? number('microseconds', 1e-6);
  const upstream = upstreamTime(of('upstream'));
  const hasUpstream = fields.includes('upstream');
  const [method, path] = (of('request') ?? '').split(' ');
  return {
    time: logs === 'end' && whole !== undefined ? stamp - whole : stamp,
    resolution: of('epoch') === undefined ? 1 : 1e-3,
    // A proxy that names no backend time for a line served it without the backend.
    service: hasUpstream ? upstream : whole,
    memory: number('kilobytes', 1024) ?? number('bytes', 1),
    cpu: number('cpu', 0.01),
    method: of('method') ?? method ?? '',
    path: of('path') ?? path ?? '',
    status: number('status', 1) ?? 0,
    client: of('address') === undefined ? undefined : `${of('address') ?? ''} ${of('agent') ?? ''}`,
  };
}

function localIso(text: string): number | undefined {
  const at = Date.parse(`${text.slice(0, 19)}Z`);
  return Number.isNaN(at) ? undefined : at / 1000;
}

/** `0.120`, or several where the proxy asked again: `0.001, 0.230` adds up. */
function upstreamTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parts = text
    .split(/[,:]/)
    .map((part) => part.trim())
    .filter((part) => part !== '-' && part !== '');
  const sum = parts.reduce((all, part) => all + Number(part), 0);
  return parts.length === 0 || !Number.isFinite(sum) ? undefined : sum;
}
