/** A PHP file whose settings are read, with what a reader knows of the framework. */
import type { FileFacts } from '../php/facts.ts';
import type { Placed, Setting } from './setting.ts';
import type { ConfigurationVariables } from './variables.ts';

/** A call as a reader sees it: `name` in lower case, `class::method` for a static one, `->method` for one on an object. */
export interface MeantCall extends Placed {
  readonly name: string;
  readonly args: readonly Setting[];
}

/** What a call gives; undefined where the reader does not know it. */
export type CallMeaning = (call: MeantCall) => Setting | undefined;

export interface PhpSource {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly facts: FileFacts;
  readonly variables: ConfigurationVariables;
  /** What the framework's own helpers give: `storage_path('x')`, `App::env('X')`. Undefined where it does not know. */
  readonly meaning?: CallMeaning;
  /** Values of constants and of variables that the file is given: `$app_root`, `WP_CONTENT_DIR`. */
  readonly known?: ReadonlyMap<string, string>;
}
