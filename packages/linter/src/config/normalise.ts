/** The forms that users may write and the one form that the analysis reads. */
import type { TidemarkConfig } from './config.ts';

/** Class names are copied from PHP code with a leading backslash, calls with their parentheses. */
export function normaliseCall(pattern: string): string {
  return pattern
    .trim()
    .replace(/\(\)$/, '')
    .replace(/^(new\s+|const\s+)?\\/i, '$1')
    .replace(/\s+/g, ' ');
}

/** Doing it twice changes nothing. */
export function normaliseConfig(config: TidemarkConfig): TidemarkConfig {
  const { sinks, safe, pathSources } = config;
  return {
    ...config,
    ...(sinks && { sinks: sinks.map((sink) => ({ ...sink, call: normaliseCall(sink.call) })) }),
    ...(safe && { safe: safe.map((helper) => ({ ...helper, call: normaliseCall(helper.call) })) }),
    ...(pathSources && { pathSources: pathSources.map((path) => ({ ...path, of: normaliseCall(path.of) })) }),
  };
}
