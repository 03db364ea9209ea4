/** The environment contract of a project, as it is published. */
import type { EnvironmentVariable } from '../result.ts';

/** The variables with their published members alone, in a fixed order. */
export function environmentContract(variables: readonly EnvironmentVariable[]): readonly EnvironmentVariable[] {
  return variables.map(({ name, purpose, path, line, default: fallback, isRequired, hidesAbsence }) => ({
    name,
    purpose,
    path,
    line,
    ...(fallback === undefined ? {} : { default: fallback }),
    isRequired,
    hidesAbsence,
  }));
}
