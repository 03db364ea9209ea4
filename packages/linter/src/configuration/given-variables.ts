/** Collects the variables that a project's own files give: `.env*`, `ENV` of Dockerfiles, compose files. */
import type { ConfigurationVariables, GivenVariable } from './variables.ts';

/** Later ones win. */
export class GivenVariables implements ConfigurationVariables {
  readonly all: readonly GivenVariable[];
  readonly #byName = new Map<string, GivenVariable[]>();

  constructor(all: readonly GivenVariable[]) {
    this.all = all;
    for (const given of all) {
      const known = this.#byName.get(given.name);
      if (known) known.push(given);
      else this.#byName.set(given.name, [given]);
    }
  }

  effective(name: string): GivenVariable | undefined {
    const given = this.of(name);
    return given.findLast(({ from }) => from === 'loaded') ?? given.findLast(({ from }) => from === 'image');
  }

  of(name: string): readonly GivenVariable[] {
    return this.#byName.get(name) ?? [];
  }
}
