/** What a line of an access log says of one request. */
export interface LogLine {
  /** When the request came [s since 1970]. */
  readonly time: number;
  /** What one unit of the clock in the log is [s]: 1 where it counts seconds. */
  readonly resolution: number;
  /** Time in PHP, or in the backend of the proxy [s]; undefined where the log does not tell. */
  readonly service: number | undefined;
  /** Peak memory of the process [bytes], share of the time spent computing; where php-fpm logs them. */
  readonly memory: number | undefined;
  readonly cpu: number | undefined;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Who asked: address and browser; undefined where the log does not tell. */
  readonly client: string | undefined;
}

export type LogFormat = 'nginx' | 'apache' | 'fpm' | 'custom';
