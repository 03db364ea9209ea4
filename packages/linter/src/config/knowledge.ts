/** The user's own sinks, path sources and safe helpers in the form the flow engine reads. */
import type { PathSource, Sink } from '../frameworks/knowledge.ts';
import type { SafeHelper, TidemarkConfig } from './config.ts';

export interface ConfiguredKnowledge {
  readonly sinks: readonly Sink[];
  readonly paths: readonly PathSource[];
  readonly safe: readonly SafeHelper[];
}

/** Stands where a built-in entry names the documentation it was taken from. */
const SOURCE = 'tidemark.json';

/** Users copy class names from PHP code, where a leading backslash is usual. */
function callPattern(text: string): string {
  return text.trim().replace(/^(new\s+|const\s+)?\\/i, '$1');
}

export function configuredKnowledge(config: TidemarkConfig): ConfiguredKnowledge {
  return {
    sinks: (config.sinks ?? []).map((sink) => ({ source: SOURCE, ...sink, call: callPattern(sink.call) })),
    paths: (config.pathSources ?? []).map((path) => ({
      source: SOURCE,
      label: `${path.of} (configured)`,
      ...path,
      of: callPattern(path.of),
    })),
    safe: (config.safe ?? []).map(({ call, because }) => ({ call: callPattern(call), because })),
  };
}
