/** What an S3 endpoint really supports. A profile is data; `tidemark storage doctor` measures one by effect. */

/** `unknown` is neither relied upon nor ruled out. `dummy`: answered with success, and nothing happens. */
export type Support = 'yes' | 'no' | 'dummy' | 'unknown';

export type ProfileName = 'aws' | 'fortrabbit' | 'r2' | 'minio' | 'ceph' | 'swift' | 'generic';

export interface StorageProfile {
  readonly name: ProfileName | (string & {});
  /** Uploads in parts. Without it, each object is one request of exact length. */
  readonly multipart: Support;
  /** Signed URLs. */
  readonly presign: Support;
  /** Visibility of single objects by access control lists. */
  readonly acl: Support;
  readonly versioning: Support;
  /** `If-None-Match: *` on writes: create only. */
  readonly conditionalCreate: Support;
  /** `If-Match: <etag>` on writes: replace only what was seen. */
  readonly conditionalReplace: Support;
  /** How the ETag of `If-Match` is written on writes; RFC 9110 has it in quotes. */
  readonly ifMatchOnWrite: 'quoted' | 'bare';
  /** `x-amz-checksum-…` headers are checked and kept. */
  readonly checksums: Support;
  /** The ETag of an object that was put in one request is the MD5 of its content. */
  readonly md5Etag: Support;
  /** Listings show the ETag that the object itself shows, also of copies. */
  readonly listedEtag: Support;
  /** Many deletions in one request. */
  readonly deleteBatch: Support;
  readonly copy: Support;
  /** `x-amz-copy-source-if-match`. `no`: it fails for objects that it should hold for; it is sent unless so. */
  readonly conditionalCopy: Support;
  /** Keys a listing's page holds at most. [keys] */
  readonly listPageMax: number;
  /** Whether listings come in the order of the keys' bytes. */
  readonly listOrdered: Support;
  /** `hard`: a write beyond the quota is refused. */
  readonly quota: 'none' | 'hard' | 'unknown';
  /** The bucket stands in the path, not in the host. */
  readonly pathStyle: boolean;
  /** The greatest object of one request; null: not public. [bytes] */
  readonly putMax: number | null;
  /** Public address of an object: `{bucket}`, `{region}` and `{key}` are replaced; null: there is none in general. */
  readonly publicUrl: string | null;
  /** Keys below this prefix are never public; null: not a rule here. */
  readonly privatePrefix: string | null;
  /** Where the facts are from. */
  readonly sources: readonly string[];
}
