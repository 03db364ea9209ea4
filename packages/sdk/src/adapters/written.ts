/** Options of our adapters beyond Flystorage's; its option bags hand them on. */

/** What became of a write. */
export interface Written {
  /** Of the stored object, without quotes; empty where the endpoint gives none. */
  readonly etag: string;
  readonly versionId?: string | undefined;
  /** [bytes] */
  readonly size: number;
  /** Hex. */
  readonly md5?: string | undefined;
}

export interface TidemarkWriteOptions {
  /** Told once the object is stored. */
  readonly onWritten?: (written: Written) => void;
  /** `*`: fails when the file exists. */
  readonly ifNoneMatch?: '*';
  /** An ETag: fails when the file is another by now. */
  readonly ifMatch?: string;
  /** User metadata. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
}

export interface TidemarkReadOptions {
  /** Bytes from `start` to `end`, both inclusive. */
  readonly range?: { readonly start: number; readonly end?: number };
  /** An ETag: fails when the file is another by now. */
  readonly ifMatch?: string;
}
