/** Places that tell of a store, made from settings and from variables. */
import type { ServiceReading, Telling } from './reading.ts';
import { decidingVariable, type Placed, type Setting } from './setting.ts';
import type { ConfigurationVariables, GivenVariable } from './variables.ts';

/** The place of a setting, with the variable that decides it, if one does. */
export function tellingOf(
  at: Placed,
  key: string,
  isLocal: boolean,
  setting?: Setting,
  more: Pick<Telling, 'isTemplate' | 'whenUnset'> = {},
): Telling {
  const variable = decidingVariable(setting);
  return { path: at.path, line: at.line, key, isLocal, ...(variable ? { variable } : {}), ...more };
}

/** The places in `.env` files that give a variable: templates, and the files that are loaded. */
export function givenTellings(
  variables: ConfigurationVariables,
  name: string,
  isLocal: (value: string) => boolean,
): readonly Telling[] {
  return variables
    .of(name)
    .filter(({ from }) => from !== 'development')
    .map((given: GivenVariable): Telling => {
      const { path, line, value, from } = given;
      return { path, line, key: name, isLocal: isLocal(value), ...(from === 'template' ? { isTemplate: true } : {}) };
    });
}

/** A service with the places in `.env` files that give the variables of its address. */
export function withGiven(service: ServiceReading, variables: ConfigurationVariables): ServiceReading {
  const names = new Set(service.told.flatMap(({ variable }) => variable?.name ?? []));
  const given = [...names].flatMap((name) => givenTellings(variables, name, (value) => isLocalHost(hostOf(value))));
  const known = new Set(service.told.map(({ path, line }) => `${path}:${line}`));
  const more = given.filter(({ path, line }) => !known.has(`${path}:${line}`));
  return more.length === 0 ? service : { ...service, told: [...service.told, ...more] };
}

/** The host of an address, a URL, or a DSN of PDO. */
function hostOf(value: string): string {
  const url = /^[\w+]+:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/?]+)/.exec(value)?.[1];
  return url ?? /(?:^|[:;])\s*(?:host|server)=([^;]*)/i.exec(value)?.[1] ?? value;
}

/** Is this host the node itself? A socket is, too. */
export function isLocalHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?|0\.0\.0\.0)(?::|$|\/)/i.test(host) || /^(?:unix:)?\/|^:\//.test(host);
}
