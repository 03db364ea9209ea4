/** Several digests of one content in one pass. */
import { createHash, type Hash } from 'node:crypto';

export interface DigestWish {
  readonly md5?: boolean;
  readonly sha256?: boolean;
  readonly crc64nvme?: boolean;
  /** Parts of an upload, whose MD5s make up a composite ETag. [bytes] */
  readonly partSize?: number | undefined;
}

export interface Digests {
  /** Hex. */
  readonly md5?: string;
  readonly sha256?: string;
  readonly crc64nvme?: string;
  /** `<md5 of md5s>-<parts>` */
  readonly composite?: string;
}

interface Crc {
  update(data: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

export class Digester {
  readonly #md5: Hash | undefined;
  readonly #sha256: Hash | undefined;
  readonly #crc: Crc | undefined;
  readonly #partSize: number | undefined;
  #part: Hash | undefined;
  #partLength = 0;
  readonly #parts: Buffer[] = [];

  private constructor(wish: DigestWish, crc: Crc | undefined) {
    this.#md5 = wish.md5 ? createHash('md5') : undefined;
    this.#sha256 = wish.sha256 ? createHash('sha256') : undefined;
    this.#crc = crc;
    this.#partSize = wish.partSize;
  }

  static async make(wish: DigestWish): Promise<Digester> {
    if (!wish.crc64nvme) return new Digester(wish, undefined);
    const { Crc64Nvme } = await import('./crc64.ts');
    return new Digester(wish, new Crc64Nvme());
  }

  update(chunk: Uint8Array): void {
    this.#md5?.update(chunk);
    this.#sha256?.update(chunk);
    this.#crc?.update(chunk);
    if (this.#partSize === undefined) return;
    for (let at = 0; at < chunk.length; ) {
      this.#part ??= createHash('md5');
      const taken = Math.min(chunk.length - at, this.#partSize - this.#partLength);
      this.#part.update(chunk.subarray(at, at + taken));
      this.#partLength += taken;
      at += taken;
      if (this.#partLength === this.#partSize) this.#endPart();
    }
  }

  async digest(): Promise<Digests> {
    if (this.#partLength > 0) this.#endPart();
    const crc = await this.#crc?.digest();
    return {
      ...(this.#md5 === undefined ? {} : { md5: this.#md5.digest('hex') }),
      ...(this.#sha256 === undefined ? {} : { sha256: this.#sha256.digest('hex') }),
      ...(crc === undefined ? {} : { crc64nvme: Buffer.from(crc).toString('hex') }),
      ...(this.#partSize === undefined ? {} : { composite: compositeOf(this.#parts) }),
    };
  }

  #endPart(): void {
    if (this.#part !== undefined) this.#parts.push(this.#part.digest());
    this.#part = undefined;
    this.#partLength = 0;
  }
}

/** The ETag of an upload in parts. @param parts MD5 of each */
export function compositeOf(parts: readonly Uint8Array[]): string {
  return `${createHash('md5').update(Buffer.concat(parts)).digest('hex')}-${parts.length}`;
}

/** @param content read to its end */
export async function digestsOf(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  wish: DigestWish,
): Promise<Digests> {
  const digester = await Digester.make(wish);
  for await (const chunk of content) digester.update(chunk);
  return digester.digest();
}
