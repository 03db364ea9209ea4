/** What several readers found, as one. */
import type { Reading, SwitchReading, Telling, VariableReading } from '../configuration/reading.ts';

/** Readings together; what two readers tell of one place is told once, by the one that comes first. */
export function mergedReading(readings: readonly Reading[]): Reading {
  const told = new Set<string>();
  const merged = readings.map((reading): Reading => {
    const own = new Set<string>();
    const unsaid = <T extends { readonly told: readonly Telling[] }>(entry: T, topic: string): T[] => {
      const places = entry.told.filter(({ path, line }) => {
        const key = `${topic} ${path}:${line}`;
        own.add(key);
        return !told.has(key);
      });
      return places.length === 0 ? [] : [{ ...entry, told: places }];
    };
    const result = {
      ...reading,
      stores: reading.stores.flatMap((store) => unsaid(store, store.kind)),
      services: reading.services.flatMap((service) => unsaid(service, 'service')),
    };
    for (const key of own) told.add(key);
    return result;
  });
  return {
    stores: merged.flatMap(({ stores }) => stores),
    services: merged.flatMap(({ services }) => services),
    variables: mergedVariables(readings.flatMap(({ variables }) => variables)),
    switches: switchesOnce(readings.flatMap(({ switches }) => switches)),
    leftToHost: readings.flatMap(({ leftToHost }) => leftToHost ?? []),
  };
}

/** One entry for each variable, the first that tells of it; required as soon as one says so. In the order of names. */
function mergedVariables(all: readonly VariableReading[]): readonly VariableReading[] {
  const byName = new Map<string, VariableReading>();
  for (const variable of all) {
    const known = byName.get(variable.name);
    byName.set(
      variable.name,
      known
        ? {
            ...known,
            isRequired: known.isRequired || variable.isRequired,
            hidesAbsence: known.hidesAbsence || variable.hidesAbsence,
          }
        : variable,
    );
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function switchesOnce(all: readonly SwitchReading[]): readonly SwitchReading[] {
  const seen = new Set<string>();
  return all.filter(({ name, path, line }) => {
    const key = `${name} ${path}:${line}`;
    return !seen.has(key) && seen.add(key);
  });
}
