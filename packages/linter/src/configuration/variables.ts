/** Environment variables as a project's own files give them. */
import type { Placed } from './setting.ts';

/** Environments that a configuration is read for. */
export type EnvironmentName = 'production' | 'development';

/** A variable as one file gives it. */
export interface GivenVariable extends Placed {
  readonly name: string;
  /** As the application would see it; `${OTHER}` filled in where known. */
  readonly value: string;
  /**
   * `loaded`: the application reads the file in production · `template`: people copy it, compose files too · `image`: a
   * Dockerfile's `ENV` · `development`: read by development and tests alone.
   */
  readonly from: 'loaded' | 'template' | 'image' | 'development';
  /** Whom it is for, where more than the file's name tells. */
  readonly audience?: EnvironmentName;
}

export interface ConfigurationVariables {
  readonly all: readonly GivenVariable[];
  /** What production sees unless its own environment says otherwise: `loaded` before `image`; the last one wins. */
  effective(name: string): GivenVariable | undefined;
  /** Every place that gives it, templates included, in the order of paths and lines. */
  of(name: string): readonly GivenVariable[];
}
