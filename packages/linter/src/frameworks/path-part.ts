/** Where a path lies, see the design: a value may have several. */
export type Place = 'temporary' | 'stream' | 'remote' | 'abstraction' | 'mount' | 'app' | 'unknown';

/** Which part of a call is the path that is written. Named arguments are resolved by `name`. */
export type PathPart =
  /** The argument at this position (from 0), or of this name. */
  | { readonly arg: number; readonly name?: string }
  /** The value of `key` in the array argument at this position: `new Mpdf(['tempDir' => …])`, Guzzle's `sink`. */
  | { readonly arg: number; readonly key: string }
  /** A stream handle: the path is the one it was opened with. */
  | { readonly handle: number }
  /** A shell command: the redirection target or the output argument in the text. */
  | { readonly command: number }
  /** The object that is called carries the path: its constructor's (or `via` method's) argument. */
  | { readonly receiver: number; readonly via?: string }
  /** An argument below the directory of the object, which `directory` names in the array that it was made with: a disk's `root`. */
  | {
      readonly receiver: number;
      readonly directory: string;
      readonly below: { readonly arg: number; readonly name: string };
    }
  /** Every element of the array argument (Symfony's `mkdir(iterable)`). */
  | { readonly each: number }
  /**
   * The options that earlier calls of the same function gave the object, as method → position of the array: the value of the
   * first of the keys that is there. Where none is, settings that stand elsewhere decide.
   */
  | { readonly options: Readonly<Record<string, number>>; readonly keys: readonly string[] }
  /** The path does not stand in the call: the framework decides (`.htaccess`, `storage/oauth-*.key`). */
  | { readonly fixed: string; readonly place: Place };
