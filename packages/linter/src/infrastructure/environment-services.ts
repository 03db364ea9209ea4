/** Backing services that variables look for on the node itself, whatever reads the variables. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type ServiceReading, type Telling } from '../configuration/reading.ts';
import type { GivenVariable } from '../configuration/variables.ts';
import { COMPOSE_FILE, isForDevelopment } from './deployment-file.ts';
import { type NamedService, serviceNamed } from './local-service.ts';
import { ATTACH_SERVICE } from './remedies.ts';

/** Reads `.env*` files, `ENV` of Dockerfiles and environments of compose files. */
export const environmentServices: ConfigurationReader = { framework: 'any', read };

interface Mention {
  readonly given: GivenVariable;
  readonly named: NamedService;
}

function read(files: ConfigurationFiles): Reading {
  const services = new Map<string, Mention[]>();
  const seen = new Set<string>();
  for (const given of files.variables.all) {
    // An anchor in a compose file gives the same line to several services.
    const place = `${given.path}:${given.line}:${given.name}`;
    if (seen.has(place) || isSetAside(given)) continue;
    seen.add(place);
    const named = serviceNamed(given.name, given.value);
    if (!named) continue;
    const known = services.get(given.name);
    if (known) known.push({ given, named });
    else services.set(given.name, [{ given, named }]);
  }
  return {
    ...NOTHING_READ,
    services: [...services.values()].flatMap((mentions) => (mentions[0] ? serviceOf(mentions, mentions[0]) : [])),
  };
}

function isSetAside({ path, from }: GivenVariable): boolean {
  return isForDevelopment(path) || (from === 'development' && !COMPOSE_FILE.test(path));
}

/** @param first one of the mentions */
function serviceOf(mentions: readonly Mention[], first: Mention): ServiceReading {
  const told = mentions.map(({ given, named }): Telling => {
    const { path, line, name, from } = given;
    const isTemplate = from === 'template' || from === 'development';
    return { path, line, key: name, isLocal: named.isLocal, ...(isTemplate ? { isTemplate } : {}) };
  });
  // A local one is what is told of; others only tell that there is a service.
  const { given, named } = mentions.find((mention) => mention.named.isLocal) ?? first;
  return {
    service: named.service,
    host: named.host,
    told,
    isUsed: true,
    message: named.isLocal
      ? `${given.name} looks for the ${named.service} server on the node itself (${named.host})`
      : `${given.name} gives the address of the ${named.service} server`,
    remedy: ATTACH_SERVICE,
  };
}
