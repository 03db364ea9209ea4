/** Addresses of backing services, and whether they are the node itself. */
import type { ServiceReading, Telling } from '../../../configuration/reading.ts';
import { type Application, type Place, plainText } from './application.ts';
import { HOST_REMEDY } from './remedies.ts';
import { inVariableFiles, tellings, variableOf } from './telling.ts';

const ON_THE_NODE =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/]*@)?(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1\]?)(?:[:/,].*)?$|^(?:unix:)?\/.*\.sock$/i;

/** Is this the address of the node itself? */
export function isOnTheNode(host: string | undefined): boolean {
  return host !== undefined && ON_THE_NODE.test(host.trim());
}

export interface HostOptions {
  readonly service: string;
  /** Does the application use the service unless told otherwise? */
  readonly isUsed: boolean;
  /** Is a fallback to the node itself told at this place? One place is enough for a variable that several read. */
  readonly isTold: boolean;
  readonly documented: readonly string[];
  readonly isForTests?: boolean;
}

/** A service at an address; one that is fixed is told even where the service is only declared. */
export function hostService(app: Application, place: Place, options: HostOptions): readonly ServiceReading[] {
  if (place.setting === undefined || place.setting.kind === 'map' || place.setting.kind === 'list') return [];
  const host = plainText(place.setting);
  const variable = variableOf(place);
  const isFixed = place.isOwn && variable === undefined && isOnTheNode(host) && !options.isForTests;
  if (!options.isUsed && !isFixed) return [];
  const told: Telling[] = [
    ...tellings(app, place, {
      isLocal: (value) => isOnTheNode(value) && (isFixed || options.isTold) && !options.isForTests,
      whenUnset:
        host === undefined ? `${options.service} has no address` : `${options.service} is looked for at ${host}`,
    }),
  ];
  for (const name of options.documented) {
    if (name !== variable?.name) told.push(...inVariableFiles(app, name, isOnTheNode));
  }
  return [
    {
      service: options.service,
      ...(host === undefined ? {} : { host }),
      told,
      isUsed: true,
      message:
        variable === undefined
          ? `${options.service} is always looked for at ${host ?? 'an unknown address'}`
          : `${options.service} is looked for on the node itself unless ${variable.name} is set`,
      remedy: HOST_REMEDY,
    },
  ];
}
