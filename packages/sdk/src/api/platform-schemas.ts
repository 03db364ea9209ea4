/** The shapes of what a platform is and what it hands out. */
import type { Capabilities } from '../client/capabilities.ts';
import type { PlatformRules } from '../model/index.ts';
import { RULES } from './rules-schema.ts';
import { flag, type NamedSchema, named, object, optional, record, type Schema, text } from './schema.ts';

/** A platform of another version may know more or fewer. */
const CAPABILITIES: Schema<Capabilities> = {
  json: { type: 'object', additionalProperties: { anyOf: [{ const: true }, { type: 'string' }] } },
  decode(value, at) {
    const either: Schema<true | string> = {
      json: {},
      decode: (each, place) => (each === true ? true : text.decode(each, place)),
    };
    return record(either).decode(value, at);
  },
};

export interface Platform {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly rules: PlatformRules;
}

export const PLATFORM: NamedSchema<Platform> = named(
  'Platform',
  object({ name: text, capabilities: CAPABILITIES, rules: RULES }),
);

/** Where the app's object storage is, and what opens it. */
export interface StorageAccess {
  readonly url: string;
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly pathStyle?: boolean | undefined;
  readonly credentials?:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string | undefined;
      }
    | undefined;
}

export const STORAGE_ACCESS: NamedSchema<StorageAccess> = named(
  'StorageAccess',
  object<StorageAccess>({
    url: text,
    endpoint: optional(text),
    region: optional(text),
    profile: optional(text),
    pathStyle: optional(flag),
    credentials: optional(object({ accessKeyId: text, secretAccessKey: text, sessionToken: optional(text) })),
  }),
);
