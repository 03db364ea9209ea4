/** Turns settings whose names tell what they mean into readings. */
import { posix } from 'node:path';
import type { StateKind } from '@tidemark/sdk/model';
import type {
  ServiceReading,
  StoreReading,
  SwitchReading,
  Telling,
  VariableReading,
} from '../../../configuration/reading.ts';
import { plainName } from '../../../configuration/secret-names.ts';
import { textOf } from '../../../configuration/setting.ts';
import { givenTellings, tellingOf } from '../../../configuration/telling.ts';
import type { ConfigurationVariables } from '../../../configuration/variables.ts';
import { serviceNamed } from '../../../infrastructure/local-service.ts';
import { isTemplateFile, stemOf } from './files.ts';
import type { Leaf } from './leaves.ts';
import { type DriverMeaning, type Meaning, meaningOf, type PlaceMeaning } from './names.ts';
import { placeOf } from './places.ts';
import { ATTACHED, remedyOf, SMTP } from './remedies.ts';

/** What one setting tells; a list of those is what a file tells. */
export interface NamedReading {
  readonly leaf: Leaf;
  /** For a place: which one, so that a broad one can be left to those below it. */
  readonly place?: { readonly value: string; readonly isBroad: boolean };
  readonly meaning?: Meaning;
  readonly store?: StoreReading;
  readonly service?: ServiceReading;
  readonly switched?: SwitchReading;
  readonly variable?: VariableReading;
}

/** Keys below which there are connections for tests, parts of containers and of forms. */
const NO_SETTINGS = /^(?:tests?|testing|dependencies|aliases|factories|form|fields|rules|labels|validation)$/i;

/** Endings of names that mean many other things than a driver. */
const WEAK_ENDING = /(?:type|method|provider|connection|service|system|protocol)$/i;

/** Undefined where the name or the value tells nothing. */
export function readLeaf(leaf: Leaf, variables: ConfigurationVariables): NamedReading | undefined {
  if (leaf.keys.some((key) => NO_SETTINGS.test(key))) return undefined;
  const stem = stemOf(leaf.path);
  const last = leaf.keys.at(-1) ?? '';
  const name = leaf.keys.join('_');
  const value = textOf(leaf.setting);
  const meaning = meaningOf(last, stem) ?? meaningOf(name, stem);
  if (value !== undefined && value !== '') {
    if (meaning?.is === 'place') return placed(leaf, meaning, value, variables);
    if (meaning?.is === 'driver') return driven(leaf, meaning, value, variables);
    const named = serviceIn(leaf, name, stem, value);
    if (named) return named;
  }
  const { variable } = leaf.setting;
  if (!meaning || variable === undefined) return undefined;
  const purpose = meaning.is === 'place' ? `where ${meaning.what} lie` : `driver of ${meaning.what.toLowerCase()}`;
  return { leaf, variable: { ...variable, purpose, isRequired: false, hidesAbsence: false } };
}

function tellingFor(leaf: Leaf, isLocal: boolean, whenUnset: string): Telling {
  const template = isTemplateFile(leaf.path) ? { isTemplate: true as const } : {};
  const unset = leaf.setting.variable && isLocal ? { whenUnset } : {};
  return tellingOf(leaf, leaf.keys.join('.'), isLocal, leaf.setting, { ...template, ...unset });
}

/** The templates that people copy say it too. */
function givenTo(
  { setting: { variable } }: Leaf,
  variables: ConfigurationVariables,
  isLocal: (text: string) => boolean,
): readonly Telling[] {
  return variable === undefined ? [] : givenTellings(variables, variable.name, isLocal);
}

function variableFor(leaf: Leaf, purpose: string, isLocal: boolean): { readonly variable?: VariableReading } {
  const { variable } = leaf.setting;
  return variable ? { variable: { ...variable, purpose, isRequired: isLocal, hidesAbsence: isLocal } } : {};
}

