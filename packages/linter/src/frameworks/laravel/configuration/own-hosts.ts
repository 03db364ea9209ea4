/** Addresses of other services: fixed ones in any configuration file, and local ones in templates. */
import type { ServiceReading } from '../../../configuration/reading.ts';
import type { Application } from './application.ts';
import { hostService, isOnTheNode } from './hosts.ts';
import type { Leaf } from './leaves.ts';
import { HOST_REMEDY } from './remedies.ts';
import { inVariableFiles, variableOf } from './telling.ts';

/** Sections that are read elsewhere, and those whose addresses are what a server listens on or a developer's tool. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  `app cache clockwork cors database debugbar horizon ide-helper mail octane queue ray reverb sanctum scout sentry session
  telescope websockets`.split(/\s+/),
);

const HOST_KEY = /^(?:host|hosts|hostname|server|servers)$/i;

/** `MEILISEARCH_HOST`, `LDAP_SERVERS`, `ELASTIC_DSN`. */
const HOST_VARIABLE = /_(?:HOST|HOSTS|HOSTNAME|SERVERS?|DSN)$/;

/** The application's own address, what a server listens on, and what only browsers see. */
const NOT_SERVICES =
  /^(?:APP|VITE|MIX|TRUSTED|SESSION|SANCTUM|OCTANE|PHP|REVERB|HMR)_|_(?:SERVER|CLIENT|BIND|LISTEN)_HOST$|EHLO/;

/** Fixed addresses of the node itself; those with a variable are the business of who sets it. */
export function fixedHosts(app: Application, leaves: ReadonlyMap<string, readonly Leaf[]>): readonly ServiceReading[] {
  return [...leaves].flatMap(([section, found]) =>
    LEFT_OUT.has(section)
      ? []
      : found
          .filter(({ name, place }) => HOST_KEY.test(name) && variableOf(place) === undefined)
          .flatMap(({ place, above }) =>
            hostService(app, place, {
              service: `The service of "${above.join('.')}"`,
              isUsed: false,
              isTold: true,
              documented: [],
            }),
          ),
  );
}

/** Templates that give an address of the node itself under a name that no reading knows. */
export function templateHosts(app: Application): readonly ServiceReading[] {
  const names = [...new Set(app.files.variables.all.map(({ name }) => name))];
  return names.flatMap((name): readonly ServiceReading[] => {
    if (!HOST_VARIABLE.test(name) || NOT_SERVICES.test(name)) return [];
    const told = inVariableFiles(app, name, isOnTheNode).filter(({ isLocal, isTemplate }) => isLocal && isTemplate);
    if (told.length === 0) return [];
    return [
      {
        service: name,
        told,
        isUsed: true,
        message: `${name} looks for a service on the node itself`,
        remedy: HOST_REMEDY,
      },
    ];
  });
}
