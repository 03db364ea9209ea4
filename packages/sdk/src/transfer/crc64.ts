/**
 * CRC-64/NVME, the checksum that S3 keeps of whole objects. Rare, and so by tables of 32-bit halves.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html; polynomial
 * 0xad93d23594c93659, reflected, all ones before and after.
 */
const POLYNOMIAL = 0x9a6c_9329_ac4b_c9b5n;

const HIGH = new Uint32Array(256);
const LOW = new Uint32Array(256);

for (let byte = 0; byte < 256; byte += 1) {
  let crc = BigInt(byte);
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1n) === 1n ? (crc >> 1n) ^ POLYNOMIAL : crc >> 1n;
  HIGH[byte] = Number(crc >> 32n);
  LOW[byte] = Number(crc & 0xffff_ffffn);
}

export class Crc64Nvme {
  #high = 0xffff_ffff;
  #low = 0xffff_ffff;

  update(data: Uint8Array): void {
    let high = this.#high;
    let low = this.#low;
    for (let at = 0; at < data.length; at += 1) {
      const index = (low ^ (data[at] ?? 0)) & 255;
      low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
      high = (high >>> 8) ^ (HIGH[index] ?? 0);
    }
    this.#high = high;
    this.#low = low;
  }

  /** Eight bytes, the most significant first. */
  async digest(): Promise<Uint8Array> {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32BE(~this.#high >>> 0, 0);
    bytes.writeUInt32BE(~this.#low >>> 0, 4);
    return bytes;
  }
}
