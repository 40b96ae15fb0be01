import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** How many bytes of a database are one chunk. Measured at 1,000,000 patients; see docs/decisions.md. */
export const chunkSize = 16 * 1024;
export const nameLength = 32;
const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
const compression = {
  params: { [constants.ZSTD_c_compressionLevel]: 1 },
  // One piece of memory for all of it, of the size that it needs.
  chunkSize: chunkSize + 1024,
};

/** How chunks are named and what of them is stored. */
export interface Codec {
  /** The hash of what is in it; keyed when the store is encrypted, so that a name tells nothing of its content. */
  name(plain: Uint8Array): Buffer;
  /** What is stored, in parts that follow each other. */
  encode(plain: Uint8Array, name: Buffer): readonly Buffer[];
  /** Throws, or answers something else, where what is stored is not as it was written: compare or `name` it. */
  decode(stored: Buffer, name: Buffer): Buffer;
}

/** @param key 32 bytes, or null for a store that is not encrypted */
export function codecOf(key: Buffer | null): Codec {
  return key === null ? plainCodec : keyedCodec(key);
}

const plainCodec: Codec = {
  name: (plain) => createHash('sha256').update(plain).digest(),
  encode: (plain) => [zstdCompressSync(plain, compression)],
  decode: decompress,
};

function keyedCodec(key: Buffer): Codec {
  const part = (what: string) => Buffer.from(hkdfSync('sha256', key, '', `frontdesk chunk ${what}`, 32));
  const naming = part('names');
  const sealing = part('contents');
  return {
    name: (plain) => createHmac('sha256', naming).update(plain).digest(),
    encode(plain, name) {
      const nonce = randomBytes(nonceLength);
      const sealer = createCipheriv(cipher, sealing, nonce, { authTagLength: tagLength }).setAAD(name);
      const sealed = sealer.update(zstdCompressSync(plain, compression));
      sealer.final();
      return [nonce, sealed, sealer.getAuthTag()];
    },
    decode(stored, name) {
      if (stored.length < nonceLength + tagLength) throw new Error('Too short');
      const opener = createDecipheriv(cipher, sealing, stored.subarray(0, nonceLength), {
        authTagLength: tagLength,
      });
      opener.setAAD(name).setAuthTag(stored.subarray(stored.length - tagLength));
      const packed = stored.subarray(nonceLength, stored.length - tagLength);
      return decompress(Buffer.concat([opener.update(packed), opener.final()]));
    },
  };
}

/** What was damaged may claim any length. */
function decompress(stored: Buffer): Buffer {
  return zstdDecompressSync(stored, { maxOutputLength: chunkSize, chunkSize });
}
