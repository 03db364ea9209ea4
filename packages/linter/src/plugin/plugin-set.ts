/** Plugins made ready for a run: what they add, and what it depends on. */
import type { ConfigurationReader } from '../configuration/reader.ts';
import type { Knowledge } from '../frameworks/knowledge.ts';
import type { RuleSet } from '../rules/registry.ts';
import type { FrameworkDefinition, PlatformDefinition } from './definition.ts';

/** One plugin that was loaded. */
export interface LoadedPlugin {
  readonly name: string;
  /** As it was asked for: a package's name, or an absolute file. */
  readonly from: string;
  /** Hash of everything that what it says may depend on; another one each time where that cannot be told. */
  readonly hash: string;
}

export interface PluginSet {
  readonly plugins: readonly LoadedPlugin[];
  readonly rules: RuleSet;
  readonly frameworks: readonly FrameworkDefinition[];
  readonly tables: readonly Knowledge[];
  readonly readers: readonly ConfigurationReader[];
  readonly platforms: readonly PlatformDefinition[];
}
