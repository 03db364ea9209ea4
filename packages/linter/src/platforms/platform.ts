/** What a platform does to the disk of a node, as data with its source. */
export interface Platform {
  /** As users name it. */
  readonly name: string;
  /** As a sentence names it. */
  readonly title: string;
  /** The release's own directory: `ephemeral` can be written and is wiped · `read-only`: writing fails · `persistent`. */
  readonly release: 'ephemeral' | 'read-only' | 'persistent';
  /** Do all nodes see one disk? */
  readonly shared: boolean;
  /** When the disk is wiped, in words: "at each deploy". */
  readonly wiped: string;
  /** Directories of the release that the platform itself keeps for all nodes; relative to the root, no slash at the end. */
  readonly keeps?: readonly string[];
  /** What to do there, one sentence, added to a remedy. */
  readonly advice?: string;
  /** Limits that are published; what is not stays out. */
  readonly limits?: {
    /** Largest release, packed [bytes]. */
    readonly releaseBytes?: number;
    /** Room for temporary files of one node or instance [bytes]. */
    readonly temporaryBytes?: number;
  };
  /** Addresses of documents, or `repository: path`, that say so. */
  readonly source: string;
}

/** [bytes] */
export const MB: number = 1_000_000;
/** [bytes] */
export const GB: number = 1_000_000_000;