function placed(
  leaf: Leaf,
  meaning: PlaceMeaning,
  value: string,
  variables: ConfigurationVariables,
): NamedReading | undefined {
  const place = placeOf(value);
  // A mere name says nothing of where the file lies.
  if (!place || (/file_?name$/i.test(leaf.keys.at(-1) ?? '') && !value.includes('/'))) return undefined;
  const { kind, reportedAs, what } = meaning;
  const capital = `${what[0]?.toUpperCase()}${what.slice(1)}`;
  const verb = what.endsWith('s') ? 'lie' : 'lies';
  const sentence = `${capital} ${verb} ${place.where}`;
  const byDefault = leaf.setting.variable ? ` unless ${leaf.setting.variable.name} says otherwise` : '';
  return {
    leaf,
    meaning,
    place: { value, isBroad: meaning.isBroad === true },
    store: {
      kind,
      store: leaf.keys.join('.'),
      placement: place.placement,
      technology: place.placement === 'node' ? 'local files' : place.placement === 'shared' ? 'stream' : 'files',
      ...(place.placement === 'node' ? { directory: posix.normalize(value) } : {}),
      confidence: 'likely',
      told: [
        tellingFor(leaf, place.isLocal, sentence),
        ...givenTo(leaf, variables, (text) => placeOf(text)?.isLocal === true),
      ],
      isUsed: true,
      reportedAs,
      message: `${sentence}${byDefault}`,
      remedy: remedyOf(kind),
    },
    ...variableFor(leaf, `where ${what} ${verb}`, place.isLocal),
  };
}

function driven(
  leaf: Leaf,
  meaning: DriverMeaning,
  value: string,
  variables: ConfigurationVariables,
): NamedReading | undefined {
  if (/\s/.test(value) || value.length > 120) return undefined;
  const isLocal = meaning.local.test(value);
  if (meaning.kind === 'database' && !DATABASE_DRIVER.test(value)) return undefined;
  const sentence = `${meaning.what} ${meaning.what.endsWith('s') ? 'use' : 'uses'} the driver ${value}, which is local to a node`;
  if (meaning.kind === 'mail') return isLocal ? { leaf, meaning, switched: localMail(leaf, value) } : undefined;
  const kind: StateKind = meaning.kind;
  const placement = isLocal ? (kind === 'queue' ? 'process' : 'node') : placementOfDriver(value);
  if (placement === 'unknown' && WEAK_ENDING.test(leaf.keys.at(-1) ?? '')) return undefined;
  return {
    leaf,
    meaning,
    store: {
      kind,
      store: leaf.keys.join('.'),
      placement,
      technology: value,
      confidence: 'likely',
      told: [tellingFor(leaf, isLocal, sentence), ...givenTo(leaf, variables, (text) => meaning.local.test(text))],
      isUsed: !leaf.keys.some((key) => ALTERNATIVES.test(key)),
      reportedAs: meaning.reportedAs,
      message: sentence,
      remedy: remedyOf(kind),
    },
    ...variableFor(leaf, `driver of ${meaning.what.toLowerCase()}`, isLocal),
  };
}

/** Keys below which alternatives stand, of which one is chosen elsewhere. */
const ALTERNATIVES = /^(?:stores|connections|disks|adapters|channels|pools)$/i;

const DATABASE_DRIVER = /^(?:\w*(?:sqlite|mysql|maria|pgsql|postgres|sqlsrv|mssql|oci|odbc|dblib|ibm|firebird)\w*)$/i;

function placementOfDriver(value: string): StoreReading['placement'] {
  if (/^(?:apcu?|xcache|wincache|array|memory)$/i.test(value)) return 'process';
  const isShared =
    /^(?:redis|predis|valkey|memcached?|db|database|pdo|mysqli?|pdo_?mysql|mariadb|pgsql|pdo_?pgsql|postgres(?:ql)?|sqlsrv|odbc|s3|sqs|rabbitmq|amqp|beanstalkd?|syslog|system|stderr|stdout|errorlog)$/i;
  return isShared.test(value) ? 'shared' : 'unknown';
}

function localMail(leaf: Leaf, value: string): SwitchReading {
  return {
    name: 'local-mail',
    message: `Mail goes through a program of the node (${value})`,
    path: leaf.path,
    line: leaf.line,
    key: leaf.keys.join('.'),
    ...(leaf.setting.variable ? { variable: leaf.setting.variable } : {}),
    ...(isTemplateFile(leaf.path) ? { isTemplate: true as const } : {}),
    remedy: SMTP,
  };
}

function serviceIn(leaf: Leaf, name: string, stem: string, value: string): NamedReading | undefined {
  const plain = plainName(name);
  const named =
    serviceNamed(plain, value) ??
    (/^(?:database|db|redis|memcached?|mail|email)$/i.test(stem) ? serviceNamed(`${stem}_${plain}`, value) : undefined);
  if (!named) return undefined;
  const message = named.isLocal
    ? `The ${named.service} server is looked for on the node itself (${named.host})`
    : `The ${named.service} server is looked for at a fixed address`;
  return {
    leaf,
    service: {
      service: named.service,
      host: named.host,
      told: [tellingFor(leaf, named.isLocal, message)],
      isUsed: true,
      message,
      remedy: ATTACHED,
    },
    ...variableFor(leaf, `address of ${named.service}`, named.isLocal),
  };
}
