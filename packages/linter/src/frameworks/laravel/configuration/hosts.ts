/** Addresses of backing services, and whether they are the node itself. */
import type { ServiceReading, Telling } from '../../../configuration/reading.ts';
import { type Application, type Place, plainText } from './application.ts';
import { HOST_REMEDY } from './remedies.ts';
import { inVariableFiles, tellings, variableOf } from './telling.ts';

const ON_THE_NODE =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/]*@)?(?:localhost|127(?:\.\d+){3}|\[?::1\]?)(?:[:/,].*)?$|^(?:unix:)?\/.*\.sock$/i;

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
  /** Names of the variable in the documentation; none where another place tells of them. */
  readonly documented: readonly string[];
  readonly isForTests?: boolean;
}

/** A service at an address; one that is fixed is told even where the service is only declared. */
export function hostService(app: Application, place: Place, options: HostOptions): readonly ServiceReading[] {
  if (place.setting === undefined || place.setting.kind === 'map' || place.setting.kind === 'list') return [];
  const host = plainText(place.setting);
  const variable = variableOf(place);
  const isFixed = place.isOwn && variable === undefined && isOnTheNode(host) && !options.isForTests;
  // What a template says about a service that nothing has chosen yet is what people will copy with it.
  const isTold = options.isUsed && options.isTold;
  const [here, ...inFiles] = tellings(app, place, {
    isLocal: (value) => isOnTheNode(value) && !options.isForTests,
    whenUnset:
      host === undefined ? 'there is then no address' : 'the application starts without a hint that it is missing',
  });
  if (!here || (!options.isUsed && !isFixed && options.documented.length === 0)) return [];
  const told: Telling[] = [{ ...here, isLocal: here.isLocal && (isFixed || isTold) }, ...inFiles];
  for (const name of options.documented) {
    if (name !== variable?.name) told.push(...inVariableFiles(app, name, isOnTheNode));
  }
  if (!options.isUsed && !told.some(({ isLocal }) => isLocal)) return [];
  return [
    {
      service: options.service,
      ...(host === undefined ? {} : { host }),
      told,
      isUsed: true,
      ...messageOf(options.service, told[0]?.isLocal ? host : undefined, variable?.name),
      remedy: HOST_REMEDY,
    },
  ];
}

function messageOf(
  service: string,
  host: string | undefined,
  variable: string | undefined,
): Pick<ServiceReading, 'message' | 'unless'> {
  if (host === undefined || !isOnTheNode(host)) return { message: `${service} is looked for on the node itself` };
  return variable === undefined
    ? { message: `${service} is always looked for at ${host}` }
    : { message: `${service} is looked for at ${host}`, unless: `${variable} is set` };
}
