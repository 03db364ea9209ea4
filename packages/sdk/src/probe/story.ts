/** What one visitor does on a site, as it was recorded or written down. */

/** A field of a form. */
export interface FormField {
  readonly name: string;
  readonly value: string;
  /** Of a file: its bytes where the recording has them. */
  readonly file?: { readonly name: string; readonly type: string; readonly content?: Buffer | undefined };
}

export type StepBody =
  | { readonly kind: 'form'; readonly fields: readonly FormField[] }
  | { readonly kind: 'multipart'; readonly fields: readonly FormField[] }
  | { readonly kind: 'text'; readonly type: string; readonly text: string };

/** What was answered when it was recorded. */
export interface Recorded {
  readonly status: number;
  /** As a path of the site, where it led on. */
  readonly redirect?: string | undefined;
  readonly text?: string | undefined;
}

export interface Step {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: StepBody | undefined;
  readonly recorded?: Recorded | undefined;
}

export interface Story {
  /** For people: the file it was read from. */
  readonly name: string;
  /** The site it was recorded on, which addresses in it lead to; absent where there is none. */
  readonly origin?: string | undefined;
  readonly steps: readonly Step[];
  /** Requests of the recording that are not asked again, and why. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Of one story; more is left out and counted. */
export const STEPS_MAX = 2000;

/** Words of addresses that end a visitor's session, which is then no longer there to be looked at. */
const ENDS_SESSION = /log-?out|sign-?out|log-?off|userlogout/i;

export function endsSession(path: string): boolean {
  return ENDS_SESSION.test(path);
}
