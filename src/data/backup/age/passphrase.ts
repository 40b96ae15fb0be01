import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

/** 2^16 × 1 KiB = 64 MiB and a quarter of a second for each guess. The package's own 2^18 would need 256 MiB here, too. */
const usualWork = 16;
/** A header that asks for more than this is not answered: it would hold the machine for minutes. */
const mostWork = 22;
const label = 'age-encryption.org/v1/scrypt';
const zeroNonce = Buffer.alloc(12);
const cipher = 'chacha20-poly1305';

/** age's own way to lock with a passphrase (C2SP age, “scrypt recipient stanza”), by the system's scrypt. */
export function passphraseRecipient(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const sealer = createCipheriv(cipher, await keyOf(passphrase, salt, usualWork), zeroNonce, {
        authTagLength: 16,
      });
      const body = Buffer.concat([sealer.update(fileKey), sealer.final(), sealer.getAuthTag()]);
      return [new Stanza(['scrypt', unpadded(salt), String(usualWork)], new Uint8Array(body))];
    },
  };
}

export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas;
      const [kind, salt, work] = stanza?.args ?? [];
      // A header with more than one of them is not of age.
      if (
        stanzas.length !== 1 ||
        stanza === undefined ||
        kind !== 'scrypt' ||
        !salt ||
        !/^[1-9][0-9]?$/.test(work ?? '')
      )
        return null;
      if (Number(work) > mostWork || stanza.body.length !== 32) return null;
      const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(work));
      const opener = createDecipheriv(cipher, key, zeroNonce, { authTagLength: 16 });
      opener.setAuthTag(Buffer.from(stanza.body.subarray(16)));
      try {
        return new Uint8Array(Buffer.concat([opener.update(stanza.body.subarray(0, 16)), opener.final()]));
      } catch {
        return null;
      }
    },
  };
}

function keyOf(passphrase: string, salt: Buffer, work: number): Promise<Buffer> {
  const options = { N: 2 ** work, r: 8, p: 1, maxmem: 2 ** (work + 11) };
  return new Promise((done, fail) => {
    scrypt(passphrase, Buffer.concat([Buffer.from(label), salt]), 32, options, (error, key) =>
      error ? fail(error) : done(key),
    );
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
