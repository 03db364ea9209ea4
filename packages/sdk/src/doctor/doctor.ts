import { type ConnectOptions, connect } from '../create-storage.ts';
import type { StorageProfile } from '../profiles/profile.ts';
import { PROFILES } from '../profiles/profiles.ts';
import { StorageError } from '../storage-error.ts';
import { parseAddress } from '../storage-url.ts';
import { type Found, Probe } from './probe.ts';

export interface DoctorOptions extends ConnectOptions {
  readonly url: string;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((name: string) => void) | undefined;
}

export interface Diagnosis {
  readonly endpoint: string;
  readonly bucket: string;
  /** The profile that the address names. */
  readonly assumed: string;
  readonly found: Found;
  /** Where the endpoint does otherwise than the assumed profile says. */
  readonly contradictions: readonly { readonly feature: string; readonly assumed: string; readonly found: string }[];
  /** Known profiles that nothing found contradicts. */
  readonly fitting: readonly string[];
  /** The assumed profile, with what was found; may be given as `profile`. */
  readonly profile: StorageProfile;
}

/** Tells by effect what an endpoint does. Everything is written below the prefix, and deleted again. */
export async function diagnose(options: DoctorOptions): Promise<Diagnosis> {
  const address = await parseAddress(options.url, options, options.env ?? process.env);
  if (address.kind !== 's3') {
    throw new StorageError('usage.invalid', {
      what: 'only S3 endpoints can be looked at',
      next: 'Write s3://bucket/prefix.',
    });
  }
  // A profile that refuses nothing, so that each call is really made.
  const open: StorageProfile = {
    ...address.profile,
    multipart: 'yes',
    presign: 'yes',
    acl: 'yes',
    conditionalCreate: 'yes',
    conditionalReplace: 'yes',
    checksums: 'yes',
    deleteBatch: 'yes',
    copy: 'yes',
    conditionalCopy: 'yes',
  };
  const connection = connect({ ...address, profile: open }, { ...options, retry: { attempts: 3, ...options.retry } });
  try {
    const found = await new Probe(connection, address.prefix, options.signal).run(options.onStep ?? (() => {}));
    return diagnosisOf(address.profile, found, connection.endpoint, address.bucket);
  } finally {
    await connection.close();
  }
}

function contradictionsTo(profile: StorageProfile, found: Found): Diagnosis['contradictions'] {
  return Object.entries(found).flatMap(([feature, value]) => {
    const assumed = String(profile[feature as keyof StorageProfile] ?? 'yes');
    const isOpen = value === 'unknown' || assumed === 'unknown' || assumed === value;
    return isOpen ? [] : [{ feature, assumed, found: value }];
  });
}

function diagnosisOf(assumed: StorageProfile, found: Found, endpoint: string, bucket: string): Diagnosis {
  const { readBack: _readBack, ...features } = found;
  const known = Object.fromEntries(Object.entries(features).filter(([, value]) => value !== 'unknown'));
  return {
    endpoint,
    bucket,
    assumed: assumed.name,
    found,
    contradictions: contradictionsTo(assumed, found),
    fitting: Object.values(PROFILES)
      .filter((profile) => contradictionsTo(profile, found).length === 0)
      .map(({ name }) => name),
    profile: { ...assumed, ...known, sources: [`measured on ${endpoint}`] },
  };
}
