import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** age's payload (C2SP age, “STREAM”): pieces of 64 KiB, each with a tag of its own, the last one marked as such. */
export const plainPiece = 64 * 1024;
export const tagLength = 16;
export const sealedPiece = plainPiece + tagLength;
const cipher = 'chacha20-poly1305';

export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** Seals or opens pieces in their order. The package does the same, in JavaScript: ten times slower. */
export class Pieces {
  readonly #key: Buffer;
  readonly #nonce = Buffer.alloc(12);

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** The sealed bytes, and their tag. */
  seal(plain: Uint8Array, isLast: boolean): readonly [Buffer, Buffer] {
    const sealer = createCipheriv(cipher, this.#key, this.#next(isLast), { authTagLength: tagLength });
    const sealed = sealer.update(plain);
    sealer.final();
    return [sealed, sealer.getAuthTag()];
  }

  /** Throws where a bit is not as it was, the order is another, or the end is missing. */
  open(sealed: Buffer, isLast: boolean): Buffer {
    if (sealed.length < tagLength) throw new Error('The file ends too early');
    const opener = createDecipheriv(cipher, this.#key, this.#next(isLast), { authTagLength: tagLength });
    opener.setAuthTag(sealed.subarray(sealed.length - tagLength));
    const plain = opener.update(sealed.subarray(0, sealed.length - tagLength));
    opener.final();
    return plain;
  }

  #next(isLast: boolean): Buffer {
    const nonce = Buffer.from(this.#nonce);
    nonce[11] = isLast ? 1 : 0;
    this.#nonce.writeUIntBE(this.#nonce.readUIntBE(5, 6) + 1, 5, 6);
    return nonce;
  }
}
