import type { ProfileName, StorageProfile } from './profile.ts';

const GIB = 1024 ** 3;

const AWS: StorageProfile = {
  name: 'aws',
  multipart: 'yes',
  presign: 'yes',
  acl: 'yes',
  versioning: 'yes',
  conditionalCreate: 'yes',
  conditionalReplace: 'yes',
  ifMatchOnWrite: 'quoted',
  checksums: 'yes',
  md5Etag: 'yes',
  listedEtag: 'yes',
  deleteBatch: 'yes',
  copy: 'yes',
  conditionalCopy: 'yes',
  listPageMax: 1000,
  listOrdered: 'yes',
  quota: 'none',
  pathStyle: false,
  putMax: 5 * GIB,
  publicUrl: 'https://{bucket}.s3.{region}.amazonaws.com/{key}',
  privatePrefix: null,
  sources: [
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html',
  ],
};

/** Nothing is taken for granted but the calls that every endpoint has. */
const GENERIC: StorageProfile = {
  ...AWS,
  name: 'generic',
  acl: 'unknown',
  versioning: 'unknown',
  conditionalCreate: 'unknown',
  conditionalReplace: 'unknown',
  checksums: 'unknown',
  conditionalCopy: 'unknown',
  listedEtag: 'unknown',
  listOrdered: 'unknown',
  quota: 'unknown',
  pathStyle: true,
  publicUrl: null,
  sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html'],
};

/** The known endpoints. */
export const PROFILES: Readonly<Record<ProfileName, StorageProfile>> = {
  aws: AWS,
  generic: GENERIC,
  fortrabbit: {
    ...GENERIC,
    name: 'fortrabbit',
    multipart: 'no',
    presign: 'no',
    acl: 'dummy',
    versioning: 'dummy',
    checksums: 'no',
    md5Etag: 'unknown',
    quota: 'hard',
    putMax: null,
    publicUrl: 'https://{bucket}.objects.frb.io/{key}',
    privatePrefix: 'private/',
    sources: [
      'https://help.fortrabbit.com/object-storage',
      'https://github.com/fortrabbit/laravel-object-storage: src/ObjectStorageAdapter.php',
    ],
  },
  r2: {
    ...GENERIC,
    name: 'r2',
    acl: 'no',
    versioning: 'no',
    conditionalCreate: 'yes',
    conditionalReplace: 'yes',
    listOrdered: 'yes',
    quota: 'none',
    sources: ['https://developers.cloudflare.com/r2/api/s3/api/', 'https://github.com/aws/aws-sdk-js-v3/issues/6810'],
  },
  minio: {
    ...GENERIC,
    name: 'minio',
    acl: 'no',
    versioning: 'yes',
    conditionalCreate: 'yes',
    conditionalReplace: 'yes',
    listOrdered: 'yes',
    sources: ['https://github.com/minio/minio: docs/minio-limits.md', 'https://github.com/minio/minio/pull/19748'],
  },
  ceph: {
    ...GENERIC,
    name: 'ceph',
    acl: 'yes',
    versioning: 'yes',
    conditionalCreate: 'yes',
    conditionalReplace: 'yes',
    // Ceph 16 compares with the header as it stands: src/rgw/rgw_rados.cc, RGWRados::Object::Write.
    ifMatchOnWrite: 'bare',
    // Ceph 16 copies whatever the ETag is.
    conditionalCopy: 'dummy',
    listedEtag: 'yes',
    checksums: 'unknown',
    listOrdered: 'yes',
    quota: 'hard',
    sources: [
      'https://docs.ceph.com/en/latest/radosgw/s3/',
      'https://docs.ceph.com/en/latest/radosgw/s3/objectops/',
      'https://docs.ceph.com/en/latest/radosgw/admin/#quota-management',
    ],
  },
  swift: {
    ...GENERIC,
    name: 'swift',
    acl: 'no',
    versioning: 'yes',
    // Swift 2.30 answers either with NotImplemented: "Conditional object PUTs are not supported."
    conditionalCreate: 'no',
    conditionalReplace: 'no',
    // Of objects put in parts it compares with an ETag of its own, so that the one it shows is refused.
    conditionalCopy: 'no',
    // Copies of them are listed with the MD5 of their content, and show the ETag of the parts.
    listedEtag: 'no',
    checksums: 'no',
    listOrdered: 'yes',
    sources: [
      'https://docs.openstack.org/swift/latest/s3_compat.html',
      'https://github.com/openstack/swift: swift/common/middleware/s3api/s3api.py, swift/common/middleware/s3api/s3request.py',
    ],
  },
};

export function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(PROFILES, name);
}
