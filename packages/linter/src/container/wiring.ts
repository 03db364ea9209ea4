import type { Expr } from '../php/facts.ts';
import type { ProjectProblem } from '../project/project.ts';

/** A value in configuration together with the place it stands. */
export interface WiredValue {
  readonly expr: Expr;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly line: number;
}

/** A service definition: how the container makes an object. */
export interface ServiceDefinition {
  readonly id: string;
  /** Class to instantiate; undefined for a pure alias. */
  readonly className?: string;
  readonly alias?: string;
  readonly parent?: string;
  /** Static or service factory: `Class::method` or `@id::method`. */
  readonly factory?: string;
  /** By position. */
  readonly args: readonly WiredValue[];
  /** By parameter name, without `$`. */
  readonly namedArgs: Readonly<Record<string, WiredValue>>;
  /** Setter calls. */
  readonly calls: readonly { readonly method: string; readonly args: readonly WiredValue[] }[];
  /** Property injection. */
  readonly properties: Readonly<Record<string, WiredValue>>;
  /** Tag names (`console.command`, `event_subscriber`, `messenger.message_handler` …). */
  readonly tags: readonly string[];
  /** A template for others (`abstract: true`), never made itself. */
  readonly abstract?: true;
  readonly path: string;
  readonly line: number;
}

/** Settings that extensions install, and those that a site has exported. */
export interface InstalledConfig {
  /**
   * The text that a key has (`path.temporary`); undefined where no file or more than one tells.
   * @param name of the object that holds it (`system.file`); undefined: an object of the extension that reads it
   * @param reader the file of code that asks, relative to the root
   */
  valueOf(key: string, name: string | undefined, reader: string): WiredValue | undefined;
}

/** All that configuration says about objects and values, read statically. */
export interface Wiring {
  /** By id (class names without leading backslash, case kept). */
  readonly services: ReadonlyMap<string, ServiceDefinition>;
  /** Definitions by the class they make. */
  definitionsOf(className: string): readonly ServiceDefinition[];
  /** Container parameters. */
  readonly parameters: ReadonlyMap<string, WiredValue>;
  /** `_defaults: bind:` values by parameter name (`$name` without `$`). */
  readonly binds: ReadonlyMap<string, WiredValue>;
  readonly installed?: InstalledConfig;
  /** Configuration files that could not be read or understood. */
  readonly problems?: readonly ProjectProblem[];
}
