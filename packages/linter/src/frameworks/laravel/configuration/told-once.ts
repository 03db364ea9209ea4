/** One line of a variable file speaks of one finding, however many stores read the variable. */
import type { Telling } from '../../../configuration/reading.ts';
import type { ConfigurationKind } from '../../../result.ts';

interface Told {
  readonly told: readonly Telling[];
  readonly isUsed: boolean;
  readonly reportedAs?: ConfigurationKind;
}

/** Leaves a place local for the first reading that is reported there; for later ones of its kind it is evidence alone. */
export function toldOnce<T extends Told>(readings: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return readings.map((reading) => {
    if (!reading.isUsed) return reading;
    const told = reading.told.map((telling) => {
      if (!telling.isLocal) return telling;
      const place = `${telling.path}:${telling.line}:${reading.reportedAs ?? ''}`;
      if (seen.has(place)) return { ...telling, isLocal: false };
      seen.add(place);
      return telling;
    });
    return { ...reading, told };
  });
}
