export interface CredentialValues {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  /** After this they are asked for anew. */
  readonly expiration?: Date | undefined;
}

/** Lets `console.log` and `util.inspect` print a text in place of an object's inside. */
export function inspectedAs(target: object, text: () => string): void {
  Object.defineProperty(target, Symbol.for('nodejs.util.inspect.custom'), { value: text });
}

/** Values that no print, log or inspection shows: they are read by `reveal()` alone. */
export class Credentials {
  readonly #values: CredentialValues;
  /** In words, for messages: `the variables OBJECT_STORAGE_KEY and OBJECT_STORAGE_SECRET`. */
  readonly origin: string;

  constructor(values: CredentialValues, origin: string) {
    // Copied, so that an object the caller prints later holds nothing of ours and the reverse.
    this.#values = { ...values };
    this.origin = origin;
    inspectedAs(this, () => this.toString());
  }

  reveal(): CredentialValues {
    return this.#values;
  }

  toString(): string {
    return `Credentials from ${this.origin}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Gives credentials whenever they are needed; may be called often. */
export type CredentialSource = () => Promise<Credentials>;
