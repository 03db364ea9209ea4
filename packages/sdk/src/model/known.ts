/** A fact that the platform publishes, or that nobody outside of it knows. */
export type Known<T> = T | 'unknown';

/** The value, where it is known. */
export function known<T>(fact: Known<T>): Exclude<T, 'unknown'> | undefined {
  return fact === 'unknown' ? undefined : (fact as Exclude<T, 'unknown'>);
}
